import LinearAlgebra

/// The correlation of characteristics, drawn towards none as far as the number of regions asks for.
///
/// R_s = (1 - λ) R + λ I, with R the p by p sample correlation and λ the intensity that minimises the expected squared error,
/// λ = Σ_{j≠k} Var(r_jk) / Σ_{j≠k} r_jk², with Var(r_jk) = n / (n - 1)³ Σ_i (w_ijk - w̄_jk)² and w_ijk = z_ij z_ik,
/// z the values standardised over the n regions. λ is cut off at 1, and may be kept above a floor.
///
/// With unknown values, each pair of characteristics counts the regions where both are known; R then need not be positive
/// definite, and R_s only is for a large enough floor.
///
/// Source: Schäfer and Strimmer (2005), *Statistical Applications in Genetics and Molecular Biology* 4(1), article 32,
/// target D and appendix A, on the correlation.
public struct ShrunkenCorrelation: Sendable {
  /// The λ that minimises the expected squared error, 0...1; 1 where all sample correlations are 0.
  public let analyticIntensity: Double
  /// The λ that is used: the analytic one or the floor, whichever is larger.
  public let intensity: Double
  /// The shrunken correlation R_s, p by p, with ones on its diagonal.
  public let matrix: Matrix

  /// The correlation of the columns of `values`.
  ///
  /// - Parameters:
  ///   - values: regions by characteristics, in any unit; NaN where unknown.
  ///   - floor: the least λ, 0...1.
  /// - Precondition: the floor is within its bounds.
  /// - Throws: `.notFinite` for an infinity; `.tooFewRegions` below 2; `.noVariance`.
  /// - Complexity: n p².
  public init(_ values: Matrix, floor: Double = 0) throws(SimilarityError) {
    precondition(floor >= 0 && floor <= 1)
    let scale = try values.checkedScale()
    let standardised = values.standardised(by: scale)
    var r = Matrix.identity(values.columns)
    var (variances, squares) = (0.0, 0.0)
    for j in 0..<values.columns {
      for k in 0..<j {
        let pair = PairMoments(standardised, j, k)
        (r[j, k], r[k, j]) = (pair.correlation, pair.correlation)
        variances += pair.variance
        squares += pair.correlation * pair.correlation
      }
    }
    analyticIntensity = squares > 0 ? min(1, variances / squares) : 1
    intensity = max(floor, analyticIntensity)
    matrix = r.shrunkToIdentity(intensity)
  }

  /// The symmetric root of the inverse, R_s^(-1/2) = V diag(d^(-1/2)) Vᵀ with d and V the eigenvalues and eigenvectors of R_s.
  ///
  /// - Throws: `.singular` when an eigenvalue is 0 or below beside the largest, as happens without a floor when there are
  ///   fewer regions than characteristics.
  public func inverseSquareRoot() throws(SimilarityError) -> Matrix {
    let eigen: SymmetricEigen
    do { eigen = try SymmetricEigen(matrix) } catch { throw .singular(error) }
    let (least, largest) = (eigen.values.first ?? 1, eigen.values.last ?? 1)
    guard least > Double(matrix.rows) * .ulpOfOne * largest else {
      throw .singular(.illConditioned(reciprocal: max(0, least / largest)))
    }
    var scaled = eigen.vectors
    for j in 0..<scaled.columns {
      let root = eigen.values[j].squareRoot().squareRoot()
      for i in 0..<scaled.rows { scaled[i, j] /= root }
    }
    return scaled.timesTranspose(scaled)
  }
}

/// The mean and the variance of the products of two standardised columns, where both are known.
private struct PairMoments {
  let correlation: Double
  /// The estimated sampling variance of the correlation.
  let variance: Double

  init(_ z: Matrix, _ j: Int, _ k: Int) {
    let products = (0..<z.rows).map { z[$0, j] * z[$0, k] }.filter { !$0.isNaN }
    let n = Double(products.count)
    guard n > 1 else {
      (correlation, variance) = (0, 0)
      return
    }
    let mean = products.reduce(0, +) / n
    let squares = products.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    correlation = n / (n - 1) * mean
    variance = n / ((n - 1) * (n - 1) * (n - 1)) * squares
  }
}

extension Matrix {
  /// The scale of the columns, after the checks that every use of it needs.
  func checkedScale() throws(SimilarityError) -> ColumnScale {
    guard rows >= 2 else { throw .tooFewRegions(count: rows, needed: 2) }
    for j in 0..<columns {
      for i in 0..<rows where self[i, j].isInfinite { throw .notFinite(row: i, column: j) }
    }
    let scale = ColumnScale(self)
    for j in 0..<columns where !(scale.standardDeviations[j] > 0) {
      throw .noVariance(column: j, value: scale.means[j])
    }
    return scale
  }

  /// Every value minus its column's mean, in standard deviations.
  func standardised(by scale: ColumnScale) -> Matrix {
    var z = self
    for j in 0..<columns { for i in 0..<rows { z[i, j] = scale.standardised(self[i, j], column: j) } }
    return z
  }

  /// (1 - λ) of this correlation plus λ of the identity.
  fileprivate func shrunkToIdentity(_ intensity: Double) -> Matrix {
    var shrunk = self
    for j in 0..<columns { for i in 0..<rows where i != j { shrunk[i, j] *= 1 - intensity } }
    return shrunk
  }
}
