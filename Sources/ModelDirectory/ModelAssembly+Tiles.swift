extension ModelAssembly {
  /// Where areas stand on a map of tiles: no two of a set in one place.
  mutating func readTiles() -> [AreaTile] {
    guard let table = tables["area_tiles.csv"] else { return [] }
    requireAggregates(table)
    let (set, code) = (table.texts("set"), table.texts("code"))
    let (column, row) = (table.integers("column"), table.integers("row"))
    let tiles = (0..<table.rows).map {
      AreaTile(set: set[$0], code: code[$0], column: Int(column[$0]), row: Int(row[$0]))
    }
    guard table.isSound else { return tiles }
    var taken: [Place: Int] = [:]
    for (i, tile) in tiles.enumerated() {
      let place = Place(set: tile.set, column: tile.column, row: tile.row)
      if let other = taken[place] {
        log.add(
          table.file, line: table.line(i),
          "column \(tile.column), row \(tile.row) of the set \(Quoted.text(tile.set)) is taken by "
            + "\(Quoted.text(tiles[other].code)) of line \(table.line(other)); allowed is a place of its own")
      } else {
        taken[place] = i
      }
    }
    return tiles.sorted { ($0.set, $0.code) < ($1.set, $1.code) }
  }

  private struct Place: Hashable {
    var set: String
    var column: Int
    var row: Int
  }
}
