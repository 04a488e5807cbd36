import Charts
import TestSupport
import Testing

@Suite struct TileChartTests {
  @Test func `tiles lie in their places and follow each other as they lie`() {
    let document = SVGDocument(
      SampleCharts.tiles(["One", "Two", "Three", "Four"], link: "x").svg(SampleCharts.labels))
    let names = document.all("a").compactMap { $0.attributes["aria-label"] }
    #expect(names == ["Three: 20.0 %", "Two: 10.0 %", "One: 0.0 %", "Four: 30.0 %"])
    let tiles = document.elements.filter { $0.name == "rect" && $0.path.contains("a") }
    #expect(tiles[0]["x"] < tiles[1]["x"] && tiles[0]["y"] == tiles[1]["y"] && tiles[3]["y"] > tiles[2]["y"])
  }

  @Test func `tiles without a place take those that are free`() {
    var chart = SampleCharts.tiles(["One", "Two", "Three", "Four", "Five"])
    for index in [0, 2, 4] { chart.tiles[index].place = nil }
    let document = SVGDocument(chart.svg(SampleCharts.labels))
    let places = document.all("rect", "tile").filter { $0["width"] > 50 }.map { [$0["x"], $0["y"]] }
    #expect(places.count == 5 && Set(places).count == 5)
  }

  @Test func `a higher figure has a darker shade`() {
    let document = SVGDocument(SampleCharts.tiles(["A", "B", "C", "D", "E", "F"]).svg(SampleCharts.labels))
    let shades = document.all("rect", "tile").filter { $0["width"] > 50 }.map { tile in
      tile.classes.first { $0.first == "t" && $0.count == 2 } ?? ""
    }
    // The places run from right to left in each row of three.
    #expect(shades == ["t3", "t2", "t1", "t5", "t5", "t4"])
  }

  @Test func `few shades lie as far apart as many`() {
    func shades(_ figures: [Double]) -> [String] {
      var chart = SampleCharts.tiles(figures.map { "\($0)" })
      for (index, figure) in figures.enumerated() { chart.tiles[index].value = figure }
      let drawn = SVGDocument(chart.svg(SampleCharts.labels)).all("rect", "tile").filter { $0["width"] > 50 }
      // The places run from right to left.
      return drawn.reversed().map { tile in tile.classes.first { $0.first == "t" && $0.count == 2 } ?? "" }
    }
    #expect(shades([0.21, 0.27, 0.33]) == ["t1", "t3", "t5"])
  }

  @Test func `a long name takes a third line, and all tiles stay of one size`() {
    let long = "Westland Schieland Delfland"
    let chart = SampleCharts.tiles(["Kort", long, "Zeeland"])
    let document = SVGDocument(chart.svg(SampleCharts.labels))
    let heights = Set(document.all("rect", "tile").filter { $0["width"] > 50 }.map { $0["height"] })
    #expect(heights == [98])
    let lines = document.all("text").map(\.text).filter { long.contains($0) }
    #expect(lines.joined(separator: " ") == long && lines.count == 3)
    let short = SVGDocument(SampleCharts.tiles().svg(SampleCharts.labels))
    #expect(short.all("rect", "tile").filter { $0["width"] > 50 }.allSatisfy { $0["height"] == 84 })
  }

  @Test func `a tile without a figure says so`() {
    var chart = SampleCharts.tiles(["One", "Two", "Three"], link: "x")
    chart.tiles[1].value = .nan
    let document = SVGDocument(chart.svg(SampleCharts.labels))
    #expect(document.all("a").contains { $0.attributes["aria-label"] == "Two: –" })
    #expect(document.all("rect", "t0").count == 1)
  }

  @Test func `courses share a scale`() {
    let chart = SampleCharts.tiles(["Flat", "Up", "Steep"])
    let document = SVGDocument(chart.svg(SampleCharts.labels))
    let rises = document.all("path", "course line").map { line in
      let points = PathPoints(line.attributes["d"] ?? "").pieces[0]
      return points[0].y - points[5].y
    }
    // From the left: steep, up, flat.
    expectClose(rises, [rises[1] * 2, rises[1], 0], within: .absolute(0.31))
    #expect(rises[1] > 1)
  }

  @Test func `a wide drawing keeps its text legible`() {
    let names = (0..<31).map { "Region \($0)" }
    let document = SVGDocument(
      TileChart(
        tiles: names.map { TileChart.Tile($0, points: [], value: 1) }, years: [], axis: ChartAxis("Growth")
      ).svg(SampleCharts.labels))
    let least = (document.elements[0].attributes["style"] ?? "").split { !$0.isNumber }.compactMap {
      Double($0)
    }
    #expect(least.count == 2 && least[0] / document.size.width * TextWidth.size >= 11)
  }
}
