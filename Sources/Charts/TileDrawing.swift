/// Tiles being drawn.
struct TileDrawing {
  private let chart: TileChart
  private let labels: ChartLabels
  private let places: [(column: Int, row: Int)]
  private let shades: TileShades
  private let title: FittedText
  private let width: Double
  private let top: Double

  private let tile: (width: Double, height: Double)

  private static let leastTile = (width: 112.0, height: 84.0)
  /// Names of areas are long, and cut where they take more.
  private static let mostLines = 3
  private static let lineHeight = 14.0
  private static let gap = 6.0

  init(_ chart: TileChart, _ labels: ChartLabels) {
    (self.chart, self.labels) = (chart, labels)
    places = Self.places(chart.tiles)
    // All tiles are of one size: that of the longest name.
    let lines = chart.tiles.map { Self.name(of: $0).lines.count }.max() ?? 0
    tile = (Self.leastTile.width, Self.leastTile.height + Self.lineHeight * Double(max(0, lines - 2)))
    let columns = (places.map(\.column).max() ?? 0) + 1
    width = max(SVGWriter.width, Double(columns) * (Self.leastTile.width + Self.gap))
    shades = TileShades(chart.tiles.map(\.value), axis: chart.axis)
    title = FittedText(chart.axis.title, width: width, most: 2)
    top = title.height + 4
  }

  private static func name(of tile: TileChart.Tile) -> FittedText {
    FittedText(tile.label, width: leastTile.width - 10, most: mostLines)
  }

  /// Tiles without a place of their own take the free places from the top left.
  private static func places(_ tiles: [TileChart.Tile]) -> [(column: Int, row: Int)] {
    let given = tiles.compactMap(\.place)
    let columns = max((given.map(\.column).max() ?? 0) + 1, min(tiles.count, given.isEmpty ? 6 : 1))
    var taken = Set(given.map { $0.row * columns + $0.column })
    var next = 0
    return tiles.map { tile in
      if let place = tile.place { return place }
      while taken.contains(next) { next += 1 }
      taken.insert(next)
      return (next % columns, next / columns)
    }
  }

  func svg() -> String {
    let legend = Legend(shades.entries(labels), y: top, width: width)
    let first = top + legend.height + 6
    let rows = Double((places.map(\.row).max() ?? -1) + 1)
    var writer = SVGWriter(
      width: width, height: first + rows * (tile.height + Self.gap), labels: labels,
      hasLinks: chart.tiles.contains { $0.link != nil })
    writer.lines(title, x: 0, middle: title.height / 2, classes: "unit")
    legend.draw(&writer)
    let scale = courseScale()
    // In the order in which they lie, which is also the order of the keyboard.
    let order = places.indices.sorted { Self.isBefore(places[$0], places[$1]) }
    for index in order {
      let x = Double(places[index].column) * (tile.width + Self.gap) + 2
      let y = first + Double(places[index].row) * (tile.height + Self.gap)
      draw(chart.tiles[index], x: x, y: y, scale, &writer)
    }
    return writer.finished()
  }

  private static func isBefore(
    _ one: (column: Int, row: Int), _ other: (column: Int, row: Int)
  ) -> Bool { (one.row, one.column) < (other.row, other.column) }

  /// All courses share a scale, so that they can be compared.
  private func courseScale() -> AxisScale {
    AxisScale(
      chart.tiles.flatMap { $0.points.flatMap(\.figures) },
      axis: ChartAxis("", isLogarithmic: chart.axis.isLogarithmic), from: 0, to: 0)
  }

  private func draw(
    _ area: TileChart.Tile, x: Double, y: Double, _ scale: AxisScale, _ writer: inout SVGWriter
  ) {
    let value = area.value.isFinite ? shades.text(area.value, labels) : "–"
    if let link = area.link { writer.openLink(link, name: "\(area.label): \(value)") }
    writer.rectangle(
      x: x, y: y, width: tile.width, height: tile.height,
      classes: "tile \(shades.classes(area.value))", radius: 4)
    let name = Self.name(of: area)
    for (index, line) in name.lines.enumerated() {
      writer.text(
        line, x: x + 6, y: y + 16 + Self.lineHeight * Double(index), full: name.isCut ? name.full : nil)
    }
    drawCourse(
      area,
      Frame(left: x + 6, right: x + 52, top: y + tile.height - 42, bottom: y + tile.height - 6), scale,
      &writer)
    writer.text(
      value, x: x + tile.width - 6, y: y + tile.height - 8, .end, classes: "figure")
    if area.link != nil { writer.raw("</a>") }
  }

  private func drawCourse(
    _ tile: TileChart.Tile, _ frame: Frame, _ shared: AxisScale, _ writer: inout SVGWriter
  ) {
    guard tile.points.count == chart.years.count else { return }
    let scale = AxisScale(shared, from: frame.bottom, to: frame.top)
    let x = YearAxis(years: chart.years, frame: frame).places
    let fan = Fan(x: x, points: tile.points, scale: scale)
    writer.group("course") { writer in
      writer.path(fan.band(\.outer), classes: "outer")
      writer.path(fan.band(\.inner), classes: "inner")
      writer.path(fan.line(), classes: "line")
    }
  }
}
