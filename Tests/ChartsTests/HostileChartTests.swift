import Charts
import Testing

@Suite struct HostileChartTests {
  static let names = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "../../etc/passwd", "=cmd|' /C calc'!A0",
    "]]>&amp;&#0;", "a\u{0}\u{8}\u{FFFF}b", "\u{202E}evil\u{2066}", "",
    String(repeating: "W", count: 10_000), String(repeating: "ab ", count: 3_333),
    String(repeating: "e\u{301}\u{316}", count: 3_333), "مدينة النور",
    "x" + String(repeating: "\u{300}", count: 9_999),
  ]

  @Test(arguments: names) func `no name breaks a drawing`(_ name: String) {
    for (kind, chart) in SampleCharts.all(name, link: "page.html?a=1&b=\"2\"") {
      var labels = SampleCharts.labels
      labels.alternative = name
      let svg = chart.svg(labels)
      let document = SVGDocument(svg)
      let elements = Set(document.elements.map(\.name))
      #expect(
        elements.isSubset(of: ["svg", "desc", "title", "g", "path", "rect", "circle", "text", "a"]), "\(kind)"
      )
      #expect(document.elements.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") } })
      #expect(document.all("a").allSatisfy { $0.attributes["href"] == "page.html?a=1&b=\"2\"" })
      #expect(document.texts.allSatisfy { !$0.isEmpty }, "\(kind)")
    }
  }

  @Test(arguments: names) func `texts stay within their drawing`(_ name: String) {
    for (kind, chart) in SampleCharts.all(name) {
      let document = SVGDocument(chart.svg(SampleCharts.labels))
      for element in document.all("text") {
        let (text, width) = (element.text, TextWidth.of(element.text))
        let share = element.classes.contains("end") ? 1 : element.classes.contains("middle") ? 0.5 : 0
        let start = element["x"] - share * width
        #expect(start >= -0.1 && start + width <= document.size.width + 0.1, "\(kind): \(text.prefix(40))")
        #expect(element["y"] > 0 && element["y"] <= document.size.height, "\(kind): \(text.prefix(40))")
      }
    }
  }

  @Test func `a drawing is named by what it shows`() {
    for (kind, chart) in SampleCharts.all("One") {
      let document = SVGDocument(chart.svg(SampleCharts.labels))
      let about = document.all("desc")
      #expect(about.map(\.text) == ["What it shows."], "\(kind)")
      #expect(document.elements[0].attributes["aria-labelledby"] == about[0].attributes["id"], "\(kind)")
      let ids = document.elements.compactMap { $0.attributes["id"] }
      #expect(Set(ids).count == ids.count && ids.allSatisfy { $0.hasPrefix("sample") }, "\(kind)")
    }
  }

  @Test func `no coordinate is out of place`() {
    for (kind, chart) in SampleCharts.all("One") {
      let svg = chart.svg(SampleCharts.labels)
      #expect(!svg.contains("nan") && !svg.contains("inf"), "\(kind)")
      let document = SVGDocument(svg)
      for element in document.elements {
        for (name, most) in [
          ("x", document.size.width), ("cx", document.size.width), ("y", document.size.height),
        ] {
          guard element.attributes[name] != nil else { continue }
          #expect((0...most).contains(element[name]), "\(kind) \(element.name) \(name)")
        }
      }
    }
  }

  @Test func `figures that can't be drawn leave no mark`() {
    let wild: [Double] = [.nan, .infinity, -.infinity, .greatestFiniteMagnitude, -1e300]
    let points = wild.map { ChartEstimate($0) }
    let charts: [any Chart] = [
      FanChart(years: [1, 2, 3, 4, 5], series: [.init("One", points)], axis: ChartAxis("Figures")),
      IntervalChart(
        rows: points.map { .init("Row", [$0]) }, series: ["One"], mark: .bar, axis: ChartAxis("")),
      PyramidChart(
        bands: wild.map { _ in "band" }, left: .init("One", before: wild, after: points),
        right: .init("Two", before: wild, after: points), years: ("1", "2"), axis: ChartAxis("")),
      WaterfallChart(
        start: ("1", .nan), steps: wild.map { .init("Step", $0) }, end: ("2", ChartEstimate(.infinity)),
        axis: ChartAxis("")),
      FunnelChart(
        points: wild.map { .init("One", size: $0, ratio: $0) }, limits: [], target: .init("Target", at: 1),
        limitNames: ("a", "b"), sizeAxis: ChartAxis("", isLogarithmic: true), axis: ChartAxis("")),
      TileChart(
        tiles: wild.map { .init("One", points: points, value: $0) }, years: [1, 2, 3, 4, 5],
        axis: ChartAxis("")),
      ControlChart(
        years: [1, 2, 3, 4, 5], deviations: .init("d", wild), limits: [.init("l", at: 1)],
        upper: .init("u", wild),
        lower: .init("l", wild), threshold: .init("t", at: 1), signalName: "s", deviationAxis: ChartAxis(""),
        sumAxis: ChartAxis("")),
    ]
    for chart in charts {
      let document = SVGDocument(chart.svg(SampleCharts.labels))
      let marks = ["line", "thin", "thick", "inner", "outer", "rise", "fall"].flatMap { name in
        document.elements.filter {
          $0.classes.contains(name) && $0.name == "path" && $0.classes.contains("s1")
        }
      }
      // What is left belongs to the legend, which is made of short straight lines.
      #expect(
        marks.allSatisfy { ($0.attributes["d"] ?? "").filter { $0 == "L" || $0 == "Z" }.isEmpty },
        "\(type(of: chart))")
    }
  }

  @Test func `a drawing of nothing is a drawing`() {
    let charts: [any Chart] = [
      FanChart(years: [], series: [], axis: ChartAxis("Figures")),
      IntervalChart(rows: [], series: [], axis: ChartAxis("Figures")),
      PyramidChart(
        bands: [], left: .init("One", before: [], after: []), right: .init("Two", before: [], after: []),
        years: ("1", "2"), axis: ChartAxis("")),
      WaterfallChart(start: ("1", 1), steps: [], end: ("2", ChartEstimate(1)), axis: ChartAxis("")),
      FunnelChart(
        points: [], limits: [], target: .init("Target", at: 1), limitNames: ("a", "b"),
        sizeAxis: ChartAxis(""),
        axis: ChartAxis("")),
      TileChart(tiles: [], years: [], axis: ChartAxis("")),
    ]
    for chart in charts { #expect(SVGDocument(chart.svg(SampleCharts.labels)).size.height > 0) }
  }
}
