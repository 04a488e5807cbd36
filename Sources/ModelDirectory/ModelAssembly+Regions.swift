import Demography
import LinearAlgebra

extension ModelAssembly {
  /// The set name that stands for the model's own regions.
  static let ownRegions = "gemeente"

  func readRegions() -> [Region] {
    guard let table = tables["regions.csv"] else { return [] }
    let rows = zip(table.texts("region"), table.texts("name")).map { Region(code: $0, name: $1) }
    // A repeated code is noted already; the first row speaks.
    var seen: Set<String> = []
    return rows.filter { seen.insert($0.code).inserted }.sorted { $0.code < $1.code }
  }

  mutating func readSets() -> [RegionSet] {
    var result: [RegionSet] = []
    if let table = tables["region_sets.csv"] { result = readSets(table) }
    if let table = userSets {
      let known = Set(result.map(\.name))
      var named: Set<String> = []
      for (row, name) in table.texts("set").enumerated()
      where known.contains(name) && named.insert(name).inserted {
        log.add(
          table.file, line: table.line(row), "set is \(Quoted.text(name)), which region_sets.csv has already")
      }
      result += readSets(table)
    }
    return result.sorted { $0.name < $1.name }
  }

  private mutating func readSets(_ table: Table) -> [RegionSet] {
    let region = resolveRegions(table)
    let (set, code, name) = (table.texts("set"), table.texts("code"), table.texts("name"))
    let share = table.numbers("share")
    var lines: [String: Int] = [:]
    var found: [String: [String: RegionSet.Aggregate]] = [:]
    for row in 0..<table.rows {
      if lines[set[row]] == nil {
        lines[set[row]] = table.line(row)
        if set[row] == Self.ownRegions {
          log.add(
            table.file, line: table.line(row), "set is 'gemeente', which stands for the model's own regions")
        }
      }
      var aggregate =
        found[set[row], default: [:]][code[row]] ?? .init(code: code[row], name: name[row], members: [])
      if aggregate.name != name[row] {
        log.add(
          table.file, line: table.line(row),
          "name is \(Quoted.text(name[row])) where an earlier row calls \(code[row]) \(Quoted.text(aggregate.name))"
        )
      }
      if region[row] >= 0 { aggregate.members.append(.init(region: region[row], share: share[row])) }
      found[set[row], default: [:]][code[row]] = aggregate
    }
    return found.sorted { $0.key < $1.key }.map { name, aggregates in
      var set = RegionSet(name: name, aggregates: aggregates.values.sorted { $0.code < $1.code })
      for i in set.aggregates.indices { set.aggregates[i].members.sort { $0.region < $1.region } }
      settleShares(&set, file: table.file, line: lines[name])
      return set
    }
  }

  /// Normalises the shares of regions that the set covers once; a warning names those that it doesn't.
  private mutating func settleShares(_ set: inout RegionSet, file: String, line: Int?) {
    var sums = [Double](repeating: 0, count: regions.count)
    for aggregate in set.aggregates {
      for member in aggregate.members { sums[member.region] += member.share }
    }
    let isCovered = sums.map { ($0 - 1).magnitude <= 1e-6 }
    for i in set.aggregates.indices {
      for j in set.aggregates[i].members.indices {
        let region = set.aggregates[i].members[j].region
        if isCovered[region] { set.aggregates[i].members[j].share /= sums[region] }
      }
    }
    // More than once is more likely a mistake than less: a catchment area covers few regions.
    let others = regions.indices.filter { !isCovered[$0] }.sorted { (sums[$1], $0) < (sums[$0], $1) }
    guard !others.isEmpty else { return }
    let examples = Quoted.list(others.map { "\(regions[$0].code) for \(Self.short(sums[$0]))" }, limit: 5)
    warnings.append(
      ModelFault(
        file: file, line: line,
        what: "set \(Quoted.text(set.name)) doesn't cover every region exactly once: \(examples)"))
  }

  mutating func readChanges() -> [MunicipalityChange] {
    guard let table = tables["municipality_changes.csv"] else { return [] }
    let (old, new, year) = (table.texts("old_code"), table.texts("new_code"), table.integers("year"))
    let order = (0..<table.rows).sorted { (year[$0], old[$0], new[$0]) < (year[$1], old[$1], new[$1]) }
    var changes = order.map { row in
      MunicipalityChange(
        oldCode: old[row], oldName: table.text("old_name", row), newCode: new[row],
        newName: table.text("new_name", row), year: Int(year[row]), share: table.numbers("share")[row])
    }
    guard table.isSound else { return changes }
    var start = 0
    while start < changes.count {
      let (code, from) = (changes[start].oldCode, changes[start].year)
      let end = changes[start...].firstIndex { $0.oldCode != code || $0.year != from } ?? changes.count
      let shares = normalised(
        changes[start..<end].map(\.share), table.file, line: table.line(order[start]),
        "old_code \(Quoted.text(code)) in \(from)")
      for (i, share) in zip(start..<end, shares) { changes[i].share = share }
      start = end
    }
    return changes
  }

  mutating func readPopulation() -> Matrix {
    var people = [Double](repeating: .nan, count: grid.cells * regions.count)
    defer { if regions.isEmpty { people = [] } }
    guard let table = tables["population.csv"] else { return matrix(people) }
    let region = resolveRegions(table)
    guard table.isSound, !regions.isEmpty else { return matrix(people) }
    if table.has("age") {
      let (cell, count) = (cells(table), table.numbers("population"))
      for row in 0..<table.rows where region[row] >= 0 {
        people[region[row] * grid.cells + cell[row]] = count[row]
      }
      for (r, owner) in regions.enumerated() {
        let column = people[r * grid.cells..<(r + 1) * grid.cells]
        if column.allSatisfy(\.isNaN) {
          log.add(table.file, "region \(Self.spell(owner)) has no rows")
        } else {
          requireCells(column, table.file, "region \(owner.code), ")
        }
      }
    } else {
      graduatePopulation(table, region, into: &people)
    }
    for (r, owner) in regions.enumerated()
    where people[r * grid.cells..<(r + 1) * grid.cells].allSatisfy({ $0 == 0 }) {
      log.add(table.file, "region \(Self.spell(owner)) has no people")
    }
    return matrix(people)
  }

  private mutating func graduatePopulation(_ table: Table, _ region: [Int], into people: inout [Double]) {
    let group = zip(region, table.integers("sex")).map { $0 < 0 ? -1 : $0 * 2 + Int($1) }
    let (regions, count, bands) = (regions, table.numbers("population"), bands(table))
    let known = log.count
    let rows = rowsByAge(table, group: group, count: regions.count * 2, complete: true) { g in
      "region \(regions[g / 2].code), sex \(Sex.allCases[g % 2].letter)"
    }
    guard log.count == known else { return }
    let openAge = grid.openAge
    let singles = rows.concurrentMap { rows in
      Result { () throws(DemographyError) in
        try Graduation(bands: rows.map { bands[$0] }, openAge: openAge).graduate(
          totals: rows.map { count[$0] })
      }
    }
    for (g, result) in singles.enumerated() {
      switch result {
      case .success(let ages): people.replaceSubrange(g * grid.ages..<(g + 1) * grid.ages, with: ages)
      case .failure(let error):
        let owner = "region \(regions[g / 2].code), sex \(Sex.allCases[g % 2].letter)"
        log.add(table.file, "\(owner): the bands can't be graduated: \(error)")
      }
    }
  }

  private func matrix(_ elements: [Double]) -> Matrix {
    Matrix(rows: grid.cells, columns: regions.count, byColumns: elements)
  }

  static func spell(_ region: Region) -> String { "\(region.code) (\(region.name))" }

  func readSources() -> [SourceRow] {
    guard let table = tables["sources.csv"] else { return [] }
    return (0..<table.rows).map { row in
      SourceRow(
        file: table.text("file", row), source: table.text("source", row),
        publisher: table.text("publisher", row),
        period: table.text("period", row), licence: table.text("licence", row), url: table.text("url", row),
        derivation: table.text("derivation", row))
    }.sorted { ($0.file, $0.source) < ($1.file, $1.source) }
  }
}
