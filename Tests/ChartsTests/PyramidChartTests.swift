import Charts
import TestSupport
import Testing

@Suite struct PyramidChartTests {
  @Test func `equal sides mirror each other`() {
    let document = SVGDocument(SampleCharts.pyramid().svg(SampleCharts.labels))
    let width = document.size.width
    let (left, right) = (document.all("rect", "s1 bar"), document.all("rect", "s2 bar"))
    // The first bar of the first series is the legend's.
    let side = left.suffix(right.count)
    #expect(right.count == 4)
    for (one, other) in zip(side, right) {
      #expect(one["y"] == other["y"])
      expectClose(
        [one["x"] + one["width"], one["width"]], [width - other["x"], other["width"]], within: .absolute(0.11)
      )
    }
  }

  @Test func `bars read as the later year and the outline as the first`() {
    let chart = SampleCharts.pyramid()
    let document = SVGDocument(chart.svg(SampleCharts.labels))
    let axis = ReadAxis.horizontal(document, 1)
    let bars = document.all("rect", "s2 bar").map { axis.figure(at: $0["x"] + $0["width"]) }
    expectClose(bars, chart.right.after.map(\.value), within: .absolute(2 * axis.step))
    let outline = PathPoints(document.all("path", "outline").last?.attributes["d"] ?? "").pieces[0]
    let steps = stride(from: 0, to: outline.count, by: 2).map { axis.figure(at: outline[$0].x) }
    expectClose(steps, chart.right.before, within: .absolute(axis.step))
  }

  @Test func `the youngest are at the bottom`() {
    let document = SVGDocument(SampleCharts.pyramid().svg(SampleCharts.labels))
    let heights = document.all("rect", "s2 bar").map { $0["y"] }
    #expect(heights == heights.sorted(by: >))
  }

  @Test func `a missing band lifts the outline`() {
    var chart = SampleCharts.pyramid()
    chart.right.before[1] = .nan
    chart.right.after[1] = ChartEstimate(.nan)
    let document = SVGDocument(chart.svg(SampleCharts.labels))
    let outline = PathPoints(document.all("path", "outline").last?.attributes["d"] ?? "").pieces
    #expect(outline.map(\.count) == [2, 4])
    #expect(document.all("rect", "s2 bar").count == 3)
  }
}
