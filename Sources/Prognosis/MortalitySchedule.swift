import Demography
import LinearAlgebra
import ModelDirectory

/// Death rates or survival ratios of every year, for all regions.
struct MortalitySchedule: Sendable {
  private let grid: AgeSexGrid
  private let regions: Int
  private let source: Source
  private let tables: [Int: SurvivalTable]
  /// The national model, where the method has one.
  let national: NationalMortality?
  /// The regional factors on its rates with their posterior.
  let regional: RegionalPosterior?
  /// What a reader should know of it.
  let notices: [Notice]

  private enum Source: Sendable {
    /// National death rates by year, times a factor per region.
    case national(rates: [Int: [Double]], factors: [Double])
    /// Death rates by year of each class of regions, times a factor per region.
    case classes(rates: [Int: [[Double]]], classOf: [Int], factors: [Double])
    /// Death rates by year, cells x regions.
    case regional([Int: Matrix])
    /// Survival ratios alone.
    case survival
  }

  init(model: RegionModel, years: ClosedRange<Int>, threads: Int?) throws(PrognosisError) {
    (grid, regions) = (model.grid, model.regions.count)
    switch model.settings.mortality.method {
    case .liLee:
      let national = try NationalMortality(model: model, years: years)
      // Deaths that were matched are the model's own already.
      let level = national.isMatched ? 1 : RegionalFactors.level(model.mortality.regional)
      let regional = try Self.factors(model, rates: national.rates[years.lowerBound] ?? [], level: level)
      source = .national(rates: national.rates, factors: regional.factors)
      (self.national, self.regional) = (national, regional)
      notices = national.notices + Notice.partOfNation(level, file: "mortality_regional.csv")
    case .table:
      source = .regional(model.mortality.rates)
      (national, regional) = (nil, nil)
      notices = Notice.yearsHeld(model.mortality.rates.keys, years, file: "mortality.csv")
    case .survival:
      source = .survival
      (national, regional) = (nil, nil)
      notices = Notice.yearsHeld(model.mortality.survival.keys, years, file: "survival.csv")
    }
    tables = try Self.tables(
      source, grid: grid, regions: regions, given: model.mortality.survival, years: years,
      threads: threads)
  }

  /// Survival from birth and from every age during `year`.
  /// - Precondition: `year` is one of those that the schedule was made for.
  func survival(_ year: Int) -> SurvivalTable {
    guard let table = tables[year] else { preconditionFailure("a year of the schedule") }
    return table
  }

  // MARK: Levers

  /// The schedule with a scenario's levers on death rates. Years in which none acts stay as they are.
  ///
  /// - Throws: `.unusable` where the model gives survival ratios alone, or nobody of the open age would die.
  func applying(_ levers: DemographyLevers, threads: Int?) throws(PrognosisError) -> MortalitySchedule {
    guard let place = levers.mortality.first?.lever.place else { return self }
    let years = tables.keys.sorted()
    let acting = years.filter { year in levers.mortality.contains { $0.acts(in: year) } }
    guard let first = acting.first, let last = acting.last else { return self }
    for year in acting {
      let sizes = LeverSizes(centralIn: year)
      for c in levers.mortalityClasses.shares.indices {
        guard levers.mortalityFactors(c, sizes).contains(where: { !($0 > 0) }) else { continue }
        throw .unusable(file: place.file, what: "demography.mortality leaves no deaths in \(year)")
      }
    }
    let changed = try source(levers, years: years, place)
    var tables = tables
    let remade = try Self.tables(
      changed, grid: grid, regions: regions, given: [:], years: first...last, threads: threads)
    for year in acting { tables[year] = remade[year] }
    return MortalitySchedule(self, source: changed, tables: tables)
  }

  private init(_ reference: MortalitySchedule, source: Source, tables: [Int: SurvivalTable]) {
    (grid, regions, national) = (reference.grid, reference.regions, reference.national)
    (regional, notices) = (reference.regional, reference.notices)
    (self.source, self.tables) = (source, tables)
  }

  private func source(
    _ levers: DemographyLevers, years: [Int], _ place: Lever.Place
  ) throws(PrognosisError) -> Source {
    func factors(_ year: Int) -> [[Double]] {
      levers.mortalityClasses.shares.indices.map {
        levers.mortalityFactors($0, LeverSizes(centralIn: year))
      }
    }
    let classOf = levers.mortalityClasses.classOf
    switch source {
    case .survival:
      throw .unusable(
        file: place.file, what: "demography.mortality needs death rates; the model gives survival ratios")
    case .classes: preconditionFailure("levers act on the reference")
    case .national(let rates, let own):
      let byYear = years.map { year in
        (year, factors(year).map { zip(rates[year] ?? [], $0).map { $0 * $1 } })
      }
      return .classes(rates: Dictionary(uniqueKeysWithValues: byYear), classOf: classOf, factors: own)
    case .regional(let byYear):
      let changed = years.compactMap { year -> (Int, Matrix)? in
        guard var rates = byYear[nearest: year] else { return nil }
        let factors = factors(year)
        for r in 0..<rates.columns {
          for cell in 0..<rates.rows { rates[cell, r] *= factors[classOf[r]][cell] }
        }
        return (year, rates)
      }
      return .regional(Dictionary(uniqueKeysWithValues: changed))
    }
  }

  /// Death rates of each region in `year`, cells x regions, where they are given; nil where they are national or not given.
  func regionalRates(_ year: Int) -> Matrix? {
    guard case .regional(let byYear) = source else { return nil }
    return byYear[nearest: year]
  }

  // MARK: Making

  /// Regional factors on death rates, shrunk; those of the people of 1 January of the base year add up as before.
  private static func factors(
    _ model: RegionModel, rates: [Double], level: Double
  ) throws(PrognosisError) -> RegionalPosterior {
    let population = model.population
    let deaths = (0..<population.columns).map { r in
      rates.indices.reduce(0) { $0 + rates[$1] * population[$1, r] }
    }
    return try RegionalFactors.poissonPosterior(
      model.mortality.regional, of: model.regions, weights: deaths, level: level,
      file: "mortality_regional.csv")
  }

  private static func tables(
    _ source: Source, grid: AgeSexGrid, regions: Int, given: [Int: SurvivalTable], years: ClosedRange<Int>,
    threads: Int?
  ) throws(PrognosisError) -> [Int: SurvivalTable] {
    let all = try concurrentMap(count: years.count, threads: threads) {
      (t) throws(PrognosisError) -> SurvivalTable in
      let year = years.lowerBound + t
      switch source {
      case .survival:
        guard let table = given[nearest: year] else {
          throw .unusable(file: "survival.csv", what: "no ratios for any year")
        }
        try checkOpenAge(table, grid: grid)
        return table
      case .national(let rates, let factors):
        return survival(grid: grid, regions: regions) { (rates[year] ?? [], factors[$0]) }
      case .classes(let rates, let classOf, let factors):
        return survival(grid: grid, regions: regions) { (rates[year]?[classOf[$0]] ?? [], factors[$0]) }
      case .regional(let byYear):
        guard let rates = byYear[nearest: year] else {
          throw .unusable(file: "mortality.csv", what: "no rates for any year")
        }
        try checkOpenAge(rates, grid: grid)
        return survival(grid: grid, regions: regions) { (Array(rates.column($0)), 1) }
      }
    }
    return Dictionary(uniqueKeysWithValues: zip(years, all))
  }

  private static func checkOpenAge(_ rates: Matrix, grid: AgeSexGrid) throws(PrognosisError) {
    for r in 0..<rates.columns {
      for sex in Sex.allCases where !(rates[grid.index(sex, grid.openAge), r] > 0) {
        throw .unusable(
          file: "mortality.csv",
          what: "the death rate of the open age \(grid.openAge) (\(sex.letter)) must be above 0")
      }
    }
  }

  private static func checkOpenAge(_ table: SurvivalTable, grid: AgeSexGrid) throws(PrognosisError) {
    for r in 0..<table.ratios.columns {
      for sex in Sex.allCases where !(table.ratios[grid.index(sex, grid.openAge), r] < 1) {
        throw .unusable(
          file: "survival.csv",
          what:
            "the survival ratio of ages \(grid.openAge - 1) and \(grid.openAge) (\(sex.letter)) must be below 1"
        )
      }
    }
  }

  private static func survival(
    grid: AgeSexGrid, regions: Int, rates: (Int) -> (rates: [Double], factor: Double)
  ) -> SurvivalTable {
    var ratios = [Double](repeating: 0, count: grid.cells * regions)
    var births = Matrix(rows: 2, columns: regions)
    for r in 0..<regions {
      let own = rates(r)
      for sex in Sex.allCases {
        births[sex.rawValue, r] = LifeTable.writeSurvivalRatios(
          deathRates: own.rates, ages: grid.range(sex), theta: own.factor, sex: sex, into: &ratios,
          at: r * grid.cells + grid.index(sex, 0))
      }
    }
    return SurvivalTable(
      births: births, ratios: Matrix(rows: grid.cells, columns: regions, byColumns: ratios))
  }

  // MARK: Life expectancy

  /// Life expectancy at the given ages of the regions in `members` together, years.
  ///
  /// Death rates (or survival ratios, where a model gives nothing else) are weighted by the people of that age
  /// and sex, `population` being cells x regions; where nobody is of an age, regions count by their share.
  /// - Throws: `.unusable` where the rates make no life table.
  func lifeExpectancies(
    sex: Sex, year: Int, members: [RegionSet.Member], population: Matrix, ages: [Int]
  ) throws(PrognosisError) -> [Double] {
    func weighted(_ value: (_ cell: Int, _ region: Int) -> Double) -> [Double] {
      grid.range(sex).map { cell in
        var (sum, weight, plain, shares) = (0.0, 0.0, 0.0, 0.0)
        for member in members {
          let (people, figure) = (member.share * population[cell, member.region], value(cell, member.region))
          sum += people * figure
          weight += people
          plain += member.share * figure
          shares += member.share
        }
        return weight > 0 ? sum / weight : plain / shares
      }
    }
    switch source {
    case .national(let rates, let factors):
      guard let national = rates[year] else { preconditionFailure("a year of the schedule") }
      return try fromRates(weighted { national[$0] * factors[$1] }, sex, ages, file: "mortality_history.csv")
    case .classes(let rates, let classOf, let factors):
      guard let own = rates[year] else { preconditionFailure("a year of the schedule") }
      return try fromRates(
        weighted { own[classOf[$1]][$0] * factors[$1] }, sex, ages, file: "mortality_history.csv")
    case .regional(let byYear):
      guard let matrix = byYear[nearest: year] else { preconditionFailure("a year of the schedule") }
      return try fromRates(weighted { matrix[$0, $1] }, sex, ages, file: "mortality.csv")
    case .survival:
      let table = survival(year)
      let births = members.reduce(0) { $0 + $1.share * table.births[sex.rawValue, $1.region] }
      return try fromSurvival(
        births / members.reduce(0) { $0 + $1.share }, weighted { table.ratios[$0, $1] }, ages)
    }
  }

  private func fromRates(
    _ rates: [Double], _ sex: Sex, _ ages: [Int], file: String
  ) throws(PrognosisError) -> [Double] {
    do throws(DemographyError) {
      return try ages.map(LifeTable(deathRates: rates, sex: sex).lifeExpectancy(at:))
    } catch {
      throw .unusable(file: file, what: error.description)
    }
  }

  private func fromSurvival(
    _ births: Double, _ ratios: [Double], _ ages: [Int]
  ) throws(PrognosisError) -> [Double] {
    do throws(DemographyError) {
      let table = try SurvivalLifeExpectancy(birthSurvival: births, survivalRatios: ratios)
      return ages.map { $0 == 0 ? table.atBirth : table.at($0) }
    } catch {
      throw .unusable(file: "survival.csv", what: error.description)
    }
  }
}
