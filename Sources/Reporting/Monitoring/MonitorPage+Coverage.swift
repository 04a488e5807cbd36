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
    let least = monitor.coverage.min { $0.share($0.inside80).value < $1.share($1.inside80).value }
    guard let least else { return text("coverage") }
    let name = monitor.names.title(least.table, least.item)
    return text(
      "coverage_title_below",
      [
        "item": name.prefix(1).uppercased() + name.dropFirst(),
        "share": style.percent(least.share(least.inside80).value),
      ])
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
      axis: ChartAxis(text("coverage_unit"), factor: 100, suffix: " %"))
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
