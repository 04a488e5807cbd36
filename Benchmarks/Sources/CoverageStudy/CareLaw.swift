import Foundation
import ModelDirectory
import Prognosis
import Statistics

/// How true use of care differs from what is central: growth, healthy ageing, regional ratios.
struct CareLaw: Sendable {
  let trends: [SplitNormal]
  let trendCorrelation: Double
  let healthyAgeing: SplitNormal
  /// The variance of the logarithm of a true ratio, per product; 0 where the model has no regional figures.
  let logVariances: [Double]
  /// The chance variance of the logarithm of an observed ratio: products x regions.
  let noise: [[Double]]
  let codes: [String]

  /// The law of the products of `parameters`, with variances between all municipalities of `full`.
  init(full: RegionModel, parameters: CareUncertainty) throws {
    guard let trends = parameters.trends, let margin = parameters.healthyAgeing else {
      throw StudyError.sourceMissing(["margins of care"])
    }
    (self.trends, trendCorrelation, healthyAgeing) = (trends, parameters.trendCorrelation, margin)
    codes = parameters.codes
    let kept = EightRegions.codes.compactMap { code in full.regions.firstIndex { $0.code == code } }
    var (variances, noise) = ([Double](), [[Double]]())
    for code in codes {
      guard let use = full.care.regional[code] else {
        // Without regional figures the ratio is 1 everywhere, and known.
        variances.append(0)
        noise.append(kept.map { _ in 0 })
        continue
      }
      let fit = try DispersedRatioShrinkage(observed: use.observed, expected: use.expected)
      variances.append(log1p(fit.betweenVariance))
      noise.append(kept.map { log1p(fit.dispersion / use.expected[$0]) })
    }
    (logVariances, self.noise) = (variances, noise)
  }

  /// A value of a margin, at the standard normal number `z`: the tenth and ninetieth percentiles are those given.
  static func value(_ margin: SplitNormal, _ z: Double) -> Double {
    let ninetieth = 1.281_551_565_544_6
    return margin.centre + z / ninetieth * (z < 0 ? margin.centre - margin.p10 : margin.p90 - margin.centre)
  }
}
