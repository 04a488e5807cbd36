import ModelDirectory
import Statistics

/// What sets a region apart from the nation, shrunk towards it by how little is known.
enum RegionalFactors {
  /// Factors on national rates from observed and expected counts, by gamma-Poisson shrinkage.
  ///
  /// - Parameters:
  ///   - data: counts per region; nil, or nothing observed anywhere, gives factors of 1.
  ///   - regions: the regions, to name one that can't be used.
  ///   - weights: what the nation's rates give each region in the base year; the factors are scaled once so
  ///     that their sum stays as it is.
  ///   - level: what the sum is multiplied by, where the model as a whole differs from the rates.
  ///   - file: the table to name when it can't be used.
  static func poisson(
    _ data: ObservedExpected?, of regions: [Region], weights: [Double], level: Double = 1, file: String
  ) throws(PrognosisError) -> [Double] {
    try poissonPosterior(data, of: regions, weights: weights, level: level, file: file).factors
  }

  /// The factors of `poisson` with their posterior: its shape is that of the shrinkage, its mean the scaled factor.
  static func poissonPosterior(
    _ data: ObservedExpected?, of regions: [Region], weights: [Double], level: Double = 1, file: String
  ) throws(PrognosisError) -> RegionalPosterior {
    var posterior = RegionalPosterior(known: regions.map { _ in 1 })
    posterior.factors = try factors(data, regions, file: file) { (counts) throws(StatisticsError) in
      let fit = try GammaPoissonShrinkage(observed: counts.observed, expected: counts.expected)
      posterior.shapes = regions.indices.map(fit.shape)
      return fit.factors
    }
    let total = weights.reduce(0, +) * level
    guard total > 0 else { return posterior }
    do throws(StatisticsError) {
      posterior.factors = try rescaled(posterior.factors, weights: weights, total: total)
      return posterior
    } catch {
      throw .unusable(file: file, what: error.description)
    }
  }

  /// Factors on national use from observed and expected use, which may be euros, with their posterior variances.
  ///
  /// Not scaled: the base year's demand is normalised in CareDemand. The variances are 0 where there is nothing to estimate
  /// them from.
  static func dispersed(
    _ data: ObservedExpected?, of regions: [Region], file: String
  ) throws(PrognosisError) -> (factors: [Double], variances: [Double]) {
    var variances = regions.map { _ in 0.0 }
    let factors = try factors(data, regions, file: file) { (amounts) throws(StatisticsError) in
      let fit = try DispersedRatioShrinkage(observed: amounts.observed, expected: amounts.expected)
      variances = fit.posteriorVariances.map { $0.isFinite ? $0 : 0 }
      return fit.factors
    }
    return (factors, variances)
  }

  /// Observed over expected of all regions together: how far the model as a whole is from the rates that it uses.
  ///
  /// 1 in a model of a whole nation, whose regions add up to it (within 0.1 %); other than 1 in a model of a part of a
  /// nation with that nation's rates. 1 also where some region has no figures.
  static func level(_ data: ObservedExpected?) -> Double {
    guard let data else { return 1 }
    let level = data.observed.reduce(0, +) / data.expected.reduce(0, +)
    return level.isFinite && level > 0 && abs(level - 1) > 1e-3 ? level : 1
  }

  static func factors(
    _ data: ObservedExpected?, _ regions: [Region], file: String,
    by shrinkage: (ObservedExpected) throws(StatisticsError) -> [Double]
  ) throws(PrognosisError) -> [Double] {
    guard let data, let usable = try usable(data, regions, file: file) else { return regions.map { _ in 1 } }
    do throws(StatisticsError) {
      return try shrinkage(usable)
    } catch .spreadNotEstimable {
      // Nearly all regions were given a ratio of 1: the few others can't be called noise or signal, and stay.
      return zip(usable.observed, usable.expected).map { $1 > 0 ? $0 / $1 : 1 }
    } catch {
      throw .unusable(file: file, what: error.description)
    }
  }

  /// The data with expected figures on the level of the observed ones, if every region has both; regions without
  /// figures have ratio 1, which speaks of the level given. Nil where nothing was observed, so that no region stands out.
  static func usable(
    _ data: ObservedExpected, _ regions: [Region], file: String
  ) throws(PrognosisError) -> ObservedExpected? {
    let known = data.observed.indices.filter { !data.observed[$0].isNaN && !data.expected[$0].isNaN }
    for r in known where data.observed[r] > 0 && data.expected[r] <= 0 {
      throw .unusable(
        file: file,
        what: "\(regions[r].code) has \(data.observed[r]) observed where nothing is expected: "
          + "its people and the rates by age give none")
    }
    let observed = known.reduce(0) { $0 + data.observed[$1] }
    let expected = known.reduce(0) { $0 + data.expected[$1] }
    guard observed > 0, expected > 0 else { return nil }
    guard known.count == regions.count else { return data }
    return ObservedExpected(
      observed: data.observed, expected: data.expected.map { $0 * observed / expected })
  }
}
