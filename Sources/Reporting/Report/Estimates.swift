import Charts
import Prognosis

extension Distribution {
  /// The figure in a row for an area with its intervals of 80 and 95 %.
  func estimate(_ row: Int, _ area: Int) -> ChartEstimate {
    let ends = quantiles.map { $0[row, area] }
    return ChartEstimate(
      mean[row, area], inner: .between(ends[1], ends[3]), outer: .between(ends[0], ends[4]))
  }
}

extension ChartEstimate {
  /// A figure in another unit.
  func scaled(by factor: Double) -> ChartEstimate {
    func part(_ range: ClosedRange<Double>?) -> ClosedRange<Double>? {
      range.flatMap { .between($0.lowerBound * factor, $0.upperBound * factor) }
    }
    return ChartEstimate(value * factor, inner: part(inner), outer: part(outer))
  }

  /// The change since a figure that is taken as it is, in the figure's own unit.
  func change(since base: Double) -> ChartEstimate {
    func part(_ range: ClosedRange<Double>?) -> ClosedRange<Double>? {
      range.flatMap { .between($0.lowerBound - base, $0.upperBound - base) }
    }
    return ChartEstimate(value - base, inner: part(inner), outer: part(outer))
  }

  /// The change since a figure that is taken as it is, as a share; NaN where that is zero.
  func growth(since base: Double) -> ChartEstimate {
    func share(_ value: Double) -> Double { base > 0 ? value / base - 1 : .nan }
    func part(_ range: ClosedRange<Double>?) -> ClosedRange<Double>? {
      range.flatMap { .between(share($0.lowerBound), share($0.upperBound)) }
    }
    return ChartEstimate(share(value), inner: part(inner), outer: part(outer))
  }
}

extension ClosedRange<Double> {
  /// What lies between two ends, whichever is the larger; nil where one isn't finite.
  static func between(_ a: Double, _ b: Double) -> ClosedRange<Double>? {
    a.isFinite && b.isFinite ? Swift.min(a, b)...Swift.max(a, b) : nil
  }
}

extension AreaView {
  /// The reference, whose figures these are.
  var result: PrognosisResult { context.reference }
  /// The place of the last year in the years.
  var horizonStep: Int { result.years.count - 1 }
  /// The first year.
  var firstYear: Int { result.years[0] }
  /// The last year.
  var lastYear: Int { result.years[horizonStep] }

  /// People of a group (its place in `PopulationGroup.groups(of:)`) on 1 January of a year.
  func groupEstimate(row: Int, step: Int) -> ChartEstimate {
    result.margins?.groups[step].estimate(row, place)
      ?? ChartEstimate(result.groupPeople(row, step: step, area: place))
  }

  /// Care of an item (its place in `CareItem.items(of:)`) during a year, in its unit.
  func careEstimate(_ item: CareItem, row: Int, step: Int) -> ChartEstimate {
    result.margins?.care[step].estimate(row, place)
      ?? ChartEstimate(item.value(result.care[step], column: place))
  }
}
