import LinearAlgebra

/// The mean and covariance of a multivariate normal distribution from rows with unknown values, by expectation and
/// maximisation.
///
/// Each pass replaces an unknown part x_m of a row by its mean given the known part x_o, μ_m + Σ_mo Σ_oo⁻¹ (x_o - μ_o),
/// and sets μ to the mean of the completed rows and Σ = (1 - λ) S + λ I, where S is their covariance (divisor n) plus, for
/// each row, the covariance that is left in its unknown part, Σ_mm - Σ_mo Σ_oo⁻¹ Σ_om. That is the posterior
/// mode under an inverse-Wishart prior worth n λ / (1 - λ) rows of uncorrelated values with variance 1: λ = 0 is maximum
/// likelihood, and with λ > 0 Σ always has an inverse. Columns should come standardised, so that 1 is their unit.
///
/// Source: Dempster, Laird and Rubin (1977), *JRSS B* 39, 1-38; Little and Rubin (2002), *Statistical Analysis with
/// Missing Data*, section 11.2, and 11.2.2 on the prior.
package struct MultivariateNormalFit: Sendable {
  /// The mean μ per column.
  package private(set) var mean: [Double]
  /// The covariance Σ.
  package private(set) var covariance: Matrix
  /// The rows with their unknown values replaced by the mean given the known ones.
  package private(set) var completed: Matrix
  /// How many passes were made.
  package private(set) var passes = 0

  private let patterns: [MissingPattern]
  private let intensity: Double

  /// Fits the rows of `values`, NaN where unknown.
  ///
  /// - Parameters:
  ///   - values: rows by columns, in standard deviations; at least one row, and each row knows at least one value.
  ///   - intensity: λ, from 0 to below 1.
  ///   - tolerance: the change of a mean, covariance or completed value below which it stops.
  /// - Throws: `.singular`, only when λ is 0; `.didNotConverge` after `maximumPasses`.
  package init(
    _ values: Matrix, intensity: Double, tolerance: Double = 1e-13, maximumPasses: Int = 10_000
  ) throws(SimilarityError) {
    precondition(values.rows > 0 && intensity >= 0 && intensity < 1)
    self.intensity = intensity
    patterns = MissingPattern.all(in: values)
    (mean, covariance) = (Array(repeating: 0, count: values.columns), .identity(values.columns))
    completed = values
    for pattern in patterns { for i in pattern.rows { for j in pattern.unknown { completed[i, j] = 0 } } }
    var change = Double.infinity
    while !(change <= tolerance) {
      guard passes < maximumPasses else { throw .didNotConverge(passes: passes) }
      change = try pass()
    }
  }

  /// One expectation and one maximisation; how much they changed.
  private mutating func pass() throws(SimilarityError) -> Double {
    let before = (mean, covariance, completed)
    var remaining = Matrix(rows: mean.count, columns: mean.count)
    for pattern in patterns {
      try pattern.complete(&completed, mean: mean, covariance: covariance, remaining: &remaining)
    }
    maximise(remaining)
    passes += 1
    return [
      (before.0, mean), (before.1.elements, covariance.elements), (before.2.elements, completed.elements),
    ]
    .reduce(0) { max($0, zip($1.0, $1.1).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }) }
  }

  private mutating func maximise(_ remaining: Matrix) {
    let n = Double(completed.rows)
    mean = (0..<mean.count).map { completed.column($0).reduce(0, +) / n }
    var centred = completed
    for j in 0..<mean.count { for i in 0..<centred.rows { centred[i, j] -= mean[j] } }
    let products = centred.transposeTimes(centred)
    for j in 0..<mean.count {
      for i in 0..<mean.count {
        let s = (products[i, j] + remaining[i, j]) / n
        covariance[i, j] = (1 - intensity) * s + (i == j ? intensity : 0)
      }
    }
  }
}
