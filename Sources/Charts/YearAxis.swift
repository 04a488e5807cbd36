/// The axis of years below a drawing.
struct YearAxis {
  let years: [Int]
  let frame: Frame
  /// How far the first and the last year lie from the edges of the field.
  var inset = 0.0

  /// The coordinate of each year.
  var places: [Double] {
    guard let first = years.first, let last = years.last, last > first else {
      return years.map { _ in (frame.left + frame.right) / 2 }
    }
    let width = (frame.right - frame.left - 2 * inset) / Double(last - first)
    return years.map { frame.left + inset + Double($0 - first) * width }
  }

  /// The years that are named, by their place among the years: the first, the last and as many between as fit.
  var named: [Int] {
    guard years.count > 1, let first = years.first, let last = years.last else { return Array(years.indices) }
    let most = max(1, Int((frame.right - frame.left) / 44))
    let step = [1, 2, 5, 10, 20, 25, 50, 100].first { (last - first) / $0 <= most } ?? (last - first)
    var named = years.indices.filter { (years[$0] - first) % step == 0 }
    let end = years.count - 1
    if named.last != end {
      while let near = named.last, near > 0, places[end] - places[near] < 40 { named.removeLast() }
      named.append(end)
    }
    return named
  }

  func draw(_ writer: inout SVGWriter) {
    let (places, named) = (places, named)
    var path = SVGPath()
    path.move(frame.left, frame.bottom)
    path.horizontal(frame.right)
    for index in named {
      path.move(places[index], frame.bottom)
      path.vertical(frame.bottom + 4)
    }
    writer.path(path, classes: "base")
    writer.group("tick middle") { writer in
      for index in named {
        let x = min(max(places[index], 18), SVGWriter.width - 18)
        writer.text(String(years[index]), x: x, y: frame.bottom + 18)
      }
    }
  }
}
