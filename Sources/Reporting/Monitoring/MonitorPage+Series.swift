import Charts

extension MonitorPage {
  /// How many series have drawings of their own.
  private static let drawn = 12
  /// How many series the page lists: the file has them all.
  private static let listed = 400

  /// The series that drift furthest, with their courses and sums.
  var drifting: ReportSection {
    let out = monitor.standingOut
    let shown = out.prefix(Self.drawn)
    let counts = ["shown": number(shown.count), "count": number(out.count)]
    let lead = text(shown.count < out.count ? "drifting_lead" : "drifting_lead_all", counts)
    return ReportSection(
      id: "drifting", title: text("drifting"), lead: [out.isEmpty ? text("drifting_none") : lead],
      blocks: shown.enumerated().flatMap { place, series -> [ReportBlock] in
        [
          .heading(text("series", ["area": monitor.area(series), "item": item(series)])),
          .figure(fan(of: series, place)), .figure(control(of: series, place)),
        ]
      })
  }

  /// The last figures of all series.
  var all: ReportSection {
    let ranked = monitor.series.sorted {
      ($0.drift, $0.lastDeviation, $1.key) > ($1.drift, $1.lastDeviation, $0.key)
    }
    let shown = ranked.prefix(Self.listed)
    let table = DataTable(
      caption: text("all_table"),
      columns: [
        .text(text("area")), .text(text("item")), .number(text("year")), .number(text("realised")),
        .number(text("interval80")), .number(text("deviation")), .number(text("since_head")),
        .number(text("sum")), .number(text("signal")),
      ],
      rows: shown.map(row))
    let counts = ["shown": number(shown.count), "count": number(ranked.count)]
    let lead = text(shown.count < ranked.count ? "all_lead" : "all_lead_all", counts)
    return ReportSection(
      id: "all", title: text("all"), lead: [lead], blocks: [.table(table)])
  }

  private func row(_ series: MonitoredSeries) -> [String] {
    guard let point = series.points.last else { return [] }
    let scale = scale(of: series)
    let quantiles = point.figure.quantiles.map(scale.text)
    let money = money(series)
    let item = money.isEmpty ? item(series) : "\(item(series)) (\(money))"
    return [
      monitor.area(series), item, String(point.year), scale.text(point.realised),
      range(quantiles[1], quantiles[3]), style.string(point.deviation, decimals: 2),
      series.since.map(String.init) ?? "–", style.string(series.drift, decimals: 2),
      series.signal.map { String($0.year) } ?? "–",
    ]
  }

  private func fan(of series: MonitoredSeries, _ place: Int) -> Figure {
    let happened = Dictionary(series.points.map { ($0.year, $0.realised) }) { first, _ in first }
    let projected = series.course.map(\.figure)
    let years = series.course.map(\.year)
    let (unit, scale) = (unit(series), scale(of: series))
    let rows = series.course.map { year, figure in
      let q = figure.quantiles.map(scale.text)
      return [String(year), scale.text(figure.mean), range(q[1], q[3]), range(q[0], q[4])]
        + [scale.text(happened[year] ?? .nan)]
    }
    return Figure(
      id: "fan-\(place)", title: fanTitle(series), unit: unit, source: source(series.key.table),
      alternative: fanAlternative(series),
      chart: FanChart(
        years: years,
        series: [
          .init(text("projected"), projected.map(\.chartEstimate)),
          .init(text("realised"), years.map { ChartEstimate(happened[$0] ?? .nan) }),
        ], axis: ChartAxis(unit, factor: scale.factor)),
      table: DataTable(
        caption: text("series", ["area": monitor.area(series), "item": item(series)]),
        columns: [
          .text(text("year")), .number(text("projected")), .number(text("interval80")),
          .number(text("interval95")), .number(text("realised")),
        ],
        rows: rows))
  }

  private func fanTitle(_ series: MonitoredSeries) -> String {
    guard let point = series.points.last else { return "" }
    let values = ["area": monitor.area(series), "item": subject(series), "year": String(point.year)]
    guard let position = point.position, position.side != 0, let since = point.since else {
      return text("fan_inside", values)
    }
    let outside = [
      "interval": position.isInside95 ? "80" : "95", "since": text("since", ["year": String(since)]),
    ]
    return text(position.side > 0 ? "fan_above" : "fan_below", values.merging(outside) { a, _ in a })
  }

  private func fanAlternative(_ series: MonitoredSeries) -> String {
    guard let point = series.points.last else { return "" }
    let scale = scale(of: series)
    let quantiles = point.figure.quantiles.map(scale.text)
    return text(
      "fan_alternative",
      [
        "year": String(point.year), "realised": scale.text(point.realised),
        "expected": scale.text(point.figure.mean), "interval": range(quantiles[1], quantiles[3]),
        "unit": scale.money == nil ? "" : " " + money(series),
      ])
  }

  private func control(of series: MonitoredSeries, _ place: Int) -> Figure {
    let (sums, points) = (series.sums, series.points)
    let threshold = style.shortest(monitor.options.threshold, decimals: 3)
    let sum = style.string(series.drift, decimals: 1)
    let rows = points.indices.map { index in
      [String(points[index].year)]
        + [points[index].deviation, sums.upper[index], -sums.lower[index]].map {
          style.string($0, decimals: 2)
        }
    }
    return Figure(
      id: "sums-\(place)", title: controlTitle(series, sum: sum, threshold: threshold),
      unit: text("control_unit"), source: source(series.key.table),
      alternative: text("control_alternative", ["threshold": threshold, "sum": sum]),
      chart: chart(of: series),
      table: DataTable(
        caption: text("series", ["area": monitor.area(series), "item": item(series)]),
        columns: [
          .text(text("year")), .number(text("deviation")), .number(text("upper")), .number(text("lower")),
        ], rows: rows),
      notes: [text(series.key.table.memory == .stays ? "control_stays" : "control_fades")])
  }

  private func controlTitle(_ series: MonitoredSeries, sum: String, threshold: String) -> String {
    let values = ["area": monitor.area(series), "item": subject(series)]
    guard let signal = series.signal else {
      return text("control_none", values.merging(["sum": sum, "threshold": threshold]) { a, _ in a })
    }
    let years = ["year": String(signal.year), "start": String(signal.start)]
    let name = signal.start < signal.year ? "control_signal" : "control_signal_at_once"
    return text(name, values.merging(years) { a, _ in a })
  }

  private func chart(of series: MonitoredSeries) -> ControlChart {
    let (points, sums) = (series.points, series.sums)
    return ControlChart(
      years: points.map(\.year), deviations: .init(text("deviation"), points.map(\.deviation)),
      limits: [
        ChartReference(text("interval80"), at: 1.2815515655446004),
        ChartReference(text("interval95"), at: 1.9599639845400545),
      ],
      upper: .init(text("upper"), sums.upper), lower: .init(text("lower"), sums.lower.map { -$0 }),
      threshold: ChartReference(text("threshold"), at: monitor.options.threshold), signalName: text("signal"),
      deviationAxis: ChartAxis(text("deviation"), includesZero: true),
      sumAxis: ChartAxis(text("sum"), includesZero: true))
  }
}

extension ProjectedFigure {
  /// The figure as a drawing takes it.
  fileprivate var chartEstimate: ChartEstimate {
    isSuppressed
      ? ChartEstimate(.nan)
      : ChartEstimate(
        mean, inner: quantiles[1]...quantiles[3], outer: quantiles[0]...quantiles[4])
  }
}
