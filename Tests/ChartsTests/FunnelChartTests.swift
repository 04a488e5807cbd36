import Charts
import TestSupport
import Testing

@Suite struct FunnelChartTests {
  @Test func `areas lie at their ratio`() {
    let chart = SampleCharts.funnel()
    let document = SVGDocument(chart.svg(SampleCharts.labels))
    let axis = ReadAxis.vertical(document)
    let ratios = document.all("circle", "other").map { axis.figure(at: $0["cy"]) }
    expectClose(ratios, [0.9, 1, 1.1], within: .absolute(axis.step))
    let across = document.all("circle", "other").map { $0["cx"] }
    expectClose([across[2] - across[1]], [across[1] - across[0]], within: .absolute(0.21))
  }

  @Test func `limits narrow around the target`() {
    let document = SVGDocument(SampleCharts.funnel().svg(SampleCharts.labels))
    let axis = ReadAxis.vertical(document)
    let curves =
      document.all("path", "limit").filter { !$0.classes.contains("wide") }
      .map { PathPoints($0.attributes["d"] ?? "").pieces }.first { $0.count == 2 } ?? []
    #expect(curves.count == 2)
    let margins = zip(curves[0], curves[1]).map { axis.figure(at: $1.y) - axis.figure(at: $0.y) }
    #expect(margins.count >= 3 && zip(margins, margins.dropFirst()).allSatisfy { $0 > $1 })
    // Of areas of 100, 200 and 300.
    expectClose(
      Array(margins.prefix(3)), [100, 200, 300].map { (size: Double) in 2 / size.squareRoot() },
      within: .absolute(2 * axis.step))
  }

  @Test func `the area that it is about is on top and in the legend`() {
    var chart = SampleCharts.funnel()
    chart.points[0].isHighlighted = true
    let document = SVGDocument(chart.svg(SampleCharts.labels))
    #expect(document.all("circle").last?.classes.contains("one") == true)
    #expect(document.texts.contains("One"))
  }

  @Test func `areas without a ratio aren't drawn`() {
    var chart = SampleCharts.funnel()
    chart.points[1].ratio = .nan
    chart.points[2].size = .infinity
    #expect(SVGDocument(chart.svg(SampleCharts.labels)).all("circle", "other").count == 1)
  }

  @Test func `links lead to the pages and are named`() {
    let document = SVGDocument(
      SampleCharts.funnel(["One", "Two"], link: "one.html").svg(SampleCharts.labels))
    #expect(document.all("a").map { $0.attributes["href"] } == ["one.html", "one.html"])
    #expect(document.all("a").map { $0.attributes["aria-label"] } == ["One: 0.90", "Two: 1.00"])
    // What is a picture as a whole hides what is in it.
    #expect(document.elements[0].attributes["role"] == "group")
    let still = SVGDocument(SampleCharts.funnel().svg(SampleCharts.labels))
    #expect(still.elements[0].attributes["role"] == "img" && still.all("a").isEmpty)
  }

  @Test func `a crowd is one path of dots without names or links`() {
    var chart = SampleCharts.funnel((1...6).map { "Area \($0)" }, link: "area.html")
    for place in 1..<5 { chart.points[place].isMinor = true }
    chart.points[3].ratio = .nan
    chart.points[0].isHighlighted = true
    let text = chart.svg(SampleCharts.labels)
    let document = SVGDocument(text)
    #expect(document.all("circle", "other").count == 1 && document.all("a").count == 2)
    #expect(document.all("path", "crowd").count == 1 && !text.contains("Area 2"))
    let dots = PathPoints(document.all("path", "crowd").first?.attributes["d"] ?? "").pieces.map { $0[0] }
    let axis = ReadAxis.vertical(document)
    expectClose(dots.map { axis.figure(at: $0.y) }, [1, 1.1, 1.3], within: .absolute(axis.step))
    #expect(zip(dots, dots.dropFirst()).allSatisfy { $0.x < $1.x })
    let only = chart.points.indices.filter { chart.points[$0].isMinor }
    chart.points = only.map { chart.points[$0] }
    // A drawing without a link in it is a picture.
    #expect(SVGDocument(chart.svg(SampleCharts.labels)).elements[0].attributes["role"] == "img")
  }
}
