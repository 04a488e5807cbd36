import LinearAlgebra
import ModelDirectory
import Prognosis
import Statistics
import TestSupport

/// A prognosis with all of its draws.
struct DrawRun {
  let result: PrognosisResult
  let series: DrawSeries

  /// - Parameter change: sets parameters of uncertainty; without it they are estimated from the model.
  init(
    _ model: RegionModel, sets: [String] = ["land", "gemeente"], regions: [String] = [], horizon: Int = 3,
    draws: Int = 24, threads: Int? = nil, seed: UInt64 = 7, ages: AgeDetail = .five,
    change: ((inout UncertaintyParameters) -> Void)? = nil
  ) throws {
    let areas = try AreaSelection.areas(of: model, sets: sets, regions: regions)
    var options = PrognosisOptions(
      areas: areas, horizon: horizon, threads: threads, draws: draws, seed: seed, ages: ages)
    if let change {
      var parameters = try UncertaintyParameters(model: model, threads: threads)
      change(&parameters)
      options.uncertainty = parameters
    }
    (result, series) = try PrognosisRun(model: model, options: options).resultWithDraws()
  }

  /// The draws of a component; one NaN where the model has none of that name.
  func component(_ name: Component, _ t: Int, area: Int) -> [Double] {
    guard let row = result.componentNames.firstIndex(of: name) else { return [.nan] }
    return series.values(.components, row, t, area: area)
  }

  /// All people on 1 January.
  func people(_ t: Int, area: Int) -> [Double] { series.values(.groups, 0, t, area: area) }

  /// All draws of every figure of an area: tables, rows and years in a fixed order.
  func everything(area: Int, draws: Range<Int>) -> [[Double]] {
    DrawSeries.Table.allCases.flatMap { table in
      (0..<series.rowCount(table)).flatMap { row in
        result.years.indices.map { t in Array(series.values(table, row, t, area: area)[draws]) }
      }
    }
  }

  /// The bits of all these figures, so that what is unknown in both is the same.
  func bits(area: Int, draws: Range<Int>) -> [[UInt64]] {
    everything(area: area, draws: draws).map { $0.map(\.bitPattern) }
  }

  /// What the central path has for a row of a table in a year; nil for the components of the last year.
  func central(_ table: DrawSeries.Table, _ row: Int, _ t: Int, area: Int) -> Double? {
    switch table {
    case .population:
      let bands = AgeDetail.single.bands(of: result.grid)
      precondition(series.rowCount(.population) == 2 * bands.count, "single ages")
      return result.population[t][row, area]
    case .groups:
      return PopulationGroup.groups(of: result.grid)[row].people(
        result.population[t], result.grid, column: area)
    case .components: return t < result.components.count ? result.components[t][row, area] : nil
    case .meanPopulation: return result.meanPopulation[t][area]
    case .care: return CareItem.items(of: result.products)[row].value(result.care[t], column: area)
    case .conditions: return result.conditionCounts[t][row, area]
    case .lifeExpectancy:
      return result.lifeExpectancy.filter { $0.year == result.years[t] }[row].values[area]
    case .workforce: return result.workforce?.figures[t][row, area]
    case .waiting: return result.waiting?.figures[t][Self.waitingRow(row), area]
    }
  }

  /// The measures of waits that draws are followed of, service by service: all but the norm and the probability.
  static let followedWaits: [WaitingMeasure] = [.weeks, .demand, .delivered, .backlog]

  /// The row of a waiting result that a followed row is.
  static func waitingRow(_ row: Int) -> Int {
    let measure = followedWaits[row % followedWaits.count]
    let place = WaitingMeasure.allCases.firstIndex(of: measure) ?? 0
    return row / followedWaits.count * WaitingMeasure.allCases.count + place
  }

  /// The margins of a table in a year; nil for the components of the last year.
  func margins(_ table: DrawSeries.Table, _ t: Int) -> Distribution? {
    guard let margins = result.margins else { return nil }
    let years =
      switch table {
      case .population: margins.population
      case .groups: margins.groups
      case .components: margins.components
      case .meanPopulation: margins.meanPopulation
      case .care: margins.care
      case .conditions: margins.conditions
      case .lifeExpectancy: margins.lifeExpectancy
      case .workforce: result.workforce?.margins ?? []
      case .waiting: result.waiting?.margins ?? []
      }
    return t < years.count ? years[t] : nil
  }
}

extension UncertaintyParameters {
  /// Sets every part that the model's methods have to a size of its own.
  mutating func switchEverythingOn(cells: Int) {
    let regions = mortalityRegional.factors.count
    func disturbance(_ sd: Double) -> AutoregressiveDisturbance {
      AutoregressiveDisturbance(persistence: 0.7, innovation: VariancePosterior(variance: sd * sd))
    }
    func regional(_ sd: Double) -> RegionalDisturbance {
      RegionalDisturbance(
        persistence: 0.6, innovationVariances: (0..<regions).map { sd * sd * Double(1 + $0 % 3) })
    }
    mortality?.common = VariancePosterior(variance: 0.02)
    mortality?.drift = VariancePosterior(variance: 0.001)
    mortality?.own = [VariancePosterior(variance: 0.01), VariancePosterior(variance: 0.02)]
    mortalityRegional.shapes = mortalityRegional.factors.map { _ in 300 }
    fertilityRegional.shapes = fertilityRegional.factors.map { _ in 200 }
    fertility = disturbance(0.05)
    border = BorderUncertainty(
      immigration: disturbance(0.15), emigration: disturbance(0.1), correlation: 0.4)
    internalLevel = disturbance(0.06)
    moves = MovesUncertainty(departures: regional(0.05), arrivals: regional(0.08), correlation: -0.3)
    immigrationRegional = regional(0.1)
    let even = Matrix(rows: cells, columns: regions, repeating: 1 / Double(cells * regions))
    netMigration = NetMigrationUncertainty(disturbance: disturbance(40), shares: even)
  }
}

extension MethodModel {
  private static let longRun =
    "international: rates, long_run_immigration: {value: 300, reached_in: 2030, source: made up}"

  /// A model for every way in which people move, and every way in which mortality is given.
  static let everyMethod: [MethodModel] = [
    gross, pool, closed, net, netAtEnd, oneRegion, uncertain.named("li_lee"), changing,
    gross.setting("internal: flows", to: "internal: none").named("rates, no moves"),
    pool.setting("international: rates", to: "international: none").named("pool, closed border"),
    gross.setting(longRun, to: "international: none").named("flows, closed border"),
    gross.setting(longRun, to: "international: net, timing: even").withNetMigration().named("flows, net"),
    pool.setting("international: rates", to: "international: net, timing: end").withNetMigration()
      .named("pool, net at end"),
  ]

  /// The model with three kinds of care in two acts, one of them not in euro, and two conditions.
  static let uncertainCare: MethodModel = {
    let codes = ["huis", "zorg", "bezoek"]
    return uncertain.replacing(
      "care_products.csv", "product,name_nl,name_en,domain,branch,unit,year",
      rows: [
        "huis,Huis,Home,Wlz,,eur,2024", "zorg,Zorg,Care,Zvw,,eur,2024",
        "bezoek,Bezoek,Visit,Zvw,,contacts,2024",
      ]
    )
    .replacing(
      "care_use.csv", "product,sex,age_from,age_to,rate",
      rows: codes.enumerated().flatMap { i, code in
        ["F", "M"].flatMap { ["\(code),\($0),0,17,\(10 + i)", "\(code),\($0),18,,\(30 - 7 * i)"] }
      }
    )
    .replacing(
      "care_trends.csv", "product,growth,p10,p90,source",
      rows: codes.enumerated().map { i, code in "\(code),0.01,\(0.005 - 0.01 * Double(i)),0.02,made up" })
  }()

  /// Deaths, births, net migrants and boys per girl that differ by year and region.
  private static let changing: MethodModel = {
    let places = (2024...2027).flatMap { year in ["A1", "B2"].map { (year: year, region: $0) } }
    func level(_ year: Int, _ region: String) -> Double {
      (region == "A1" ? 1 : 1.2) * (1 + 0.03 * Double(year - 2024))
    }
    return net.setting(
      "migration: {internal: none", to: "fertility: {method: table}\nmigration: {internal: none"
    )
    .named("tables by year").replacing(
      "mortality.csv", "year,region,sex,age,rate",
      rows: places.flatMap { place in
        cells(of: [place.region]).map { cell in
          let fields = cell.split(separator: ",")
          let rate = deathRate(String(fields[1]), Int(fields[2]) ?? 0) * level(place.year, place.region)
          return "\(place.year),\(cell),\(rate)"
        }
      }
    )
    .replacing(
      "fertility.csv", "year,region,age,rate",
      rows: places.flatMap { place in
        (15...30).map {
          "\(place.year),\(place.region),\($0),\(0.04 * level(place.year, place.region))"
        }
      }
    )
    .replacing(
      "net_migration.csv", "year,region,sex,age,net",
      rows: places.flatMap { place in
        cells(of: [place.region]).map { "\(place.year),\($0),\(level(place.year, place.region))" }
      }
    )
    .replacing(
      "sex_ratio_at_birth.csv", "year,ratio", rows: (2024...2027).map { "\($0),1.0\($0 % 10)" })
  }()

  func named(_ name: String) -> MethodModel {
    var copy = self
    copy.name = name
    return copy
  }

  private func withNetMigration() -> MethodModel {
    let regions = (files["regions.csv"] ?? "").split(separator: "\n").dropFirst().map { String($0.prefix(2)) }
    return replacing(
      "net_migration.csv", "year,region,sex,age,net",
      rows: (2024...2027).flatMap { year in Self.cells(of: regions).map { "\(year),\($0),2" } })
  }
}
