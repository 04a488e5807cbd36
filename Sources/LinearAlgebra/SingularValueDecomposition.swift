import CLAPACKShims

/// The thin decomposition `A = U S Vᵀ` of an m by n matrix, with k = min(m, n) singular values.
///
/// The sign of a pair of singular vectors is free; here the element of largest magnitude in each column of
/// `U` (the first of equals) is positive, so that one matrix has one answer.
public struct SingularValueDecomposition: Sendable {
  /// The left vectors, m by k, orthonormal columns.
  public let u: Matrix
  /// The k singular values, largest first.
  public let singularValues: [Double]
  /// The right vectors, transposed: k by n, orthonormal rows.
  public let vTransposed: Matrix

  /// Decomposes `a`, by DGESVD.
  ///
  /// - Throws: `.notFinite` or `.svdDidNotConverge`.
  /// - Complexity: of order m · n · min(m, n).
  public init(_ a: Matrix) throws(LinearAlgebraError) {
    let k = min(a.rows, a.columns)
    var u = Matrix(rows: a.rows, columns: k)
    var vt = Matrix(rows: k, columns: a.columns)
    let s = try a.singularValues(LA_THIN_VECTORS, u: &u, vt: &vt)
    guard u.isFinite, vt.isFinite else { throw .notFinite }
    for j in 0..<k where u.leadingElementIsNegative(ofColumn: j) {
      u.negateColumn(j)
      for i in 0..<a.columns { vt[j, i].negate() }
    }
    (self.u, singularValues, vTransposed) = (u, s, vt)
  }

  /// The smallest singular value over the largest, in the 2-norm: 0 when `A` is singular, 1 when it is
  /// empty.
  public var reciprocalCondition: Double {
    guard let largest = singularValues.first, let smallest = singularValues.last else { return 1 }
    return largest == 0 ? 0 : smallest / largest
  }
}

extension Matrix {
  /// The singular values, largest first.
  ///
  /// - Throws: `.notFinite` or `.svdDidNotConverge`.
  public func singularValues() throws(LinearAlgebraError) -> [Double] {
    // One element each, so that there is an address to pass; DGESVD doesn't touch them.
    var (u, vt) = (Matrix(rows: 1, columns: 1), Matrix(rows: 1, columns: 1))
    return try singularValues(LA_NO_VECTORS, u: &u, vt: &vt)
  }

  fileprivate func singularValues(
    _ vectors: la_vectors, u: inout Matrix, vt: inout Matrix
  ) throws(LinearAlgebraError) -> [Double] {
    // DGESVD answers finite values for a NaN, with INFO = 0.
    guard isFinite else { throw .notFinite }
    guard !elements.isEmpty else { return [] }
    let (m, n, ldu, ldvt) = (la_int(rows), la_int(columns), la_int(u.rows), la_int(vt.rows))
    var a = elements
    var s = [Double](repeating: 0, count: min(rows, columns))
    let info = unsafe a.withUnsafeMutableBufferPointer { a in
      unsafe s.withUnsafeMutableBufferPointer { s in
        unsafe u.elements.withUnsafeMutableBufferPointer { u in
          unsafe vt.elements.withUnsafeMutableBufferPointer { vt in
            let (a, s, u, vt) = (a.baseAddress!, s.baseAddress!, u.baseAddress!, vt.baseAddress!)
            return unsafe withBestWorkspace {
              unsafe la_dgesvd(vectors, m, n, a, m, s, u, ldu, vt, ldvt, $0, $1)
            }
          }
        }
      }
    }
    requireAccepted(info)
    guard info == 0 else { throw .svdDidNotConverge(remaining: Int(info)) }
    guard s.allSatisfy(\.isFinite) else { throw .notFinite }
    return s
  }
}
