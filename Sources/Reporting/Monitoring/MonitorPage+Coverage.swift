import Charts

extension MonitorPage {
  /// How often figures lay within the margins.
  var coverage: ReportSection {
    ReportSection(
      id: "coverage", title: text("coverage"), lead: [text("coverage_lead")],
      blocks: monitor.coverage.isEmpty ? [] : [.figure(coverageFigure)])
  }

  private var coverageFigure: Figure {
    let title = coverageTitle
    return Figure(
      id: "coverage-shares", title: title, unit: text("coverage_unit"), source: text("sources_all"),
      alternative: text("coverage_alternative", ["sentence": title]), chart: coverageChart,
      table: coverageTable)
  }

  private var coverageTitle: String {
    let shares = monitor.coverage.map { $0.share($0.inside80).value }
    guard let (least, most) = shares.min().map({ ($0, shares.max() ?? $0) }) else { return text("coverage") }
    let items = monitor.coverage.filter { $0.share($0.inside80).value == least }
    let values = [
      "item": items.map { monitor.names.title($0.table, $0.item) }.joined(separator: ", "),
      "count": number(items.count), "share": style.percent(least),
    ]
    let name =
      least == most ? "coverage_title_same" : items.count > 3 ? "coverage_title_many" : "coverage_title"
    return text(name, values)
  }

  private var coverageChart: IntervalChart {
    let rows = monitor.coverage.map { item in
      let shares = [item.share(item.inside80), item.share(item.inside95)]
      return IntervalChart.Row(
        monitor.names.title(item.table, item.item), shares.map { ChartEstimate($0.value, outer: $0.limits) })
    }
    return IntervalChart(
      rows: rows, series: [text("inside80"), text("inside95")],
      references: [
        ChartReference(text("expected80"), at: 0.8), ChartReference(text("expected95"), at: 0.95),
      ],
      axis: ChartAxis(text("coverage_unit"), factor: 100, suffix: style.percentSign))
  }

  private var coverageTable: DataTable {
    DataTable(
      caption: text("coverage_table"),
      columns: [
        .text(text("item")), .number(text("figures")), .number(text("inside80")), .number(text("limits")),
        .number(text("inside95")), .number(text("limits")), .number(text("signals")), .number(text("chance")),
      ],
      rows: monitor.coverage.map { item in
        let shares = [item.share(item.inside80), item.share(item.inside95)].flatMap { share in
          let ends = [share.limits.lowerBound, share.limits.upperBound].map(style.percent)
          return [style.percent(share.value), text("range", ["lower": ends[0], "upper": ends[1]])]
        }
        return [monitor.names.title(item.table, item.item), number(item.count)] + shares
          + [number(item.signals), style.string(item.expectedSignals, decimals: 1)]
      })
  }
}
