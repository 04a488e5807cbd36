import CLAPACKShims

/// The eigenvalues and eigenvectors of a symmetric matrix, `A = V diag(values) Vᵀ`.
///
/// The element of largest magnitude in each vector (the first of equals) is positive.
public struct SymmetricEigen: Sendable {
  /// The eigenvalues, smallest first.
  public let values: [Double]
  /// The orthonormal eigenvectors, by column, in the order of the values.
  public let vectors: Matrix

  /// Decomposes `a` by DSYEVD, using its lower triangle only.
  ///
  /// - Precondition: `a` is square.
  /// - Throws: `.notFinite` (also when the NaN stands above the diagonal) or `.eigenDidNotConverge`.
  /// - Complexity: of order n³.
  public init(_ a: Matrix) throws(LinearAlgebraError) {
    precondition(a.rows == a.columns)
    guard a.isFinite else { throw .notFinite }
    guard a.rows > 0 else {
      (values, vectors) = ([], a)
      return
    }
    let n = la_int(a.rows)
    var v = a
    var w = [Double](repeating: 0, count: a.rows)
    let info = unsafe v.elements.withUnsafeMutableBufferPointer { v in
      unsafe w.withUnsafeMutableBufferPointer { w in
        unsafe Self.decompose(v.baseAddress!, order: n, values: w.baseAddress!)
      }
    }
    requireAccepted(info)
    guard info == 0 else { throw .eigenDidNotConverge(code: Int(info)) }
    guard v.isFinite, w.allSatisfy(\.isFinite) else { throw .notFinite }
    for j in 0..<v.columns where v.leadingElementIsNegative(ofColumn: j) { v.negateColumn(j) }
    (values, vectors) = (w, v)
  }

  /// The smallest magnitude among the eigenvalues over the largest: 0 when `A` is singular, 1 when it is
  /// empty.
  public var reciprocalCondition: Double {
    guard let largest = values.map(\.magnitude).max(), let smallest = values.map(\.magnitude).min() else {
      return 1
    }
    return largest == 0 ? 0 : smallest / largest
  }

  private static func decompose(
    _ a: UnsafeMutablePointer<Double>, order n: la_int, values w: UnsafeMutablePointer<Double>
  ) -> la_info {
    var (best, integerBest) = (0.0, la_int(0))
    let query = unsafe la_dsyevd(LA_LOWER, n, a, n, w, &best, -1, &integerBest, -1)
    guard query == 0 else { return query }
    return unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: Int(best)) { work in
      unsafe withUnsafeTemporaryAllocation(of: la_int.self, capacity: Int(integerBest)) { iwork in
        unsafe la_dsyevd(
          LA_LOWER, n, a, n, w, work.baseAddress!, la_int(work.count), iwork.baseAddress!,
          la_int(iwork.count))
      }
    }
  }
}
