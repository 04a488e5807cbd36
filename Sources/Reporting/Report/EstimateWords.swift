import Charts
import Prognosis

/// How the report writes figures with their intervals, in sentences and in tables.
struct EstimateWords: Sendable {
  /// Writes one number.
  typealias Writer = @Sendable (Double) -> String

  let texts: ReportTexts
  let style: NumberStyle
  /// Whether figures have intervals: only those that come from draws.
  let hasDraws: Bool

  init(_ context: ReportContext) {
    (texts, style) = (context.texts, context.style)
    hasDraws = context.reference.margins != nil
  }

  /// A number of people or things in four digits: a figure of a later year is never known better.
  static func rounded(_ value: Double) -> Double {
    guard value.isFinite, value.magnitude >= 10_000 else { return value.rounded() }
    var unit = 1.0
    while value.magnitude / unit >= 10_000 { unit *= 10 }
    return (value / unit).rounded() * unit
  }

  /// The same of a figure and its intervals.
  static func rounded(_ estimate: ChartEstimate) -> ChartEstimate {
    func part(_ range: ClosedRange<Double>?) -> ClosedRange<Double>? {
      range.flatMap { .between(rounded($0.lowerBound), rounded($0.upperBound)) }
    }
    return ChartEstimate(
      rounded(estimate.value), inner: part(estimate.inner), outer: part(estimate.outer))
  }

  /// Whole numbers in four digits.
  var rounded: Writer { { [style] in style.string(Self.rounded($0)) } }

  /// Numbers in so many decimals.
  func numbers(_ decimals: Int = 0) -> Writer { { [style] in style.string($0, decimals: decimals) } }

  /// Shares as percentages.
  var percentages: Writer { { [style] in style.percent($0) } }

  /// Numbers with their sign: what is added.
  func changes(_ decimals: Int = 0) -> Writer {
    let write = numbers(decimals)
    return { changed($0, write) }
  }

  /// Shares as percentages with their sign.
  var percentageChanges: Writer { { changed($0, percentages) } }

  private func changed(_ value: Double, _ write: Writer) -> String {
    value > 0 && write(value) != write(0) ? "+" + write(value) : write(value)
  }

  /// How many of several; a word where it is none of them.
  func count(_ count: Int) -> String { count == 0 ? texts("supply.none_of") : String(count) }

  /// A probability in whole per cents; never told as certain or impossible, which draws can't show.
  func chance(_ share: Double) -> String {
    if share > 0.99 { return texts("supply.almost_certain") }
    if share < 0.01 { return texts("supply.almost_impossible") }
    let percent = style.percentSign
    return share.isFinite ? style.string(100 * share) + percent : style.string(.nan)
  }

  /// An interval: `12 tot 31`; a dash where there is none.
  func range(_ range: ClosedRange<Double>?, _ write: Writer) -> String {
    guard let range else { return write(.nan) }
    return texts("supply.range", ["low": write(range.lowerBound), "high": write(range.upperBound)])
  }

  /// The interval of 80 % as sentences have it: `80 %-interval 12 tot 31`.
  func interval(_ estimate: ChartEstimate, _ write: Writer) -> String {
    texts("supply.interval80", ["range": range(estimate.inner, write)])
  }

  /// A figure with its interval of 80 % in brackets, where it has one.
  func bracketed(_ estimate: ChartEstimate, _ write: Writer) -> String {
    guard let inner = estimate.inner else { return write(estimate.value) }
    return "\(write(estimate.value)) (\(range(inner, write)))"
  }

  /// What a growth means, with its interval: `groeit met 21,0 % (80 %-interval 12,0 tot 31,0 %)`; where rises and falls are
  /// both within the interval `kan groeien of dalen (verwacht +2,0 %, 80 %-interval -0,8 tot 4,9 %)`.
  ///
  /// - Parameters:
  ///   - growth: a share of what it was.
  ///   - ofSeveral: whether several things grow together: `groeien met 21,0 %`.
  /// - Returns: what follows the subject of a sentence; a dash where the growth isn't known.
  func course(_ growth: ChartEstimate, ofSeveral: Bool = false) -> String {
    guard growth.value.isFinite else { return style.string(.nan) }
    let direction = Direction(of: growth, written: percentages)
    let name =
      switch direction {
      case .rises: "grows"
      case .falls: "falls"
      case .eitherWay: "either_way"
      case .stays: "stays"
      }
    let interval = growth.inner.flatMap { $0.lowerBound < $0.upperBound ? shares($0) : nil } ?? ""
    let percent =
      direction == .eitherWay
      ? changed(growth.value, percentages) : style.percent(growth.value.magnitude)
    return texts(
      ofSeveral ? "common.\(name)_many" : "common.\(name)",
      [
        "percent": percent,
        "interval": interval.isEmpty || direction == .eitherWay
          ? interval : texts("common.in_brackets", ["interval": interval]),
      ])
  }

  /// The interval of a growth; the sign of a percentage stands once.
  private func shares(_ range: ClosedRange<Double>) -> String {
    let low = style.string(100 * range.lowerBound, decimals: 1)
    let ends = texts("supply.range", ["low": low, "high": style.percent(range.upperBound)])
    return texts("supply.interval80", ["range": ends])
  }

  /// The columns of a figure with its intervals.
  func columns(_ title: String) -> [DataTable.Column] {
    guard hasDraws else { return [.number(title)] }
    let intervals = ["80", "95"].map { texts("supply.column_interval", ["interval": $0]) }
    return [.number(title)] + intervals.map { .number($0) }
  }

  /// The cells of these columns.
  func cells(_ estimate: ChartEstimate, _ write: Writer) -> [String] {
    guard hasDraws else { return [write(estimate.value)] }
    return [write(estimate.value), range(estimate.inner, write), range(estimate.outer, write)]
  }
}
