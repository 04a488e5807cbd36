import Charts

/// How figures stand in sentences and tables.
extension DemandPart {
  /// How a column of figures is written.
  struct Measure {
    /// What a figure is multiplied by first.
    var factor = 1.0
    var decimals = 0
    /// What follows a number.
    var suffix = ""
  }

  /// Shares, in per cent.
  var percentage: Measure { Measure(factor: 100, decimals: 1, suffix: style.percentSign) }

  func written(_ value: Double, _ measure: Measure) -> String {
    guard value.isFinite else { return style.string(value) }
    return style.string(value * measure.factor, decimals: measure.decimals) + measure.suffix
  }

  /// From one end to the other; a dash where there is no spread.
  func written(_ range: ClosedRange<Double>?, _ measure: Measure) -> String {
    guard let range, range.lowerBound < range.upperBound else { return style.string(.nan) }
    return text(
      "range",
      [
        // What follows a number is said once.
        "lower": style.string(range.lowerBound * measure.factor, decimals: measure.decimals),
        "upper": written(range.upperBound, measure),
      ])
  }

  /// ` (80 %-interval 12 tot 31 %)` where there is a spread, else nothing.
  func interval(_ estimate: ChartEstimate, _ measure: Measure) -> String {
    guard let inner = estimate.inner, inner.lowerBound < inner.upperBound else { return "" }
    return text("in_interval", ["range": written(inner, measure)])
  }

  /// The highest and the lowest of many figures, for those who can't see them; the others stand in the table.
  func ends(_ figures: [(name: String, value: Double)], _ measure: Measure) -> String {
    let known = figures.filter(\.value.isFinite).sorted { $0.value > $1.value }
    let shown = known.count > 4 ? Array(known.prefix(2) + known.suffix(2)) : known
    return shown.map { "\($0.name) \(written($0.value, measure))" }.joined(separator: "; ")
  }

  /// A figure with its interval of 80 %, where it has one.
  func full(_ estimate: ChartEstimate, _ measure: Measure) -> String {
    written(estimate.value, measure) + interval(estimate, measure)
  }

  /// `geboorten van 1.200 naar 1.100`, for those who can't see it.
  func step(_ name: String, from now: Double, to later: ChartEstimate) -> String {
    guard now.isFinite, later.value.isFinite else { return text("missing", ["what": name]) }
    return text(
      "from_to", ["what": name, "now": written(now, Measure()), "later": full(later, Measure())])
  }

  /// What a growth means, with its interval; see `EstimateWords.course`.
  func course(_ growth: ChartEstimate, ofSeveral: Bool = false) -> String {
    EstimateWords(context).course(growth, ofSeveral: ofSeveral)
  }

  /// See `EstimateWords.rounded`.
  func rounded(_ value: Double) -> Double { EstimateWords.rounded(value) }

  /// The same of a figure and its intervals.
  func rounded(_ estimate: ChartEstimate) -> ChartEstimate { EstimateWords.rounded(estimate) }

  /// A name as it stands within a sentence: `Dementie` becomes `dementie`, `COPD` stays.
  func inSentence(_ name: String) -> String {
    let letters = Array(name.prefix(2))
    guard letters.count == 2, letters[1].isLowercase else { return name }
    return name.prefix(1).lowercased() + name.dropFirst()
  }

  /// The column of a figure and, where there are draws, those of its intervals.
  func columns(_ title: String) -> [DataTable.Column] {
    [.number(title)] + intervalColumns
  }

  /// The columns of the intervals; none without draws.
  var intervalColumns: [DataTable.Column] {
    hasMargins ? [.number(text("interval_80")), .number(text("interval_95"))] : []
  }

  /// The cells of `columns`.
  func cells(_ estimate: ChartEstimate, _ measure: Measure = Measure()) -> [String] {
    [written(estimate.value, measure)]
      + (hasMargins ? [written(estimate.inner, measure), written(estimate.outer, measure)] : [])
  }
}
