import Charts

/// Drawings of figures that are easy to follow.
enum SampleCharts {
  static let labels = ChartLabels(id: "sample", alternative: "What it shows.") { value, decimals in
    plain(value, decimals)
  }

  /// A number with a point, without a formatter.
  static func plain(_ value: Double, _ decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let whole = Int((value.magnitude * scale).rounded())
    let sign = value < 0 && whole > 0 ? "-" : ""
    guard decimals > 0 else { return sign + String(whole) }
    let digits = String(whole)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// A figure with margins of `margin` and twice that.
  static func estimate(_ value: Double, _ margin: Double) -> ChartEstimate {
    ChartEstimate(
      value, inner: value - margin...value + margin, outer: value - 2 * margin...value + 2 * margin)
  }

  /// A line from `start` that rises by `step` a year, over six years, with widening margins.
  static func course(_ start: Double, by step: Double) -> [ChartEstimate] {
    (0..<6).map { year in
      year == 0 ? ChartEstimate(start) : estimate(start + step * Double(year), Double(year))
    }
  }

  static let years = Array(2024...2029)

  static func fan(_ names: [String] = ["Care"]) -> FanChart {
    FanChart(
      years: years,
      series: names.enumerated().map { FanChart.Series($1, course(100 + 3 * Double($0), by: Double($0))) },
      references: [ChartReference("2024", at: 100)], axis: ChartAxis("Index"))
  }

  static func interval(_ names: [String] = ["One", "Two"], mark: IntervalChart.Mark = .dot) -> IntervalChart {
    IntervalChart(
      rows: names.enumerated().map { IntervalChart.Row($1, [estimate(10 + 20 * Double($0), 2)]) },
      series: ["Region"], references: [ChartReference("Nation", at: 20)], mark: mark, axis: ChartAxis("Share")
    )
  }

  static func pyramid(_ name: String = "Women") -> PyramidChart {
    let before = [100.0, 120, 80, 30]
    let after = before.map { estimate($0 * 1.1, 5) }
    let side = PyramidChart.Side(name, before: before, after: after)
    return PyramidChart(
      bands: ["0–19", "20–64", "65–79", "80+"], left: side, right: side, years: ("2024", "2034"),
      axis: ChartAxis("People"))
  }

  static func waterfall(_ changes: [Double] = [30, 50, -20], start: Double = 200) -> WaterfallChart {
    let end = start + changes.reduce(0, +)
    return WaterfallChart(
      start: ("2024", start), steps: changes.enumerated().map { WaterfallChart.Step("Cause \($0)", $1) },
      end: ("2034", estimate(end, 10)), axis: ChartAxis("Euro"))
  }

  static func funnel(_ names: [String] = ["One", "Two", "Three"], link: String? = nil) -> FunnelChart {
    FunnelChart(
      points: names.enumerated().map {
        FunnelChart.Point($1, size: 100 * Double($0 + 1), ratio: 0.9 + 0.1 * Double($0), link: link)
      },
      limits: [50.0, 100, 200, 300, 400].map { size in
        let margin = 1 / size.squareRoot()
        return FunnelChart.Limits(
          size: size, inner: 1 - margin...1 + margin, outer: 1 - 1.6 * margin...1 + 1.6 * margin)
      },
      target: ChartReference("Nation", at: 1), limitNames: ("95 %", "99.8 %"),
      sizeAxis: ChartAxis("Expected"),
      axis: ChartAxis("Ratio"))
  }

  static func tiles(_ names: [String] = ["One", "Two", "Three"], link: String? = nil) -> TileChart {
    TileChart(
      tiles: names.enumerated().map { index, name in
        TileChart.Tile(
          name, link: link, points: course(100, by: Double(index)), value: 0.1 * Double(index),
          place: (2 - index % 3, index / 3))
      }, years: years, axis: ChartAxis("Growth", factor: 100, suffix: " %"))
  }

  static func control(_ name: String = "Upper") -> ControlChart {
    ControlChart(
      years: years, deviations: .init("Deviation", [0.1, 0.5, 2.5, 2, 3, .nan]),
      limits: [ChartReference("80 %", at: 1.28), ChartReference("95 %", at: 1.96)],
      upper: .init(name, [0, 0, 2, 3.5, 6, .nan]), lower: .init("Lower", [0, 0, 0, 0, -5, 0]),
      threshold: ChartReference("Threshold", at: 4), signalName: "Signal",
      deviationAxis: ChartAxis("Deviation"), sumAxis: ChartAxis("Sum"))
  }

  /// One of each, with this as the name of all that has one.
  static func all(_ name: String, link: String? = nil) -> [(kind: String, chart: any Chart)] {
    [
      ("fan", fan([name])), ("fans", fan([name, name + "2"])), ("interval", interval([name, name])),
      ("bars", interval([name], mark: .bar)), ("pyramid", pyramid(name)), ("waterfall", waterfall()),
      ("funnel", funnel([name, name], link: link)), ("tiles", tiles([name, name], link: link)),
      ("control", control(name)),
    ]
  }
}
