import Demography
import LinearAlgebra

extension ModelAssembly {
  mutating func readMigration() -> MigrationData {
    var data = MigrationData()
    (data.internalArrivals, data.internalDepartures) = readByYear(
      "internal_migration.csv", "arrivals", "departures")
    (data.immigration, data.emigration) = readByYear(
      "international_migration.csv", "immigration", "emigration")
    if let table = soundTable("internal_migration_age.csv") {
      data.internalRates = .init(repeating: .nan, count: grid.cells)
      for (cell, rate) in zip(cells(table), table.numbers("rate")) { data.internalRates[cell] = rate }
      requireCells(data.internalRates, table.file, "")
    }
    readInternationalAges(&data)
    readRegionalAges(&data)
    data.flows = readFlows()
    if let table = tables["net_migration.csv"] {
      let region = resolveRegions(table)
      if table.isSound {
        requireBaseYear(table, isNeeded: settings.migration.international == .net)
        data.net = matrices(yearly(table, "net", region: region, ages: grid.ages), table)
      }
    }
    return data
  }

  /// Two columns by region and year, each year with every region.
  private mutating func readByYear(
    _ file: String, _ first: String, _ second: String
  ) -> ([Int: [Double]], [Int: [Double]]) {
    guard let table = tables[file] else { return ([:], [:]) }
    let region = resolveRegions(table)
    guard table.isSound else { return ([:], [:]) }
    let unknown = [Double](repeating: .nan, count: regions.count)
    let years = table.distinct("year")
    var result = (
      Dictionary(uniqueKeysWithValues: years.map { ($0, unknown) }),
      Dictionary(uniqueKeysWithValues: years.map { ($0, unknown) })
    )
    let (year, a, b) = (table.integers("year"), table.numbers(first), table.numbers(second))
    for row in 0..<table.rows where region[row] >= 0 {
      result.0[Int(year[row])]?[region[row]] = a[row]
      result.1[Int(year[row])]?[region[row]] = b[row]
    }
    for year in years { requireEveryRegion(result.0[year] ?? [], file, "year \(year): ") }
    return result
  }

  private mutating func readInternationalAges(_ data: inout MigrationData) {
    guard let table = soundTable("international_migration_age.csv") else { return }
    var shares = [[Double]](repeating: .init(repeating: .nan, count: grid.cells), count: 2)
    let (flow, cell, share) = (table.integers("flow"), cells(table), table.numbers("share"))
    for row in 0..<table.rows { shares[Int(flow[row])][cell[row]] = share[row] }
    for (i, name) in table["flow"].names.enumerated() {
      let owner = "flow \(name)"
      requireCells(shares[i], table.file, "\(owner), ")
      if !shares[i].contains(where: \.isNaN) { shares[i] = normalised(shares[i], table.file, owner) }
    }
    (data.immigrationShare, data.emigrationShare) = (shares[0], shares[1])
  }

  private mutating func readRegionalAges(_ data: inout MigrationData) {
    guard let table = tables["internal_migration_regional_age.csv"] else { return }
    let region = resolveRegions(table)
    guard table.isSound else { return }
    let sexes =
      table.has("sex")
      ? table.integers("sex").map { [Int($0)] } : .init(repeating: [0, 1], count: table.rows)
    // Without a column for the sex both share the rows of the first.
    let group = zip(region, sexes).map { $0 < 0 ? -1 : $0 * 2 + $1[0] }
    let regions = regions
    let rows = rowsByAge(table, group: group, count: regions.count * 2, complete: false) { g in
      "region \(regions[g / 2].code)" + (table.has("sex") ? ", sex \(Sex.allCases[g % 2].letter)" : "")
    }
    let (bands, out, into) = (bands(table), table.numbers("out_factor"), table.numbers("in_factor"))
    var outFactor = [Double](repeating: 1, count: grid.cells * regions.count)
    var inFactor = outFactor
    for (g, rows) in rows.enumerated() {
      for row in rows {
        for sex in sexes[row] {
          let start = g / 2 * grid.cells + sex * grid.ages
          for age in bands[row].ages(openAge: grid.openAge) {
            outFactor[start + age] = out[row]
            inFactor[start + age] = into[row]
          }
        }
      }
    }
    data.outFactor = Matrix(rows: grid.cells, columns: regions.count, byColumns: outFactor)
    data.inFactor = Matrix(rows: grid.cells, columns: regions.count, byColumns: inFactor)
  }

  private mutating func readFlows() -> [FlowMatrix] {
    guard let table = tables["internal_migration_flows.csv"] else { return [] }
    let origin = resolveRegions(table, "origin")
    let destination = resolveRegions(table, "destination")
    let moves = table.numbers("moves")
    for row in 0..<table.rows where origin[row] >= 0 && origin[row] == destination[row] && moves[row] > 0 {
      log.add(
        table.file, line: table.line(row),
        "origin and destination are both \(Quoted.text(regions[origin[row]].code)); "
          + "allowed are moves between different regions")
    }
    guard table.isSound else { return [] }
    let bands = table.has("age_from") ? readGroups(table) : nil
    let groups = bands.map { Array(Set($0)).sorted { $0.from < $1.from } }
    let place = Dictionary(uniqueKeysWithValues: zip(groups ?? [], 0...))
    let (n, count) = (regions.count, groups?.count ?? 1)
    var elements = [[Double]](repeating: .init(repeating: 0, count: n * n), count: count)
    for row in 0..<table.rows where origin[row] >= 0 && destination[row] >= 0 {
      let group = bands.flatMap { place[$0[row]] } ?? 0
      elements[group][origin[row] + destination[row] * n] = moves[row]
    }
    return elements.enumerated().map { i, elements in
      let flow = FlowMatrix(ages: groups?[i], moves: Matrix(rows: n, columns: n, byColumns: elements))
      requireDestinations(flow, table.file)
      return flow
    }
  }

  /// The age group of each row; the groups must follow each other from 0 to the open age.
  private mutating func readGroups(_ table: Table) -> [AgeBand] {
    let all = bands(table)
    var first: [AgeBand: Int] = [:]
    for (row, band) in all.enumerated() where first[band] == nil { first[band] = row }
    var group = [Int](repeating: -1, count: table.rows)
    for row in first.values { group[row] = 0 }
    _ = rowsByAge(table, group: group, count: 1, complete: true) { _ in "age groups of the flows" }
    return all
  }

  /// Notes regions that no one could leave: those who depart must land somewhere.
  private mutating func requireDestinations(_ flow: FlowMatrix, _ file: String) {
    guard regions.count > 1, knowsAll("regions.csv"), !log.concerns(file) else { return }
    let stuck = regions.indices.filter { o in regions.indices.allSatisfy { flow.moves[o, $0] == 0 } }
    guard !stuck.isEmpty else { return }
    let ages = flow.ages.map { "ages \(Self.spell($0)): " } ?? ""
    log.add(
      file,
      "\(ages)no moves from \(Quoted.list(stuck.map { regions[$0].code }, limit: 5)) to any other region; "
        + "allowed is at least one destination for every region")
  }
}
