import Charts
import TestSupport
import Testing

@Suite struct WaterfallChartTests {
  private func bars(_ document: SVGDocument) -> [SVGDocument.Element] {
    document.all("rect").filter { !$0.classes.isDisjoint(with: ["bar", "rise", "fall"]) }
  }

  @Test func `each step starts where the one before ends`() {
    let document = SVGDocument(SampleCharts.waterfall([30, 50, -20]).svg(SampleCharts.labels))
    let bars = bars(document)
    let ends = bars.map { ($0["x"], $0["x"] + $0["width"]) }
    let levels = [ends[0].1, ends[1].1, ends[2].1, ends[3].0, ends[4].1]
    let starts = [ends[1].0, ends[2].0, ends[3].1]
    expectClose(starts, Array(levels[0..<3]), within: .absolute(0.21))
    expectClose([levels[3]], [levels[4]], within: .absolute(0.21))
    let axis = ReadAxis.horizontal(document)
    expectClose(
      levels.map { axis.figure(at: $0) }, [200, 230, 280, 260, 260], within: .absolute(2 * axis.step))
  }

  @Test func `steps up and down look different and say what they add`() {
    let document = SVGDocument(SampleCharts.waterfall([30, 50, -20]).svg(SampleCharts.labels))
    #expect(document.all("rect", "rise").count == 2 && document.all("rect", "fall").count == 1)
    #expect(document.all("text", "aside").map(\.text) == ["200", "+30", "+50", "-20", "260"])
  }

  @Test func `an axis that doesn't start at zero is marked`() {
    let far = SVGDocument(SampleCharts.waterfall([3, 5, -2]).svg(SampleCharts.labels))
    let near = SVGDocument(SampleCharts.waterfall([30, 50, -20], start: 20).svg(SampleCharts.labels))
    #expect(far.all("path", "break").count == 1 && near.all("path", "break").isEmpty)
    let first = bars(near)[0]
    expectClose([ReadAxis.horizontal(near).figure(at: first["x"])], [0], within: .absolute(0.1))
  }

  @Test func `the first and the last bar have some length`() {
    for start in [20, 200, 2e6] {
      let document = SVGDocument(SampleCharts.waterfall([3, 5, -2], start: start).svg(SampleCharts.labels))
      #expect(bars(document)[0]["width"] > 4, "\(start)")
    }
  }

  @Test func `the end has its margins`() {
    let document = SVGDocument(SampleCharts.waterfall().svg(SampleCharts.labels))
    let axis = ReadAxis.horizontal(document)
    let thick = PathPoints(document.all("path", "thick")[0].attributes["d"] ?? "").pieces[0]
    expectClose(thick.map { axis.figure(at: $0.x) }, [250, 270], within: .absolute(axis.step))
  }

  @Test func `a step below zero and back again reads as its figures`() {
    let document = SVGDocument(SampleCharts.waterfall([-50, 10], start: 20).svg(SampleCharts.labels))
    let axis = ReadAxis.horizontal(document)
    let fall = document.all("rect", "fall")[0]
    expectClose(
      [axis.figure(at: fall["x"]), axis.figure(at: fall["x"] + fall["width"])], [-30, 20],
      within: .absolute(2 * axis.step))
  }
}
