import Charts

/// The page of the report that holds what happened against the prognosis.
struct MonitorPage: Sendable {
  let monitor: Monitor
  let texts: ReportTexts

  /// The page of a monitor.
  ///
  /// - Throws: `.resource` where a text of the program is unfit.
  init(_ monitor: Monitor) throws(ReportingError) {
    self.monitor = monitor
    texts = try ReportTexts(monitor.language)
  }

  var style: NumberStyle { NumberStyle(monitor.language) }

  func text(_ name: String, _ values: [String: String] = [:]) -> String {
    texts("monitor.\(name)", values)
  }

  /// The years of the realised figures.
  var years: String {
    guard let years = monitor.years else { return "" }
    return years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)-\(years.upperBound)"
  }

  /// What the page tells first.
  var lead: [String] {
    let figures = monitor.coverage.reduce(0) { $0 + $1.count }
    let inside = monitor.coverage.reduce(0) { $0 + $1.inside80 }
    guard figures > 0 else { return [text("lead_none")] }
    return [
      text(
        "lead",
        [
          "count": number(figures), "inside": number(inside),
          "share": style.percent(Double(inside) / Double(figures)),
        ]),
      text("lead_signals", signalCounts(with: ["chance": chance])),
    ]
  }

  /// The sentence of the index that leads here.
  var link: String { text("link", signalCounts(with: ["years": years])) }

  /// The parts of the page.
  var sections: [ReportSection] { [coverage, drifting, all, reading] }

  private func signalCounts(with others: [String: String]) -> [String: String] {
    let signals = monitor.series.count { $0.signal != nil }
    let series = monitor.series.count { $0.stepCount > 0 }
    return others.merging(["signals": number(signals), "series": number(series)]) { first, _ in first }
  }

  private var chance: String {
    style.string(MonitorCoverage.atMost(monitor.coverage.reduce(0) { $0 + $1.expectedSignals }), decimals: 1)
  }

  func number(_ count: Int) -> String { style.string(Double(count)) }

  /// The subject of a sentence about a series.
  func subject(_ series: MonitoredSeries) -> String {
    monitor.names.subject(series.key.table, series.key.item)
  }

  /// The middle part of a series' name on the page.
  func item(_ series: MonitoredSeries) -> String { monitor.names.title(series.key.table, series.key.item) }

  /// The ends of an interval as texts.
  func range(_ lower: String, _ upper: String) -> String { text("range", ["lower": lower, "upper": upper]) }

  /// The unit that the figures of a series are written in.
  func scale(of series: MonitoredSeries) -> MonitorScale {
    guard monitor.names.isAmount(series.key.table, series.key.item) else { return MonitorScale(nil, style) }
    let figures = series.course.map(\.figure.mean) + series.points.map(\.realised)
    return MonitorScale(MoneyUnit(largest: figures), style)
  }

  /// The unit of a series' amounts; empty of other figures.
  func money(_ series: MonitoredSeries) -> String {
    scale(of: series).money.map { text($0.name.rawValue) } ?? ""
  }

  /// What a series is measured in, as it is written.
  func unit(_ series: MonitoredSeries) -> String {
    let money = money(series)
    return money.isEmpty
      ? monitor.names.unit(series.key.table, series.key.item) : text("per_year", ["unit": money])
  }

  /// Where figures of a table come from.
  func source(_ table: SeriesKey.Table) -> String {
    // In quotation marks, since these tables don't stand beside the report.
    let files = monitor.inputs.map { "‘\($0.name.split(separator: "/").last ?? "")’" }
    return text("source", ["table": table.rawValue, "files": files.joined(separator: ", ")])
  }

  private var reading: ReportSection {
    let (options, length) = (monitor.options, monitor.meanRunLength)
    let sums = text(
      "reading_sums",
      [
        "reference": style.shortest(options.reference, decimals: 3),
        "threshold": style.shortest(options.threshold, decimals: 3),
        "length": length < 1e6 ? style.string(length) : "> " + style.string(1e6),
      ])
    return ReportSection(
      id: "reading", title: text("reading"), lead: [],
      blocks: [
        .paragraph(text("reading_deviation")), .paragraph(sums), .paragraph(text("reading_steps")),
        .paragraph(text("reading_dependence")), .paragraph(text("reading_margins")),
      ])
  }
}
