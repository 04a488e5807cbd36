#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where figures stand along an axis, and which round numbers it names.
package struct AxisScale: Sendable {
  /// What is measured.
  package let axis: ChartAxis
  /// The numbers that the axis names, as they are shown.
  package let ticks: Ticks
  /// The shown numbers at the axis's two ends.
  package let domain: ClosedRange<Double>
  /// Whether there is a figure to show.
  package let hasFigures: Bool
  /// The coordinates of the two ends.
  package let ends: (from: Double, to: Double)

  /// A scale that holds these figures.
  ///
  /// - Parameters:
  ///   - figures: what must have a place; what isn't finite is left out.
  ///   - axis: how they are measured.
  ///   - from: the coordinate of the lower end.
  ///   - to: the coordinate of the upper end.
  ///   - most: the most numbers to name, 3 or more.
  package init(_ figures: some Sequence<Double>, axis: ChartAxis, from: Double, to: Double, most: Int = 6) {
    (self.axis, ends) = (axis, (from, to))
    let found = Self.range(of: figures, axis)
    hasFigures = found != nil
    let range = Self.widened(found ?? (axis.isLogarithmic ? 0.5...2 : 0...1), axis)
    ticks = axis.isLogarithmic ? .logarithmic(range, most: most) : .linear(range, most: most)
    domain = axis.isLogarithmic ? range : Self.covering(ticks.values, range)
  }

  /// The same figures between other coordinates.
  package init(_ scale: AxisScale, from: Double, to: Double) {
    (axis, ticks, domain, hasFigures) = (scale.axis, scale.ticks, scale.domain, scale.hasFigures)
    ends = (from, to)
  }

  /// The coordinate of a figure; NaN where it isn't there or can't be on this axis.
  package func place(_ figure: Double) -> Double { shown(figure * axis.factor) }

  /// The coordinate of a figure as it is shown, after the axis's factor; no further than just beyond the ends.
  package func shown(_ value: Double) -> Double {
    guard Self.isDrawable(value, axis) else { return .nan }
    let share =
      axis.isLogarithmic
      ? log(value / domain.lowerBound) / log(domain.upperBound / domain.lowerBound)
      : (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    return ends.from + min(max(share, -0.02), 1.02) * (ends.to - ends.from)
  }

  /// Whether a figure lies between the ends of the axis.
  package func contains(_ figure: Double) -> Bool { domain.contains(figure * axis.factor) }

  /// The coordinate of zero, or of the end nearest to it.
  package var zero: Double {
    axis.isLogarithmic ? ends.from : shown(min(max(0, domain.lowerBound), domain.upperBound))
  }

  /// The places of the numbers that the axis names.
  package var tickPlaces: [Double] { ticks.values.map(shown) }

  /// The numbers that the axis names, as the reader's language has them.
  package func tickTexts(_ labels: ChartLabels) -> [String] {
    hasFigures ? ticks.values.map { labels.text($0, decimals: ticks.decimals) + axis.suffix } : []
  }

  private static func isDrawable(_ value: Double, _ axis: ChartAxis) -> Bool {
    value.isFinite && value.magnitude < 1e290 && (!axis.isLogarithmic || value > 1e-290)
  }

  private static func range(of figures: some Sequence<Double>, _ axis: ChartAxis) -> ClosedRange<Double>? {
    var (least, most) = (Double.infinity, -Double.infinity)
    for figure in figures {
      let value = figure * axis.factor
      guard isDrawable(value, axis) else { continue }
      least = min(least, value)
      most = max(most, value)
    }
    guard least <= most else { return nil }
    guard axis.includesZero, !axis.isLogarithmic else { return least...most }
    return min(least, 0)...max(most, 0)
  }

  /// The range with some length to it.
  private static func widened(_ range: ClosedRange<Double>, _ axis: ChartAxis) -> ClosedRange<Double> {
    let (least, most) = (range.lowerBound, range.upperBound)
    if axis.isLogarithmic {
      let margin = max((most / least).squareRoot() - 1, 0.01) * 0.05 + 1
      return most / least < 1.02 ? least / 1.1...most * 1.1 : least / margin...most * margin
    }
    let size = max(most.magnitude, least.magnitude)
    guard most - least <= size * 1e-9 else { return range }
    return size < 1e-280 ? 0...1 : least - size * 0.1...most + size * 0.1
  }

  private static func covering(_ ticks: [Double], _ range: ClosedRange<Double>) -> ClosedRange<Double> {
    min(
      ticks.first ?? range.lowerBound, range.lowerBound)...max(
        ticks.last ?? range.upperBound, range.upperBound)
  }
}
