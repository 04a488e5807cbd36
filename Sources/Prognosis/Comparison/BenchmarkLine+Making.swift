import Benchmarking
import Foundation
import ModelDirectory
import Statistics

extension BenchmarkLine {
  /// The line of an item and the area at `place` of a set; nil where nothing is known.
  init?(
    _ i: Int, _ place: Int, in set: ComparedSet, _ basis: ComparisonBasis, similar: IntervalEstimate?
  ) throws(PrognosisError) {
    let item = basis.items[i]
    guard let amount = set.amounts[i][place], let funnel = set.funnels.places[i][place] else { return nil }
    let ratio = try IntervalEstimate.ratio(item, amount)
    let prediction = set.predictions[i][place]
    self.init(
      observed: amount.observed, expected: amount.expected, ratio: ratio, shrunkRatio: amount.shrunkRatio,
      predicted: prediction.map(IntervalEstimate.init),
      unexplained: prediction.map { .unexplained(item, amount, $0, ratio: ratio) }, similar: similar,
      funnel: funnel.position, deviation: funnel.deviation, rank: set.rank(i, amount),
      rankedAreas: set.ranked(i))
  }
}

extension IntervalEstimate {
  /// Half the width of a normal 95 % interval in standard errors.
  static let z = NormalDistribution.quantile(0.975)

  /// Observed over expected, with the limits of an amount that comes in units of the item's dispersion.
  static func ratio(_ item: ComparedItem, _ amount: AreaAmount) throws(PrognosisError) -> IntervalEstimate {
    do throws(BenchmarkingError) {
      let limits = try AmountLimits(dispersion: item.spread.dispersion)
        .limits(observed: amount.observed, expected: amount.expected)
      return IntervalEstimate(value: amount.ratio, lower: limits.lowerBound, upper: limits.upperBound)
    } catch {
      throw .unusable(file: ComparedItem.file, what: "\(item.item.code): \(error)")
    }
  }

  /// A predicted ratio, symmetric on the logarithmic scale.
  init(_ prediction: RatioPrediction) {
    let factor = exp(Self.z * prediction.standardError)
    self.init(value: prediction.ratio, lower: prediction.ratio / factor, upper: prediction.ratio * factor)
  }

  /// Observed over predicted; from 0 where nothing was observed.
  static func unexplained(
    _ item: ComparedItem, _ amount: AreaAmount, _ prediction: RatioPrediction, ratio: IntervalEstimate
  ) -> IntervalEstimate {
    guard let deviation = UnexplainedSpread.deviation(item, amount, prediction) else {
      return IntervalEstimate(value: 0, lower: 0, upper: ratio.upper / prediction.ratio)
    }
    let (value, factor) = (exp(deviation.logarithm), exp(z * deviation.variance.squareRoot()))
    return IntervalEstimate(value: value, lower: value / factor, upper: value * factor)
  }
}
