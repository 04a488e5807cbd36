import CLAPACKShims

/// The rank-revealing factorisation `A P = Q R` by Householder reflections with column pivoting.
///
/// The columns of the m by n matrix `A` are reordered by `P` so that the magnitudes on the diagonal of `R`
/// don't increase; the rank is read off that diagonal. Columns in very different units should be scaled
/// before they come here: a column counts as dependent by its size beside the largest.
public struct PivotedQR: Sendable {
  /// What to do with a least-squares problem whose columns are dependent.
  public enum RankDeficiency: Sendable {
    /// Throw `.rankDeficient`.
    case refuse
    /// Give a minimiser in which each column left out by the pivoting has coefficient 0.
    case basicSolution
  }

  /// R above the diagonal and the reflections' vectors below it, as DGEQP3 leaves them.
  let factored: Matrix
  /// The scale of each reflection.
  let reflectionScales: [Double]

  /// Column `j` of `A P` is column `permutation[j]` of `A`, counted from 0.
  public let permutation: [Int]
  /// How many columns are independent: the diagonal elements of `R` above tolerance × the first.
  public let rank: Int
  /// An estimate of `1 / (‖R‖₁ ‖R⁻¹‖₁)` for the leading square triangle of order min(m, n), from
  /// DTRCON; 0 when that triangle is singular, 1 when it is empty.
  public let reciprocalCondition: Double

  /// Factors an m by n matrix of any shape.
  ///
  /// - Parameter tolerance: relative to the largest diagonal element of `R`; max(m, n) × machine
  ///   precision by default.
  /// - Throws: `.notFinite`.
  /// - Complexity: 2 n² (m - n/3) multiplications and additions for m >= n.
  public init(_ a: Matrix, tolerance: Double? = nil) throws(LinearAlgebraError) {
    // DGEQP3 reports success on a NaN.
    guard a.isFinite else { throw .notFinite }
    let (m, n) = (la_int(a.rows), la_int(a.columns))
    let steps = min(a.rows, a.columns)
    var qr = a
    var pivots = [la_int](repeating: 0, count: a.columns)
    var scales = [Double](repeating: 0, count: steps)
    var reciprocal = 1.0
    if steps > 0 {
      let info = unsafe qr.elements.withUnsafeMutableBufferPointer { qr in
        unsafe pivots.withUnsafeMutableBufferPointer { pivots in
          unsafe scales.withUnsafeMutableBufferPointer { scales in
            let (qr, pivots) = (qr.baseAddress!, pivots.baseAddress!)
            let scales = scales.baseAddress!
            let info = unsafe withBestWorkspace {
              unsafe la_dgeqp3(m, n, qr, m, pivots, scales, $0, $1)
            }
            reciprocal = unsafe reciprocalConditionOfTriangle(qr, order: la_int(steps), leadingDimension: m)
            return info
          }
        }
      }
      requireAccepted(info)
      guard qr.isFinite else { throw .notFinite }
    } else {
      pivots = (0..<n).map { $0 + 1 }
    }
    let threshold = tolerance ?? Double(max(a.rows, a.columns)) * .ulpOfOne
    let first = steps > 0 ? qr[0, 0].magnitude : 0
    (factored, reflectionScales, reciprocalCondition) = (qr, scales, reciprocal)
    permutation = pivots.map { Int($0) - 1 }
    rank = first == 0 ? 0 : (0..<steps).prefix { qr[$0, $0].magnitude > threshold * first }.count
  }

  /// The upper triangle (trapezium when m < n) `R`, min(m, n) by n, its columns in pivoted order.
  public var r: Matrix {
    let steps = min(factored.rows, factored.columns)
    var r = Matrix(rows: steps, columns: factored.columns)
    for j in 0..<factored.columns { for i in 0..<min(j + 1, steps) { r[i, j] = factored[i, j] } }
    return r
  }

  /// The first min(m, n) columns of the orthogonal `Q`, m by min(m, n).
  public var thinQ: Matrix {
    let steps = min(factored.rows, factored.columns)
    var q = Matrix(rows: factored.rows, columns: steps)
    for i in 0..<steps { q[i, i] = 1 }
    return applyingQ(to: q, transposed: false)
  }

  /// The product `Qᵀ b` (or `Q b`) with the whole m by m `Q`, which isn't formed.
  func applyingQ(to b: Matrix, transposed: Bool) -> Matrix {
    guard !b.elements.isEmpty, !reflectionScales.isEmpty else { return b }
    var product = b
    let m = la_int(b.rows)
    let info = unsafe factored.elements.withUnsafeBufferPointer { qr in
      unsafe reflectionScales.withUnsafeBufferPointer { scales in
        unsafe product.elements.withUnsafeMutableBufferPointer { c in
          let (qr, scales, c) = (qr.baseAddress!, scales.baseAddress!, c.baseAddress!)
          return unsafe withBestWorkspace { work, lwork in
            unsafe la_dormqr(
              LA_LEFT, transposed ? LA_TRANS : LA_NO_TRANS, m, la_int(b.columns),
              la_int(reflectionScales.count), qr, m, scales, c, m, work, lwork)
          }
        }
      }
    }
    requireAccepted(info)
    return product
  }
}
