/// An axis as a reader sees it: round numbers beside lines, from which any figure can be read off.
struct ReadAxis {
  private let numbers: [Double]
  private let places: [Double]

  /// The vertical axis of a drawing with numbers to the left.
  static func vertical(_ document: SVGDocument, _ grid: Int = 0) -> ReadAxis {
    let lines = Self.lines(document, grid)
    let texts = document.all("text", "tick end").filter { text in
      lines.contains { ($0[0].y + 4.5 - text["y"]).magnitude < 0.11 }
    }
    return ReadAxis(numbers: texts.compactMap { Double($0.text) }, places: lines.map { $0[0].y })
  }

  /// The horizontal axis of a drawing with numbers below.
  static func horizontal(_ document: SVGDocument, _ grid: Int = 0) -> ReadAxis {
    let lines = Self.lines(document, grid)
    let all = document.all("text", "tick middle").filter { $0["y"] > lines.first?.last?.y ?? .nan }
    let texts = all.dropFirst(grid * lines.count).prefix(lines.count)
    return ReadAxis(numbers: texts.compactMap { Double($0.text) }, places: lines.map { $0[0].x })
  }

  private static func lines(_ document: SVGDocument, _ grid: Int) -> [[(x: Double, y: Double)]] {
    let grids = document.all("path", "grid")
    return grids.count > grid ? PathPoints(grids[grid].attributes["d"] ?? "").pieces : []
  }

  /// The figure at a coordinate, between the first and the last number; NaN where the axis can't be read.
  func figure(at place: Double) -> Double {
    guard numbers.count == places.count, let first = numbers.first, let last = numbers.last, first != last
    else { return .nan }
    let share = (place - places[0]) / (places[places.count - 1] - places[0])
    return first + share * (last - first)
  }

  /// What a tenth of a unit, in which coordinates are written, is in figures.
  var step: Double { (figure(at: 0.1) - figure(at: 0)).magnitude }
}
