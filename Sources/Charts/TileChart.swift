/// A tile for each area with its course over the years: placed as on a map, or in rows.
public struct TileChart: Chart {
  /// A tile.
  public struct Tile: Sendable {
    /// The area's name; plain text.
    public var label: String
    /// The page about it; nil without one.
    public var link: String?
    /// Its figures over the years.
    public var points: [ChartEstimate]
    /// The figure that stands on it and gives it its shade.
    public var value: Double
    /// Its place, counted from 0 at the top left; nil puts it in the next free place in reading order.
    public var place: (column: Int, row: Int)?

    /// A tile.
    public init(
      _ label: String, link: String? = nil, points: [ChartEstimate], value: Double,
      place: (column: Int, row: Int)? = nil
    ) {
      (self.label, self.link, self.points, self.value, self.place) = (label, link, points, value, place)
    }
  }

  /// The tiles.
  public var tiles: [Tile]
  /// The years of the courses.
  public var years: [Int]
  /// How the figure on a tile is written and what it is.
  public var axis: ChartAxis

  /// Tiles.
  public init(tiles: [Tile], years: [Int], axis: ChartAxis) {
    (self.tiles, self.years, self.axis) = (tiles, years, axis)
  }

  /// The drawing.
  public func svg(_ labels: ChartLabels) -> String { TileDrawing(self, labels).svg() }
}
