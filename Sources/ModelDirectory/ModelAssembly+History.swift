import Demography

extension ModelAssembly {
  mutating func readHistory() -> HistoryData {
    HistoryData(
      population: readBandRows("history_population.csv", "population"),
      deaths: readBandRows("history_deaths.csv", "deaths"), components: readComponents())
  }

  /// The rows whose region is one of the model's or an aggregate of a set.
  private mutating func requireKnownPlaces(_ table: Table) -> [Int] {
    let places = Set(regions.map(\.code)).union(sets.flatMap { $0.aggregates.map(\.code) })
    let index = Dictionary(uniqueKeysWithValues: zip(places.sorted(), 0...))
    let names = table["region"].names
    let ids = table.integers("region")
    let isKnown = knowsAll("regions.csv") && knowsAll("region_sets.csv")
    for (row, id) in ids.enumerated() where isKnown && index[names[Int(id)]] == nil {
      log.add(
        table.file, line: table.line(row),
        "region is \(Quoted.text(names[Int(id)])), which is neither a region of regions.csv "
          + "nor an aggregate of region_sets.csv")
    }
    return ids.map { index[names[Int($0)]] ?? -1 }
  }

  private mutating func readBandRows(_ file: String, _ column: String) -> [HistoryData.BandRow] {
    guard let table = tables[file] else { return [] }
    let place = requireKnownPlaces(table)
    let (year, sex) = (table.integers("year"), table.integers("sex"))
    let first = Int(year.min() ?? 0)
    let span = Int(year.max() ?? 0) - first + 1
    let group = (0..<table.rows).map { row in
      place[row] < 0 ? -1 : (place[row] * span + Int(year[row]) - first) * 2 + Int(sex[row])
    }
    let codes = table.texts("region")
    let count = (group.max() ?? -1) + 1
    let rows = rowsByAge(table, group: group, count: count, complete: false) { g in
      "region \(codes[group.firstIndex(of: g) ?? 0]), year \(g / 2 % span + first), sex \(Sex.allCases[g % 2].letter)"
    }
    let (bands, counts) = (bands(table), table.numbers(column))
    return rows.joined().map { row in
      HistoryData.BandRow(
        region: codes[row], year: Int(year[row]), sex: Sex.allCases[Int(sex[row])], ages: bands[row],
        count: counts[row])
    }
  }

  private mutating func readComponents() -> [HistoryData.ComponentRow] {
    guard let table = tables["history_components.csv"] else { return [] }
    _ = requireKnownPlaces(table)
    let (codes, year) = (table.texts("region"), table.integers("year"))
    let order = (0..<table.rows).sorted { (codes[$0], year[$0]) < (codes[$1], year[$1]) }
    return order.map { row in
      func value(_ column: String) -> Double { table.numbers(column)[row] }
      return HistoryData.ComponentRow(
        region: codes[row], year: Int(year[row]), populationStart: value("population_start"),
        births: value("births"), deaths: value("deaths"), immigration: value("immigration"),
        emigration: value("emigration"), arrivals: value("arrivals"), departures: value("departures"),
        corrections: value("corrections"), populationEnd: value("population_end"))
    }
  }
}
