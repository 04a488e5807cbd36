/// A line with its bands between places, where each piece of it is.
struct Fan {
  /// The places along the axis of years.
  let x: [Double]
  /// The figures.
  let points: [ChartEstimate]
  /// The axis of values.
  let scale: AxisScale

  /// The outline of a band, in a piece for each run of years that has it.
  ///
  /// A figure without an interval that stands next to one with an interval is where the band starts or ends.
  func band(_ interval: (ChartEstimate) -> ClosedRange<Double>?) -> SVGPath {
    var path = SVGPath()
    for run in runs(where: { interval($0) != nil || $0.value.isFinite }) {
      guard run.contains(where: { interval(points[$0]) != nil }) else { continue }
      let ranges = run.map { interval(points[$0]) ?? points[$0].value...points[$0].value }
      outline(zip(run, ranges).map { (x[$0], scale.place($1.lowerBound), scale.place($1.upperBound)) }, &path)
    }
    return path
  }

  /// The line through the figures, lifted where one isn't there.
  func line() -> SVGPath {
    var path = SVGPath()
    for run in runs(where: { scale.place($0.value).isFinite }) where run.count > 1 {
      for index in run {
        let y = scale.place(points[index].value)
        if index == run.lowerBound { path.move(x[index], y) } else { path.line(x[index], y) }
      }
    }
    return path
  }

  /// The places of figures without a neighbour, which no line shows.
  func lone() -> [(x: Double, y: Double)] {
    runs(where: { scale.place($0.value).isFinite }).filter { $0.count == 1 }.map { run in
      (x[run.lowerBound], scale.place(points[run.lowerBound].value))
    }
  }

  /// How near the line comes to a height, over a stretch; at most 24 units, beyond which it doesn't matter.
  func distance(from stretch: ClosedRange<Double>, y: Double) -> Double {
    let places = points.map { scale.place($0.value) }
    var nearest = 24.0
    for index in x.indices.dropLast()
    where x[index + 1] >= stretch.lowerBound && x[index] <= stretch.upperBound {
      let share = [stretch.lowerBound, (stretch.lowerBound + stretch.upperBound) / 2, stretch.upperBound]
        .map { min(max(($0 - x[index]) / (x[index + 1] - x[index]), 0), 1) }
      for share in share {
        let height = places[index] + share * (places[index + 1] - places[index])
        if height.isFinite { nearest = min(nearest, (height - y).magnitude) }
      }
    }
    return nearest
  }

  private func outline(_ edges: [(x: Double, low: Double, high: Double)], _ path: inout SVGPath) {
    guard edges.allSatisfy({ $0.low.isFinite && $0.high.isFinite }), let first = edges.first else { return }
    guard edges.count > 1 else {
      path.move(first.x - 3, first.high)
      path.horizontal(first.x + 3)
      path.vertical(first.low)
      path.horizontal(first.x - 3)
      return path.close()
    }
    path.move(first.x, first.high)
    for edge in edges.dropFirst() { path.line(edge.x, edge.high) }
    for edge in edges.reversed() { path.line(edge.x, edge.low) }
    path.close()
  }

  private func runs(where isThere: (ChartEstimate) -> Bool) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for index in points.indices {
      if isThere(points[index]) {
        start = start ?? index
      } else if let first = start {
        runs.append(first..<index)
        start = nil
      }
    }
    if let start { runs.append(start..<points.count) }
    return runs
  }
}
