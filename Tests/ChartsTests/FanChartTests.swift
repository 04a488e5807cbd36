import Charts
import TestSupport
import Testing

@Suite struct FanChartTests {
  private func corners(_ document: SVGDocument, _ classes: String) -> [[(x: Double, y: Double)]] {
    document.all("path", classes).flatMap { PathPoints($0.attributes["d"] ?? "").pieces }
  }

  @Test func `the line reads as its figures`() {
    let chart = SampleCharts.fan(["One", "Two", "Three"])
    let document = SVGDocument(chart.svg(SampleCharts.labels))
    let axis = ReadAxis.vertical(document)
    for (index, series) in chart.series.enumerated() {
      let line = corners(document, "s\(index + 1) line")
      #expect(line.count == 1)
      // Coordinates are written in tenths.
      expectClose(
        line[0].map { axis.figure(at: $0.y) }, series.points.map(\.value), within: .absolute(axis.step))
    }
  }

  @Test func `years lie as far apart as they are`() {
    let chart = FanChart(
      years: [2024, 2025, 2029], series: [.init("One", [1, 2, 3].map { ChartEstimate($0) })],
      axis: ChartAxis("Index"))
    let x = corners(SVGDocument(chart.svg(SampleCharts.labels)), "line")[0].map(\.x)
    expectClose([x[2] - x[0]], [5 * (x[1] - x[0])], within: .absolute(0.5))
  }

  @Test func `bands read as the intervals and hold the line`() {
    let chart = SampleCharts.fan()
    let document = SVGDocument(chart.svg(SampleCharts.labels))
    let axis = ReadAxis.vertical(document)
    let line = corners(document, "s1 line")[0]
    for (classes, interval) in [("inner", \ChartEstimate.inner), ("outer", \ChartEstimate.outer)] {
      let outline = corners(document, "s1 \(classes)")[0]
      let (above, below) = (outline.prefix(6), outline.suffix(6).reversed())
      let points = chart.series[0].points
      let tolerance = Tolerance.absolute(axis.step)
      expectClose(
        above.map { axis.figure(at: $0.y) }, points.map { $0[keyPath: interval]?.upperBound ?? $0.value },
        within: tolerance)
      expectClose(
        below.map { axis.figure(at: $0.y) }, points.map { $0[keyPath: interval]?.lowerBound ?? $0.value },
        within: tolerance)
      #expect(zip(above, line).allSatisfy { $0.y <= $1.y } && zip(below, line).allSatisfy { $0.y >= $1.y })
    }
  }

  @Test func `a year without a figure leaves a gap`() {
    var chart = SampleCharts.fan()
    chart.series[0].points[2] = ChartEstimate(.nan)
    let document = SVGDocument(chart.svg(SampleCharts.labels))
    #expect(corners(document, "line").map(\.count) == [2, 3])
    #expect(corners(document, "outer").map(\.count) == [4, 6])
  }

  @Test func `a figure between gaps is a mark with its interval`() {
    var chart = SampleCharts.fan()
    for year in [2, 4] { chart.series[0].points[year] = ChartEstimate(.nan) }
    let document = SVGDocument(chart.svg(SampleCharts.labels))
    #expect(corners(document, "line").count == 1)
    #expect(corners(document, "outer").count == 3)
    // The ends of the line, and the two that stand alone, of which one is an end.
    #expect(document.all("path", "mark").first?.attributes["d"]?.filter { $0 == "M" }.count == 4)
  }

  @Test func `without figures the years remain`() {
    var chart = SampleCharts.fan()
    chart.references = []
    chart.series[0].points = chart.years.map { _ in ChartEstimate(.nan) }
    let document = SVGDocument(chart.svg(SampleCharts.labels))
    #expect(document.all("path", "line").isEmpty && document.all("path", "mark").isEmpty)
    #expect(document.all("text", "tick end").isEmpty && document.texts.contains("2024"))
  }

  @Test func `with more than two lines only the narrow band is drawn`() {
    let two = SVGDocument(SampleCharts.fan(["One", "Two"]).svg(SampleCharts.labels))
    let three = SVGDocument(SampleCharts.fan(["One", "Two", "Three"]).svg(SampleCharts.labels))
    #expect(two.all("path", "outer").count == 2 && two.texts.contains("95 %"))
    #expect(three.all("path", "outer").isEmpty && three.all("path", "inner").count == 3)
    #expect(!three.texts.contains("95 %") && three.texts.contains("80 %"))
  }

  @Test func `names stand at the ends of lines, and in a legend where these are close`() {
    let apart = SVGDocument(SampleCharts.fan(["One", "Two"]).svg(SampleCharts.labels))
    #expect(apart.all("text", "name").map(\.text) == ["One", "Two"])
    let names = (1...8).map { "Line number \($0)" }
    let chart = FanChart(
      years: SampleCharts.years,
      series: names.map { FanChart.Series($0, SampleCharts.course(100, by: 1)) }, axis: ChartAxis("Index"))
    let close = SVGDocument(chart.svg(SampleCharts.labels))
    #expect(close.all("text", "name").isEmpty)
    #expect(Set(names).isSubset(of: close.texts))
  }

  @Test func `names at the ends of lines stand clear of each other`() {
    var drawn = 0
    for step in stride(from: 0.1, through: 4, by: 0.1) {
      let chart = FanChart(
        years: SampleCharts.years,
        series: (0..<5).map { .init("Line \($0)", SampleCharts.course(100, by: step * Double($0))) },
        axis: ChartAxis("Index"))
      let document = SVGDocument(chart.svg(SampleCharts.labels))
      let heights = document.all("text", "name").map { $0["y"] }.sorted()
      #expect(zip(heights, heights.dropFirst()).allSatisfy { $1 - $0 >= 15.9 }, "\(step)")
      let ends = (1...5).compactMap { line in
        corners(document, "s\(line) line").first { $0.count == 6 }?[5].y
      }
      if heights.count == 5, zip(ends, ends.dropFirst()).contains(where: { $0 - $1 < 15 }) { drawn += 1 }
    }
    // Lines that end closer to each other than names can stand.
    #expect(drawn > 0)
  }

  @Test func `a line across the chart lies at its figure and is named`() {
    let document = SVGDocument(SampleCharts.fan(["One", "Two"]).svg(SampleCharts.labels))
    let line = corners(document, "reference")[0]
    let axis = ReadAxis.vertical(document)
    expectClose([axis.figure(at: line[0].y)], [100], within: .absolute(axis.step))
    #expect(line[0].y == line[1].y && document.all("text", "aside").map(\.text) == ["2024"])
  }

  @Test func `where one line of several has bands both are drawn, in its colour`() {
    var chart = SampleCharts.fan(["Reference", "A", "B"])
    for series in 1...2 { chart.series[series].points = chart.series[series].points.map { .init($0.value) } }
    let document = SVGDocument(chart.svg(SampleCharts.labels))
    for band in ["inner", "outer"] {
      #expect(document.all("path", "s1 \(band)").count == 1)
      #expect(document.all("path", "s2 \(band)").isEmpty && document.all("path", "s3 \(band)").isEmpty)
      #expect(document.all("rect", "s1 \(band)").count == 1 && document.all("rect", "any").isEmpty)
    }
    #expect((1...3).allSatisfy { document.all("path", "s\($0) line").count >= 1 })
  }
}
