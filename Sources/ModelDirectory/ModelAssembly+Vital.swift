import Demography
import LinearAlgebra

// Deaths and births.
extension ModelAssembly {
  mutating func readMortality() -> MortalityData {
    var data = MortalityData()
    data.history = readMortalityHistory()
    data.regional = readObservedExpected("mortality_regional.csv", "deaths")
    if let table = tables["mortality.csv"] {
      let region = resolveRegions(table)
      if table.isSound { data.rates = readRates(table, region) }
    }
    if let table = tables["survival.csv"] {
      let region = resolveRegions(table)
      if table.isSound { data.survival = readSurvival(table, region) }
    }
    return data
  }

  private mutating func readMortalityHistory() -> MortalityHistory? {
    guard let table = soundTable("mortality_history.csv") else { return nil }
    let years = table.distinct("year")
    let place = Dictionary(uniqueKeysWithValues: zip(years, years.indices))
    let unknown = [Double](repeating: .nan, count: grid.cells)
    var deaths = [[Double]](repeating: unknown, count: years.count)
    var exposures = deaths
    let (cell, year) = (cells(table), table.integers("year"))
    let (died, lived) = (table.numbers("deaths"), table.numbers("exposure"))
    for row in 0..<table.rows {
      guard let t = place[Int(year[row])] else { continue }
      deaths[t][cell[row]] = died[row]
      exposures[t][cell[row]] = lived[row]
    }
    for (t, year) in years.enumerated() { requireCells(deaths[t], table.file, "year \(year), ") }
    requireFitYears(table, years)
    return MortalityHistory(grid: grid, years: years, deaths: deaths, exposures: exposures)
  }

  private mutating func requireFitYears(_ table: Table, _ years: [Int]) {
    guard knowsMethods, settings.mortality.method == .liLee else { return }
    let (from, excluded) = (settings.mortality.fitFrom, settings.mortality.excludeYears)
    let fitted = years.filter { $0 >= from && !excluded.contains($0) }
    guard fitted.count < 3 else { return }
    log.add(
      table.file,
      "has \(fitted.count) years from \(from) on that aren't excluded; allowed are at least 3 for mortality.method 'li_lee'"
    )
  }

  /// Two columns of counts with a row for every region.
  mutating func readObservedExpected(_ file: String, _ observed: String) -> ObservedExpected? {
    guard let table = tables[file] else { return nil }
    let region = resolveRegions(table)
    let unknown = [Double](repeating: .nan, count: regions.count)
    var data = ObservedExpected(observed: unknown, expected: unknown)
    guard table.isSound else { return data }
    let (counts, expected) = (table.numbers(observed), table.numbers("expected"))
    for row in 0..<table.rows where region[row] >= 0 {
      data.observed[region[row]] = counts[row]
      data.expected[region[row]] = expected[row]
      requireExpected(table, row, observed, counts[row], expected[row])
    }
    requireEveryRegion(data.observed, file, "")
    return data
  }

  mutating func requireExpected(
    _ table: Table, _ row: Int, _ column: String, _ observed: Double, _ expected: Double
  ) {
    if expected == 0, observed > 0 {
      log.add(
        table.file, line: table.line(row), "expected is 0 where \(column) is \(observed); allowed is above 0")
    }
  }

  /// Notes the regions whose value is NaN.
  mutating func requireEveryRegion(_ values: [Double], _ file: String, _ owner: String) {
    let missing = zip(regions, values).filter { $1.isNaN }.map(\.0.code)
    if !missing.isEmpty {
      log.add(file, "\(owner)no row for \(Quoted.list(missing, limit: 5)); allowed is a row for every region")
    }
  }

  private mutating func readRates(_ table: Table, _ region: [Int]) -> [Int: Matrix] {
    requireBaseYear(table, isNeeded: settings.mortality.method == .table)
    let years = yearly(table, "rate", region: region, ages: grid.ages)
    return matrices(years, table)
  }

  /// A matrix of cells x regions per year; every cell must have a value.
  mutating func matrices(_ years: [Int: [Double]], _ table: Table) -> [Int: Matrix] {
    var result: [Int: Matrix] = [:]
    for (year, values) in years.sorted(by: { $0.key < $1.key }) {
      for (r, region) in regions.enumerated() {
        let column = values[r * grid.cells..<(r + 1) * grid.cells]
        requireCells(column, table.file, "year \(year), region \(region.code), ")
      }
      result[year] = Matrix(rows: grid.cells, columns: regions.count, byColumns: values)
    }
    return result
  }

  private mutating func readSurvival(_ table: Table, _ region: [Int]) -> [Int: SurvivalTable] {
    requireBaseYear(table, isNeeded: settings.mortality.method == .survival)
    // Ages -1...A-1 are as many as 0...A.
    let years = yearly(table, "survival", region: region, first: -1, ages: grid.ages)
    var result: [Int: SurvivalTable] = [:]
    for (year, values) in years.sorted(by: { $0.key < $1.key }) {
      var births = Matrix(rows: 2, columns: regions.count)
      var ratios = Matrix(rows: grid.cells, columns: regions.count)
      for r in regions.indices {
        for sex in Sex.allCases {
          let start = r * grid.cells + sex.rawValue * grid.ages
          requireSurvivalAges(values[start..<start + grid.ages], table, year, regions[r], sex)
          births[sex.rawValue, r] = values[start]
          for age in 0...grid.openAge {
            ratios[grid.index(sex, age), r] = values[start + min(age + 1, grid.openAge)]
          }
        }
      }
      result[year] = SurvivalTable(births: births, ratios: ratios)
    }
    return result
  }

  private mutating func requireSurvivalAges(
    _ values: ArraySlice<Double>, _ table: Table, _ year: Int, _ region: Region, _ sex: Sex
  ) {
    let missing = zip((-1)..., values).filter { $1.isNaN }.map(\.0)
    guard !missing.isEmpty else { return }
    log.add(
      table.file,
      "year \(year), region \(region.code), sex \(sex.letter): missing at age \(Quoted.list(missing.map(String.init)));"
        + " allowed is a row for each age -1 to \(grid.openAge - 1)")
  }

  mutating func readFertility() -> FertilityData {
    var data = FertilityData()
    if let table = tables["fertility.csv"] {
      if table.has("year"), table.has("region") {
        let region = resolveRegions(table)
        if table.isSound { data.table = readFertilityTable(table, region) }
      } else if table.isSound {
        data.schedule = .init(repeating: 0, count: grid.ages)
        for (age, rate) in zip(table.integers("age"), table.numbers("rate")) {
          data.schedule[Int(age)] = rate
        }
        requireBirths(data.schedule, table.file, "")
      }
    }
    if let table = soundTable("fertility_history.csv") {
      let (rate, age) = (table.numbers("tfr"), table.numbers("mean_age"))
      data.history = zip(table.integers("year"), zip(rate, age)).map {
        .init(year: Int($0), totalFertilityRate: $1.0, meanAge: $1.1)
      }.sorted { $0.year < $1.year }
    }
    data.regional = readObservedExpected("fertility_regional.csv", "births")
    if let table = soundTable("sex_ratio_at_birth.csv") {
      for (year, ratio) in zip(table.integers("year"), table.numbers("ratio")) {
        data.sexRatioAtBirth[Int(year)] = ratio
      }
    }
    return data
  }

  private mutating func requireBirths(_ rates: some Sequence<Double>, _ file: String, _ owner: String) {
    if !rates.contains(where: { $0 > 0 }) {
      log.add(file, "\(owner)no age has a rate above 0; leave the file out or give rates")
    }
  }

  private mutating func readFertilityTable(_ table: Table, _ region: [Int]) -> [Int: Matrix] {
    requireBaseYear(table, isNeeded: settings.fertility.method == .table)
    let years = yearly(table, "rate", region: region, ages: grid.ages, sexes: 1)
    var result: [Int: Matrix] = [:]
    for (year, values) in years.sorted(by: { $0.key < $1.key }) {
      let isThere = regions.indices.map { r in
        !values[r * grid.ages..<(r + 1) * grid.ages].allSatisfy(\.isNaN)
      }
      requireEveryRegion(isThere.map { $0 ? 0 : .nan }, table.file, "year \(year): ")
      // Ages without a row bear no children.
      result[year] = Matrix(
        rows: grid.ages, columns: regions.count, byColumns: values.map { $0.isNaN ? 0 : $0 })
    }
    return result
  }
}
