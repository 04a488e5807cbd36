import Foundation
import Statistics

extension DrawSampler {
  /// The factor (1 + g)^t of each item in the year with index `t`: items x draws.
  ///
  /// log(1 + g) follows its margin, at √ρ z + √(1 - ρ) z_k with z common to all items.
  package func careTrend(_ t: Int, draws: Range<Int>) -> [Double] {
    let care = parameters.care
    guard let trends = care.trends else {
      return care.growth.flatMap { growth in draws.map { _ in exp(Double(t) * log1p(growth)) } }
    }
    let common = normals(name(.careTrendCommon), draws, 0)
    let (shared, rest) = (care.trendCorrelation.squareRoot(), (1 - care.trendCorrelation).squareRoot())
    return trends.indices.flatMap { item in
      let own = normals(itemName(.careTrend, care.codes[item]), draws, 0)
      return zip(common, own).map { common, own in
        exp(Double(t) * trends[item].value(standardNormal: shared * common + rest * own))
      }
    }
  }

  /// The ratios of use of a region, the same in all years: items x draws.
  ///
  /// Lognormal with the posterior's mean and variance, so that none is negative.
  package func careRatios(region: Int, draws: Range<Int>) -> [Double] {
    let care = parameters.care
    return care.codes.indices.flatMap { item in
      let ratio = care.ratios[item, region]
      let variance = care.ratioVariances?[item, region] ?? 0
      guard variance > 0, ratio > 0 else { return [Double](repeating: ratio, count: draws.count) }
      let logVariance = log1p(variance / (ratio * ratio))
      let sd = logVariance.squareRoot()
      return normals(names.ratios[region][item], draws, 0).map { ratio * exp(sd * $0 - logVariance / 2) }
    }
  }

  /// The healthy share of the gain in life expectancy, per draw; below 0 and above 1 where the margin reaches there.
  package func healthyAgeingShares(_ draws: Range<Int>) -> [Double] {
    guard let margin = parameters.care.healthyAgeing else {
      return [Double](repeating: parameters.care.healthyAgeingShare, count: draws.count)
    }
    return normals(name(.healthyAgeing), draws, 0).map { margin.value(standardNormal: $0) }
  }

  private func itemName(_ purpose: DrawPurpose, _ code: String) -> StreamName {
    StreamName(seed: seed, purpose: "\(purpose.rawValue).\(code)")
  }
}
