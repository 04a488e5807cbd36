/// The shades of tiles: equal steps over the figures, the higher the darker.
struct TileShades {
  private let ticks: Ticks
  private let axis: ChartAxis
  private let hasFigures: Bool

  /// Shades for these figures.
  init(_ figures: [Double], axis: ChartAxis) {
    self.axis = axis
    var linear = axis
    linear.isLogarithmic = false
    let scale = AxisScale(figures, axis: linear, from: 0, to: 1, most: 6)
    (ticks, hasFigures) = (scale.ticks, scale.hasFigures)
  }

  /// The class of a figure.
  func classes(_ figure: Double) -> String {
    guard figure.isFinite, hasFigures else { return "t0" }
    return "t\(shade(figure * axis.factor) + 1)"
  }

  private func shade(_ shown: Double) -> Int {
    let steps = ticks.values.count - 1
    let above = ticks.values.dropFirst().dropLast().filter { shown >= $0 }.count
    // Few steps take the whole range too, so that they lie as far apart as they can.
    guard steps < 5 else { return min(4, above) }
    return steps > 1 ? Int((4 * Double(above) / Double(steps - 1)).rounded()) : 2
  }

  /// A figure as it stands on a tile.
  func text(_ figure: Double, _ labels: ChartLabels) -> String {
    labels.text(figure * axis.factor, decimals: min(6, ticks.decimals + 1)) + axis.suffix
  }

  /// The shades with the figures that they stand for.
  func entries(_ labels: ChartLabels) -> [Legend.Entry] {
    guard hasFigures else { return [] }
    return zip(ticks.values, ticks.values.dropFirst()).map { low, high in
      let name =
        "\(labels.text(low, decimals: ticks.decimals)) – \(labels.text(high, decimals: ticks.decimals))"
      return Legend.Entry(.patch("tile t\(shade((low + high) / 2) + 1)"), name + axis.suffix)
    }
  }
}
