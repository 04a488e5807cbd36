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

  /// Numbers in so many decimals.
  func numbers(_ decimals: Int = 0) -> Writer { { [style] in style.string($0, decimals: decimals) } }

  /// Shares as percentages.
  var percentages: Writer { { [style] in style.percent($0) } }

  /// Numbers with their sign: what is added.
  func changes(_ decimals: Int = 0) -> Writer {
    { [style] value in
      let text = style.string(value, decimals: decimals)
      return value > 0 && text.contains { "123456789".contains($0) } ? "+" + text : text
    }
  }

  /// How many of several; a word where it is none of them.
  func count(_ count: Int) -> String { count == 0 ? texts("supply.none_of") : String(count) }

  /// A probability in whole per cents; never told as certain or impossible, which draws can't show.
  func chance(_ share: Double) -> String {
    if share > 0.99 { return texts("supply.almost_certain") }
    if share < 0.01 { return texts("supply.almost_impossible") }
    let percent = style.language == .dutch ? " %" : "%"
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
