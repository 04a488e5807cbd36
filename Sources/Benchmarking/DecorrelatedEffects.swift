import LinearAlgebra

/// The linear predictor of a regression split over determinants that go together.
///
/// With z the determinants in standard deviations from their mean and β the coefficients per standard deviation, the predictor
/// above its mean is Σ β_j z_j. Read term by term that sum misleads when determinants nearly repeat each other: β of
/// opposite signs, each without meaning, give terms far larger than their sum. Instead
///
/// Σ_j β_j z_j = Σ_j ω_j z*_j, ω = R^(1/2) β, z* = R^(-1/2) z,
///
/// with R the correlation of the determinants. z* are the decorrelated determinants that stay closest to z
/// (``SimilarityMetric`` measures likeness along such axes), so that term j still stands for determinant j, and what several
/// determinants say together is shared among them. ω_j² is the share of the predictor's variance that goes to determinant
/// j. With uncorrelated determinants ω = β.
///
/// Source: Zuber and Strimmer (2011), *Statistical Applications in Genetics and Molecular Biology* 10(1), article 34, on ω
/// (CAR scores).
public struct DecorrelatedEffects: Sendable {
  /// ω_j.
  public let weights: [Double]
  /// R^(-1/2).
  private let whitening: Matrix
  private let scale: ColumnScale

  /// Splits the predictor of a regression.
  ///
  /// - Parameters:
  ///   - values: the regions of the fit by determinants, each in its own unit, all known.
  ///   - coefficients: β per standard deviation (divisor n - 1) of each determinant.
  /// - Precondition: as many coefficients as columns.
  /// - Throws: `.notFinite`; `.tooFewRegions` below 2; `.noVariance`; `.singular` for determinants that say the same.
  /// - Complexity: n p² + p³.
  public init(_ values: Matrix, coefficients: [Double]) throws(SimilarityError) {
    precondition(coefficients.count == values.columns)
    for j in 0..<values.columns {
      for i in 0..<values.rows where !values[i, j].isFinite { throw .notFinite(row: i, column: j) }
    }
    scale = try values.checkedScale()
    let z = values.standardised(by: scale)
    var correlation = z.transposeTimes(z)
    for j in 0..<correlation.columns {
      for k in 0..<correlation.rows { correlation[k, j] /= Double(values.rows - 1) }
    }
    let roots = try Self.roots(correlation)
    whitening = roots.inverse
    weights = roots.root * coefficients
  }

  /// R^(1/2) and R^(-1/2).
  private static func roots(
    _ correlation: Matrix
  ) throws(SimilarityError) -> (root: Matrix, inverse: Matrix) {
    let eigen: SymmetricEigen
    do { eigen = try SymmetricEigen(correlation) } catch { throw .singular(error) }
    let (least, largest) = (eigen.values.first ?? 1, eigen.values.last ?? 1)
    guard least > Double(correlation.rows) * .ulpOfOne * largest else {
      throw .singular(.illConditioned(reciprocal: max(0, least / largest)))
    }
    func power(_ exponent: (Double) -> Double) -> Matrix {
      var scaled = eigen.vectors
      for j in 0..<scaled.columns {
        let factor = exponent(eigen.values[j])
        for i in 0..<scaled.rows { scaled[i, j] *= factor }
      }
      return scaled.timesTranspose(eigen.vectors)
    }
    return (power { $0.squareRoot() }, power { 1 / $0.squareRoot() })
  }

  /// How much of the predictor each determinant is given at these values, ω_j z*_j; they add up to Σ β_j z_j.
  ///
  /// - Parameter values: one per determinant, in its own unit; a NaN makes all of them NaN.
  public func effects(of values: [Double]) -> [Double] {
    precondition(values.count == weights.count)
    let z = values.indices.map { scale.standardised(values[$0], column: $0) }
    return zip(weights, whitening * z).map { $0 * $1 }
  }
}
