import Charts
import TestSupport
import Testing

@Suite struct IntervalChartTests {
  private func pieces(_ document: SVGDocument, _ classes: String) -> [[(x: Double, y: Double)]] {
    document.all("path", classes).flatMap { PathPoints($0.attributes["d"] ?? "").pieces }
  }

  @Test func `whiskers read as the intervals`() {
    let chart = SampleCharts.interval(["One", "Two", "Three"])
    let document = SVGDocument(chart.svg(SampleCharts.labels))
    let axis = ReadAxis.horizontal(document)
    for (classes, interval) in [("s1 thick", \ChartEstimate.inner), ("s1 thin", \ChartEstimate.outer)] {
      let whiskers = pieces(document, classes)
      let intervals = chart.rows.compactMap { $0.estimates[0][keyPath: interval] }
      expectClose(
        whiskers.flatMap { $0.map { axis.figure(at: $0.x) } },
        intervals.flatMap { [$0.lowerBound, $0.upperBound] }, within: .absolute(axis.step))
    }
  }

  @Test func `bars are as long as their figures`() {
    let chart = SampleCharts.interval(["One", "Two", "Three"], mark: .bar)
    let document = SVGDocument(chart.svg(SampleCharts.labels))
    let axis = ReadAxis.horizontal(document)
    let lengths = document.all("rect", "s1 bar").map { $0["width"] / 0.1 * axis.step }
    expectClose(lengths, [10, 30, 50], within: .absolute(2 * axis.step))
    let starts = document.all("rect", "s1 bar").map { axis.figure(at: $0["x"]) }
    expectClose(starts, [0, 0, 0], within: .absolute(axis.step))
  }

  @Test func `a bar below zero ends there`() {
    let chart = IntervalChart(
      rows: [.init("Less", [ChartEstimate(-30)]), .init("More", [ChartEstimate(20)])], series: ["One"],
      mark: .bar, axis: ChartAxis("Gap"))
    let document = SVGDocument(chart.svg(SampleCharts.labels))
    let axis = ReadAxis.horizontal(document)
    let bars = document.all("rect", "s1 bar")
    expectClose(
      [axis.figure(at: bars[0]["x"]), axis.figure(at: bars[0]["x"] + bars[0]["width"])], [-30, 0],
      within: .absolute(2 * axis.step))
  }

  @Test func `on an axis of factors double is as far as half`() {
    let chart = IntervalChart(
      rows: [.init("Row", [ChartEstimate(1, outer: 0.5...2)])], series: ["One"],
      references: [ChartReference("Nation", at: 1)], axis: ChartAxis("Ratio", isLogarithmic: true))
    let document = SVGDocument(chart.svg(SampleCharts.labels))
    let middle = pieces(document, "reference").first { $0[0].y != $0[1].y }?[0].x ?? .nan
    let whisker = pieces(document, "s1 thin")[0].map(\.x)
    expectClose([middle - whisker[0]], [whisker[1] - middle], within: .absolute(0.21))
  }

  @Test func `a row without a figure keeps its name`() {
    let chart = IntervalChart(
      rows: [.init("There", [ChartEstimate(1)]), .init("Not there", [ChartEstimate(.nan)])],
      series: ["One"], axis: ChartAxis("Share"))
    let document = SVGDocument(chart.svg(SampleCharts.labels))
    #expect(document.texts.contains("Not there"))
    #expect(document.all("path", "mark").first?.attributes["d"]?.filter { $0 == "M" }.count == 1)
  }

  @Test func `series of a row lie below each other`() {
    let chart = IntervalChart(
      rows: [.init("Row", [1, 1, 1].map { SampleCharts.estimate($0, 0.1) })], series: ["A", "B", "C"],
      axis: ChartAxis("Share"))
    let document = SVGDocument(chart.svg(SampleCharts.labels))
    let heights = (1...3).map { pieces(document, "s\($0) thick")[0][0].y }
    #expect(heights[1] - heights[0] >= 8 && heights[2] - heights[1] >= 8)
    #expect(Set(["A", "B", "C"]).isSubset(of: document.texts))
  }

  @Test func `groups have a heading above their rows`() {
    var chart = SampleCharts.interval(["One", "Two", "Three"])
    chart.rows[0].group = "First"
    chart.rows[2].group = "Second"
    let document = SVGDocument(chart.svg(SampleCharts.labels))
    let places = ["First", "One", "Two", "Second", "Three"].map { name in
      document.all("text").first { $0.text == name }?["y"] ?? .nan
    }
    #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 > 15 })
  }
}
