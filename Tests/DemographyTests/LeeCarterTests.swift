import Demography
import Foundation
import LinearAlgebra
import TestSupport
import Testing

@Suite struct LeeCarterTests {
  static func table(_ name: String) throws -> DeathTable {
    let file = try ReferenceTable(name + ".csv")
    let years = file.column("year").map { Int($0) }
    let (first, last) = (years.min() ?? 0, years.max() ?? 0)
    let rows = years.count / (last - first + 1)
    // The files run through the years of one age after another: by rows, so they are transposed.
    let matrix = { (values: [Double]) in
      Matrix(rows: last - first + 1, columns: rows, byColumns: values).transposed()
    }
    return try DeathTable(
      years: Array(first...last), deaths: matrix(file.column("deaths")),
      exposures: matrix(file.column("exposure")))
  }

  static let methods: [(String, LeeCarterModel.Method, LeeCarterModel.Adjustment)] = [
    ("svd", .singularValues, .none), ("poisson", .poissonLikelihood, .none),
    ("total", .singularValues, .totalDeaths),
  ]

  @Test(arguments: ["england_wales_men", "norway_women"], [0, 1, 2])
  func `an independent fit gives the same parameters`(population: String, method: Int) throws {
    let (name, fit, adjustment) = Self.methods[method]
    let model = try LeeCarterModel(Self.table(population), method: fit, adjustment: adjustment)
    let reference = try ReferenceTable("lee_carter.csv")
    let expected = { (quantity: String) in
      reference.column(
        "value", where: ["population": population, "method": name, "quantity": quantity])
    }
    // 1e-8 of the largest: both searches stop where a parameter moves less than that.
    expectClose(model.level, expected("level"), within: .absolute(1e-8), "\(population) \(name) a")
    expectClose(model.pattern, expected("pattern"), within: .absolute(1e-9), "\(population) \(name) b")
    expectClose(model.index, expected("index"), within: .absolute(1e-7), "\(population) \(name) k")
    expectClose([model.deviance], expected("deviance"), within: .relative(1e-9))
    expectClose([model.logLikelihood], expected("logLikelihood"), within: .relative(1e-10))
  }

  @Test(arguments: [0, 1, 2])
  func `the constraints hold`(method: Int) throws {
    let (_, fit, adjustment) = Self.methods[method]
    let model = try LeeCarterModel(Self.table("england_wales_men"), method: fit, adjustment: adjustment)
    expectClose([model.pattern.reduce(0, +)], [1], within: .relative(1e-12))
    expectClose([model.index.reduce(0, +)], [0], within: .absolute(1e-10))
  }

  /// A table without noise: log m = a + b k exactly.
  static func exact(ages: Int = 12, years: ClosedRange<Int> = 1990...2015) throws -> (DeathTable, [Double]) {
    let a = (0..<ages).map { -6 + 0.3 * Double($0) }
    let raw = (0..<ages).map { 1 + 0.5 * sin(Double($0)) }
    let b = raw.map { $0 / raw.reduce(0, +) }
    let k = years.map { 8 - 0.7 * Double($0 - years.lowerBound) + cos(Double($0)) }
    let exposures = Matrix(rows: ages, columns: k.count, repeating: 50_000)
    var deaths = exposures
    for t in k.indices { for x in 0..<ages { deaths[x, t] *= exp(a[x] + b[x] * k[t]) } }
    return (try DeathTable(years: Array(years), deaths: deaths, exposures: exposures), b)
  }

  @Test(arguments: [LeeCarterModel.Method.singularValues, .poissonLikelihood])
  func `a table of the model's own making comes back`(method: LeeCarterModel.Method) throws {
    let (table, pattern) = try Self.exact()
    let model = try LeeCarterModel(table, method: method)
    expectClose(model.pattern, pattern, within: .relative(1e-9))
    for t in table.years.indices {
      let rates = (0..<12).map { table.deaths[$0, t] / table.exposures[$0, t] }
      expectClose(model.rates(at: t), rates, within: .relative(1e-9))
    }
    expectClose([model.deviance], [0], within: .absolute(1e-8))
  }

  @Test(arguments: [LeeCarterModel.Method.singularValues, .poissonLikelihood])
  func `empty cells take no part`(method: LeeCarterModel.Method) throws {
    let (table, pattern) = try Self.exact()
    var (deaths, exposures) = (table.deaths, table.exposures)
    for (x, t) in [(0, 3), (5, 5), (5, 6), (11, 25), (2, 0)] { (deaths[x, t], exposures[x, t]) = (0, 0) }
    let model = try LeeCarterModel(
      DeathTable(years: table.years, deaths: deaths, exposures: exposures), method: method)
    // 1e-8: filling in empty cells converges step by step.
    expectClose(model.pattern, pattern, within: .relative(1e-8))
  }

  @Test func `the adjusted index meets each year's deaths`() throws {
    let table = try Self.table("england_wales_men")
    let model = try LeeCarterModel(table, adjustment: .totalDeaths)
    for t in table.years.indices {
      let rates = model.rates(at: t)
      let deaths = rates.indices.reduce(0) { $0 + rates[$1] * table.exposures[$1, t] }
      expectClose([deaths], [rates.indices.reduce(0) { $0 + table.deaths[$1, t] }], within: .relative(1e-11))
    }
  }

  @Test func `each estimate is the best by its own measure`() throws {
    let table = try Self.table("norway_women")
    let least = try LeeCarterModel(table)
    let byAge = try LeeCarterModel(table, adjustment: .deathsByAge)
    let likely = try LeeCarterModel(table, method: .poissonLikelihood)
    #expect(likely.logLikelihood > byAge.logLikelihood)
    #expect(byAge.logLikelihood > least.logLikelihood)
  }

  @Test func `the forecast goes on along the drift`() throws {
    let model = try LeeCarterModel(Self.table("england_wales_men"))
    let drift = (model.index[40] - model.index[0]) / 40
    let forecast = model.forecast(years: 2011...2021)
    expectClose(forecast[0], model.rates(at: 40), within: .relative(1e-13))
    let expected = zip(model.rates(at: 40), model.pattern).map { $0 * exp($1 * drift * 10) }
    expectClose(forecast[10], expected, within: .relative(1e-12))
  }

  @Test func `what can't be fitted is refused`() throws {
    let (table, _) = try Self.exact()
    var (deaths, exposures) = (table.deaths, table.exposures)
    for t in table.years.indices { deaths[4, t] = 0 }
    let emptyAge = try DeathTable(years: table.years, deaths: deaths, exposures: exposures)
    #expect(throws: DemographyError.noData(what: "age", index: 4)) { try LeeCarterModel(emptyAge) }
    deaths = table.deaths
    for x in 0..<12 { (deaths[x, 7], exposures[x, 7]) = (0, 0) }
    let emptyYear = try DeathTable(years: table.years, deaths: deaths, exposures: exposures)
    #expect(throws: DemographyError.noData(what: "year", index: 7)) { try LeeCarterModel(emptyYear) }
    for bad in [-1, Double.nan, .infinity] {
      deaths = table.deaths
      deaths[1, 0] = bad
      #expect(throws: DemographyError.self) {
        try DeathTable(years: table.years, deaths: deaths, exposures: table.exposures)
      }
    }
    let two = try Self.exact(years: 1990...1991).0
    #expect(throws: DemographyError.tooFewObservations(what: "years of mortality", count: 2, needed: 3)) {
      try LeeCarterModel(two)
    }
  }
}
