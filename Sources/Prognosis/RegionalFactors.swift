import ModelDirectory
import Statistics

/// What sets a region apart from the nation, shrunk towards it by how little is known.
enum RegionalFactors {
  /// Factors on national rates from observed and expected counts, by gamma-Poisson shrinkage.
  ///
  /// - Parameters:
  ///   - data: counts per region; nil gives factors of 1.
  ///   - weights: what the nation's rates give each region in the base year; the factors are scaled once so
  ///     that their sum stays as it is.
  ///   - file: the table to name when it can't be used.
  static func poisson(_ data: ObservedExpected?, weights: [Double], file: String) throws(PrognosisError)
    -> [Double]
  {
    guard let data else { return weights.map { _ in 1 } }
    let scaled = centred(data)
    do {
      let fit = try GammaPoissonShrinkage(observed: scaled.observed, expected: scaled.expected)
      return rescale(fit.factors, weights: weights)
    } catch {
      throw .unusable(file: file, what: "\(error)")
    }
  }

  /// Factors on national use from observed and expected use, which may be euros.
  ///
  /// Not scaled: the base year's demand is normalised in CareDemand.
  static func dispersed(_ data: ObservedExpected?, regions: Int, file: String) throws(PrognosisError)
    -> [Double]
  {
    guard let data else { return [Double](repeating: 1, count: regions) }
    let scaled = centred(data)
    do {
      return try DispersedRatioShrinkage(observed: scaled.observed, expected: scaled.expected).factors
    } catch {
      throw .unusable(file: file, what: "\(error)")
    }
  }

  /// `factors` times one number, so that their weighted sum is that of ones.
  static func rescale(_ factors: [Double], weights: [Double]) -> [Double] {
    let total = weights.reduce(0, +)
    let weighted = zip(factors, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return weighted > 0 ? factors.map { $0 * total / weighted } : factors
  }

  /// Expected counts on the level of the observed ones, over the regions that have both.
  private static func centred(_ data: ObservedExpected) -> ObservedExpected {
    let known = data.observed.indices.filter { !data.observed[$0].isNaN && !data.expected[$0].isNaN }
    let observed = known.reduce(0) { $0 + data.observed[$1] }
    let expected = known.reduce(0) { $0 + data.expected[$1] }
    guard observed > 0, expected > 0 else { return data }
    return ObservedExpected(
      observed: data.observed, expected: data.expected.map { $0 * observed / expected })
  }
}
