import Demography
import LinearAlgebra

/// The tables of a run as one sees them who wants to find out what was blanked.
struct SuppressionTables: Sendable {
  let areas: SuppressionAreas
  let results: [PrognosisResult]
  let below: Double
  let ages: AgeDetail

  /// A table to be solved: the groups go with the population.
  struct Place: Sendable {
    var table: SuppressedTable
    var step: Int
  }

  private var reference: PrognosisResult { results[0] }
  private var groups: [PopulationGroup] { PopulationGroup.groups(of: reference.grid) }

  var places: [Place] {
    reference.years.indices.map { Place(table: .population, step: $0) }
      + reference.components.indices.map { Place(table: .components, step: $0) }
      + (reference.conditions.isEmpty
        ? [] : reference.years.indices.map { Place(table: .conditions, step: $0) })
  }

  // MARK: Figures

  /// A table's figures in a year, by area: the reference's means, and whether any scenario's mean or quantile is small.
  private func figures(
    _ table: SuppressedTable, _ step: Int
  ) -> (rows: Int, values: [Double], isSmall: [Bool], atoms: [Double], isSmallAtom: [Bool]) {
    let all = results.map { table.figures(of: $0, step: step, ages: ages) }
    let rows = all[0][0].rows
    let count = rows * areas.count
    var isSmall = [Bool](repeating: false, count: count)
    for matrix in all.joined() {
      for index in 0..<count where !(matrix.elements[index].magnitude >= below) { isSmall[index] = true }
    }
    // Of what nobody publishes nobody knows quantiles.
    let isSmallAtom = areas.columns.flatMap { column in
      (0..<rows).map { row in all.contains { !($0[0][row, column].magnitude >= below) } }
    }
    var atoms = [Double](repeating: .infinity, count: rows * areas.columns.count)
    for matrix in all.map({ $0[0] }) {
      for (atom, column) in areas.columns.enumerated() {
        for row in 0..<rows {
          atoms[atom * rows + row] = min(atoms[atom * rows + row], max(0, matrix[row, column]))
        }
      }
    }
    return (rows, Array(all[0][0].elements[..<count]), isSmall, atoms, isSmallAtom)
  }

  /// The areas and the atoms that have fewer people than the threshold in some year of some scenario.
  private var smallTotals: (areas: [Bool], atoms: [Bool]) {
    var small = (
      areas: [Bool](repeating: false, count: areas.count),
      atoms: [Bool](repeating: false, count: areas.columns.count)
    )
    for step in reference.years.indices {
      let groups = figures(.groups, step)
      for area in small.areas.indices where groups.isSmall[area * groups.rows] { small.areas[area] = true }
      for atom in small.atoms.indices where groups.isSmallAtom[atom * groups.rows] {
        small.atoms[atom] = true
      }
    }
    return small
  }

  // MARK: Tables

  /// The totals of all years as one column: what is hidden in one year follows from the components if the next year's is shown.
  ///
  /// - Parameter unsafe: areas whose totals have to go though they aren't small.
  func totals(unsafe: [Bool]) -> DisclosureTable {
    let small = smallTotals
    let isSmall = zip(small.areas, unsafe).map { $0 || $1 }
    let cells = leastCells
    let rows = cells.count / areas.columns.count
    let atoms = areas.columns.indices.map { atom in cells[atom * rows..<(atom + 1) * rows].reduce(0, +) }
    return DisclosureTable(
      holders: areas.holders, areaCount: areas.count, classes: Array(atoms.indices), sums: .none, signs: [1],
      groups: [0], publishedGroups: 0,
      values: areas.indices.map { groupTotal($0) }, atoms: atoms, isSmall: isSmall,
      isSmallAtom: small.atoms, isHidden: isSmall.map { _ in false })
  }

  /// The least that each atom has in each cell of the population over all years and scenarios.
  private var leastCells: [Double] {
    reference.years.indices.dropFirst().reduce(figures(.population, 0).atoms) { least, step in
      zip(least, figures(.population, step).atoms).map(min)
    }
  }

  private func groupTotal(_ area: Int) -> Double {
    SuppressedTable.groups.figures(of: reference, step: 0, ages: ages)[0][0, area]
  }

  func table(_ table: SuppressedTable, step: Int, hidden: [Bool]) -> DisclosureTable {
    let own = figures(table, step)
    // An area without a shown total holds nothing together in the population; its components still stand.
    let isPopulation = table == .population
    let isHidden = isPopulation ? hidden : hidden.map { _ in false }
    let holders = areas.holders.map { $0.filter { !isHidden[$0.area] } }
    var places: [[DisclosureTable.Holder]: Int] = [:]
    var made = DisclosureTable(
      holders: holders, areaCount: areas.count,
      classes: holders.map { holder in
        let place = places[holder, default: places.count]
        places[holder] = place
        return place
      },
      sums: .none, signs: Array(repeating: 1, count: own.rows), groups: Array(repeating: 0, count: own.rows),
      publishedGroups: 0, values: own.values, atoms: own.atoms, isSmall: own.isSmall,
      isSmallAtom: own.isSmallAtom, isHidden: isHidden)
    switch table {
    case .conditions, .groups: break
    case .components: addBalance(to: &made)
    case .population: addGroups(to: &made, step: step, hidden: hidden)
    }
    return made
  }

  private func addBalance(to table: inout DisclosureTable) {
    let names = reference.componentNames
    table.sums = .balance
    table.signs = names.map { component in
      switch component {
      case .births, .immigration, .arrivals: 1
      case .deaths, .emigration, .departures: -1
      case .netMigration: 0
      }
    }
    // Who leaves one region of the model arrives in another.
    if areas.isWhole {
      table.balanced = names.indices.filter { names[$0] == .arrivals || names[$0] == .departures }
    }
  }

  private func addGroups(to table: inout DisclosureTable, step: Int, hidden: [Bool]) {
    let parts = Array(groups.dropFirst())
    let bands = ages.bands(of: reference.grid)
    // What no group holds follows from the total and the groups.
    table.groups = Sex.allCases.flatMap { _ in
      bands.map { band in parts.firstIndex { $0.ages.holds(band) } ?? parts.count }
    }
    table.sums = .groups
    table.publishedGroups = parts.count
    let figures = figures(.groups, step)
    for area in 0..<areas.count {
      for row in 1..<figures.rows {
        table.groupValues.append(figures.values[area * figures.rows + row])
        table.isSmallGroup.append(figures.isSmall[area * figures.rows + row])
      }
    }
    guard hidden.contains(true) else { return }
    // What a hidden total may lose has to be there in every year.
    let least = leastCells
    for (atom, holders) in areas.holders.enumerated() where holders.contains(where: { hidden[$0.area] }) {
      for row in 0..<table.columnCount {
        table.atoms[atom * table.columnCount + row] = least[atom * table.columnCount + row]
      }
    }
  }

  // MARK: The pattern

  /// Puts the solved tables together, and counts.
  func pattern(_ solved: [DisclosureBlanks], hidden: [Bool]) -> SuppressionPattern {
    var pattern = SuppressionPattern(blanks: [:], isHidden: hidden, small: 0, beside: 0)
    for (place, blanks) in zip(places, solved) {
      add(blanks.cells, place.table, place.step, to: &pattern)
      guard place.table == .population else { continue }
      let count = blanks.groups.count / max(1, areas.count)
      var groups: [Bool] = []
      for area in 0..<areas.count {
        groups.append(hidden[area])
        groups += blanks.groups[area * count..<(area + 1) * count].prefix(self.groups.count - 1)
      }
      add(groups, .groups, place.step, to: &pattern)
    }
    return pattern
  }

  private func add(
    _ isBlank: [Bool], _ table: SuppressedTable, _ step: Int, to pattern: inout SuppressionPattern
  ) {
    let figures = figures(table, step)
    precondition(isBlank.count == figures.isSmall.count)
    pattern.blanks[table, default: []].append(.init(rows: figures.rows, isBlank: isBlank))
    for (blank, small) in zip(isBlank, figures.isSmall) where blank {
      if small { pattern.small += 1 } else { pattern.beside += 1 }
    }
  }
}

extension SuppressionAreas {
  /// The published areas.
  var indices: Range<Int> { 0..<count }
}

extension AgeBand {
  /// Whether all ages of another band are its own.
  func holds(_ other: AgeBand) -> Bool {
    guard from <= other.from else { return false }
    guard let to else { return true }
    return other.to.map { $0 <= to } ?? false
  }
}
