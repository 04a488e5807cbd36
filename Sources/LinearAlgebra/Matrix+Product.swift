import CLAPACKShims

extension Matrix {
  /// Sets `c` to `op(a) op(b)`, where `op` transposes when asked to, without allocating.
  ///
  /// What `c` held before plays no part, not even a NaN. A NaN in `a` or `b` reaches every element of `c`
  /// that it belongs to.
  ///
  /// - Parameters:
  ///   - a: m by k after `transposeA`.
  ///   - b: k by n after `transposeB`.
  ///   - c: m by n already.
  /// - Precondition: the shapes fit.
  /// - Complexity: m · n · k multiplications, by DGEMM.
  public static func multiply(
    _ a: Matrix, transposeA: Bool = false, _ b: Matrix, transposeB: Bool = false, into c: inout Matrix
  ) {
    let (m, k) = transposeA ? (a.columns, a.rows) : (a.rows, a.columns)
    let (inner, n) = transposeB ? (b.columns, b.rows) : (b.rows, b.columns)
    precondition(k == inner, "inner dimensions \(k) and \(inner) differ")
    precondition(c.rows == m && c.columns == n, "the result is \(m) by \(n)")
    guard m > 0, n > 0 else { return }
    unsafe c.elements.withUnsafeMutableBufferPointer { c in
      guard k > 0 else { return unsafe c.update(repeating: 0) }
      unsafe a.elements.withUnsafeBufferPointer { ap in
        unsafe b.elements.withUnsafeBufferPointer { bp in
          unsafe la_dgemm(
            transposeA ? LA_TRANS : LA_NO_TRANS, transposeB ? LA_TRANS : LA_NO_TRANS, la_int(m), la_int(n),
            la_int(k), 1, ap.baseAddress!, la_int(a.rows), bp.baseAddress!, la_int(b.rows), 0,
            c.baseAddress!, la_int(m))
        }
      }
    }
  }

  /// The product `a b`.
  ///
  /// - Precondition: `a` has as many columns as `b` has rows.
  public static func * (a: Matrix, b: Matrix) -> Matrix {
    var c = Matrix(rows: a.rows, columns: b.columns)
    multiply(a, b, into: &c)
    return c
  }

  /// The product `selfᵀ b`, without forming the transpose.
  ///
  /// - Precondition: both have the same number of rows.
  public func transposeTimes(_ b: Matrix) -> Matrix {
    var c = Matrix(rows: columns, columns: b.columns)
    Matrix.multiply(self, transposeA: true, b, into: &c)
    return c
  }

  /// The product `self bᵀ`, without forming the transpose.
  ///
  /// - Precondition: both have the same number of columns.
  public func timesTranspose(_ b: Matrix) -> Matrix {
    var c = Matrix(rows: rows, columns: b.rows)
    Matrix.multiply(self, b, transposeB: true, into: &c)
    return c
  }

  /// The product `a x` with a vector.
  ///
  /// - Precondition: `x` is as long as `a` has columns.
  public static func * (a: Matrix, x: [Double]) -> [Double] { a.times(x, transpose: false) }

  /// The product `selfᵀ x` with a vector.
  ///
  /// - Precondition: `x` is as long as this matrix has rows.
  public func transposeTimes(_ x: [Double]) -> [Double] { times(x, transpose: true) }

  private func times(_ x: [Double], transpose: Bool) -> [Double] {
    let (length, inner) = transpose ? (columns, rows) : (rows, columns)
    precondition(x.count == inner, "the vector has \(x.count) elements, not \(inner)")
    var y = [Double](repeating: 0, count: length)
    guard !elements.isEmpty else { return y }
    unsafe elements.withUnsafeBufferPointer { a in
      unsafe x.withUnsafeBufferPointer { x in
        unsafe y.withUnsafeMutableBufferPointer { y in
          unsafe la_dgemv(
            transpose ? LA_TRANS : LA_NO_TRANS, la_int(rows), la_int(columns), 1, a.baseAddress!,
            la_int(rows), x.baseAddress!, 0, y.baseAddress!)
        }
      }
    }
    return y
  }
}
