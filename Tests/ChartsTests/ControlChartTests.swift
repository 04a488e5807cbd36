import Charts
import TestSupport
import Testing

@Suite struct ControlChartTests {
  private func pieces(_ document: SVGDocument, _ classes: String) -> [[(x: Double, y: Double)]] {
    document.all("path", classes).flatMap { PathPoints($0.attributes["d"] ?? "").pieces }
  }

  @Test func `sums beyond the threshold are signals`() {
    let document = SVGDocument(SampleCharts.control().svg(SampleCharts.labels))
    let axis = ReadAxis.vertical(document, 1)
    // The first is the legend's.
    let signals = document.all("circle", "alarm").dropFirst().map { axis.figure(at: $0["cy"]) }
    expectClose(signals, [6, -5], within: .absolute(axis.step))
  }

  @Test func `sums read as their figures, with a gap where there is none`() {
    let document = SVGDocument(SampleCharts.control().svg(SampleCharts.labels))
    let axis = ReadAxis.vertical(document, 1)
    let line = pieces(document, "s1 line").first { $0.count == 5 } ?? []
    expectClose(line.map { axis.figure(at: $0.y) }, [0, 0, 2, 3.5, 6], within: .absolute(axis.step))
  }

  @Test func `limits and threshold lie on both sides of zero`() {
    let document = SVGDocument(SampleCharts.control().svg(SampleCharts.labels))
    let (upper, lower) = (ReadAxis.vertical(document, 0), ReadAxis.vertical(document, 1))
    let across = { (classes: String) in self.pieces(document, classes).filter { $0[1].x - $0[0].x > 100 } }
    expectClose(
      across("limit").map { upper.figure(at: $0[0].y) }, [-1.28, 1.28, -1.96, 1.96],
      within: .absolute(upper.step))
    expectClose(
      across("reference").map { lower.figure(at: $0[0].y) }, [-4, 4], within: .absolute(lower.step))
  }

  @Test func `deviations reach from zero to their figures`() {
    let document = SVGDocument(SampleCharts.control().svg(SampleCharts.labels))
    let axis = ReadAxis.vertical(document, 0)
    let stems = pieces(document, "s1 thin")
    expectClose(stems.map { axis.figure(at: $0[0].y) }, [0, 0, 0, 0, 0], within: .absolute(axis.step))
    expectClose(
      stems.map { axis.figure(at: $0[1].y) }, [0.1, 0.5, 2.5, 2, 3], within: .absolute(axis.step))
  }
}
