import Charts
import ModelDirectory
import Prognosis

/// The map of tiles.
extension IndexPage {
  /// More tiles than this can't be told apart.
  private static let mostTiles = 60

  var map: ReportSection? {
    let places = mappedPlaces
    let known = places.filter { growth($0).isFinite }
    guard places.count > 1, let least = known.min(by: { growth($0) < growth($1) }),
      let most = known.max(by: { growth($0) < growth($1) })
    else { return nil }
    return ReportSection(
      id: "map", title: text("map"), lead: [], blocks: [.figure(figure(places, least: least, most: most))])
  }

  /// The areas of the set of most areas that still fit on a map.
  private var mappedPlaces: [Int] {
    let areas = context.reference.areas
    let sets = Dictionary(grouping: areas.indices) { areas[$0].set }.values
    return sets.filter { $0.count <= Self.mostTiles }.max { ($0.count, $1[0]) < ($1.count, $0[0]) } ?? []
  }

  private func growth(_ place: Int) -> Double { figures[place].costGrowth.last?.value ?? .nan }

  private func name(_ place: Int) -> String { context.reference.areas[place].name }

  private func figure(_ places: [Int], least: Int, most: Int) -> Figure {
    let set = context.reference.areas[places[0]].set
    let ends = [
      "most": name(most), "high": style.percent(growth(most)), "least": name(least),
      "low": style.percent(growth(least)),
    ]
    let years = ["first": first, "last": last]
    let tiles = places.map(tile)
    return Figure(
      id: "area-map", title: text("map_title_grows", ends), unit: text("map_unit", years),
      source: context.source(table: "care", files: ["care_use.csv", "care_trends.csv", "population.csv"]),
      alternative: text("map_alternative", ends.merging(["set": set, "last": last]) { $1 }),
      chart: TileChart(
        tiles: tiles, years: context.reference.years,
        axis: ChartAxis(
          text("map_axis", ["first": first]), factor: 100, suffix: context.style.percentSign)),
      table: table(places), notes: tiles.contains { $0.place != nil } ? [text("map_placed")] : [],
      bypass: Figure.Bypass(text: text("map_bypass"), section: Self.areasID))
  }

  private func tile(_ place: Int) -> TileChart.Tile {
    let area = context.reference.areas[place]
    let stand = context.model.tiles.first { $0.set == area.set && $0.code == area.code }
    return TileChart.Tile(
      area.name, link: context.pages[place].fileName, points: figures[place].costGrowth, value: growth(place),
      place: stand.map { ($0.column, $0.row) })
  }

  private func table(_ places: [Int]) -> DataTable {
    let hasMargins = context.reference.margins != nil
    return DataTable(
      caption: text("map_table", ["first": first, "last": last]),
      columns: [.text(text("area")), .number(text("growth"))]
        + (hasMargins ? [.number(text("interval80"))] : []),
      rows: places.map { place in
        [name(place), style.percent(growth(place))]
          + (hasMargins ? [range(figures[place].costGrowth.last?.inner, style.percent)] : [])
      })
  }
}
