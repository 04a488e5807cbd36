import Demography
import Foundation
import TestSupport
import Testing

@Suite struct LiLeeTests {
  /// Norway at 60 to 84, its ages numbered from 0: the model knows no ages of its own below 90.
  static func norway() throws -> MortalityHistory {
    let file = try ReferenceTable("norway_both_sexes.csv")
    let grid = AgeSexGrid(openAge: 24)
    let years = Array(1990...2019)
    let read = { (quantity: String) in
      years.map { year in
        ["F", "M"].flatMap { file.column(quantity + $0, where: ["year": String(year)]) }
      }
    }
    return MortalityHistory(
      grid: grid, years: years, deaths: read("deaths"), exposures: read("exposure"))
  }

  @Test func `an independent fit gives the same parameters and forecast`() throws {
    let model = try LiLeeModel(Self.norway(), fitFrom: 1990, excluding: [2002, 2003])
    let file = try ReferenceTable("li_lee.csv")
    let expected = { (quantity: String, sex: String) in
      file.column("value", where: ["quantity": quantity, "sex": sex])
    }
    #expect(model.years.count == 28)
    expectClose(model.commonPattern, expected("B", ""), within: .absolute(1e-12))
    expectClose(model.commonIndex, expected("K", ""), within: .absolute(1e-10))
    let walk = model.commonWalk.fit
    expectClose([walk.drift], expected("drift", ""), within: .relative(1e-11))
    expectClose([walk.driftStandardError], expected("driftStandardError", ""), within: .relative(1e-11))
    expectClose([walk.innovationVariance], expected("innovationVariance", ""), within: .relative(1e-11))
    let forecast = try model.forecast(years: 2024...2024)[0]
    for sex in model.sexes {
      let name = sex.sex.letter
      expectClose(sex.pattern, expected("b", name), within: .absolute(1e-10), "b \(name)")
      expectClose(sex.index, expected("k", name), within: .absolute(1e-10), "k \(name)")
      expectClose([sex.path.fit.coefficient], expected("phi", name), within: .relative(1e-9))
      expectClose([sex.path.fit.level], expected("level", name), within: .absolute(1e-10))
      expectClose([sex.path.fit.innovationVariance], expected("variance", name), within: .relative(1e-9))
      #expect(sex.path.isBounded == (expected("bounded", name) == [1]))
      expectClose(sex.jumpOffRatios, expected("ratio", name), within: .relative(1e-9))
      let rates = Array(forecast[model.grid.range(sex.sex)])
      expectClose(rates, expected("rate2024", name), within: .relative(1e-9), "rates \(name)")
    }
    // Both deviations trend through these years, and the fit says so.
    #expect(model.sexes.map(\.path.isBounded) == [true, true])
  }

  static let grid = AgeSexGrid(openAge: 105)

  /// Deaths of the model's own making at every age below 96, with opposite deviations of the sexes.
  static func made(
    years: ClosedRange<Int> = 1980...2019, common: (Int) -> Double, own: (Int) -> Double,
    ratio: (Int, Int) -> Double = { _, _ in 1 }
  ) -> MortalityHistory {
    var deaths: [[Double]] = []
    let exposures = years.map { _ in [Double](repeating: 1e5, count: grid.cells) }
    for t in years {
      var cells = [Double](repeating: 0, count: grid.cells)
      for sex in Sex.allCases {
        let sign = sex == .female ? 1.0 : -1
        for x in 0...105 {
          let level = -9 + 0.085 * Double(x) - sign * 0.2
          let log = level + common(t) * pattern(x) + sign * own(t) * deviation(x)
          cells[grid.index(sex, x)] = 1e5 * exp(log) * ratio(x, t)
        }
      }
      deaths.append(cells)
    }
    return MortalityHistory(grid: grid, years: Array(years), deaths: deaths, exposures: exposures)
  }

  static func pattern(_ x: Int) -> Double { (1.2 - Double(x) / 100) / 100 }
  static func deviation(_ x: Int) -> Double { exp(-Double((x - 65) * (x - 65)) / 300) / 10 }

  @Test func `a history of the model's own making is continued`() throws {
    // K falls by one a year; k swings around zero, each time by a fifth less.
    let history = Self.made(common: { -Double($0 - 1980) }, own: { pow(-0.8, Double($0 - 1980)) })
    let model = try LiLeeModel(history, fitFrom: 1980)
    #expect(model.sexes.map(\.path.isBounded) == [false, false])
    expectClose(model.sexes.map(\.path.fit.coefficient), [-0.8, -0.8], within: .relative(1e-9))
    expectClose(model.sexes.map(\.explained), [1, 1], within: .relative(1e-12))
    let truth = Self.made(
      years: 2030...2030, common: { -Double($0 - 1980) }, own: { pow(-0.8, Double($0 - 1980)) })
    let forecast = try model.forecast(years: 2030...2030)[0]
    for sex in Sex.allCases {
      for x in 0...90 {
        let cell = Self.grid.index(sex, x)
        expectClose([forecast[cell]], [truth.deaths[0][cell] / 1e5], within: .relative(1e-9), "\(sex) \(x)")
      }
    }
  }

  @Test func `excluded and earlier years leave no trace`() throws {
    let history = Self.made(common: { -Double($0 - 1980) }, own: { pow(-0.8, Double($0 - 1980)) })
    var deaths = history.deaths
    for year in [1980, 1981, 2005, 2019] { deaths[year - 1980] = deaths[year - 1980].map { 3 * $0 + 1 } }
    let spoiled = MortalityHistory(
      grid: history.grid, years: history.years, deaths: deaths, exposures: history.exposures)
    let (first, second) = (
      try LiLeeModel(spoiled, fitFrom: 1982, excluding: [2005, 2019]),
      try LiLeeModel(history, fitFrom: 1982, excluding: [2005, 2019])
    )
    #expect(first == second)
    #expect(first.lastYear == 2018)
  }

  @Test func `a level of the last years is taken over, in part`() throws {
    // At 70 and over, deaths of the last five years are 6 % more than the model can follow.
    let history = Self.made(
      common: { -Double($0 - 1980) }, own: { cos(Double($0)) },
      ratio: { x, t in (t % 2 == 0 ? 1.03 : 0.97) * (x >= 70 && t >= 2015 ? 1.06 : 1) })
    let model = try LiLeeModel(history, fitFrom: 1980)
    let women = model.sexes[0]
    #expect(women.jumpOffRatios[80] > women.jumpOffRatios[50])
    #expect(women.jumpOffRates[0...90].elementsEqual(try model.forecast(years: 2019...2019)[0][0...90]))
  }

  @Test func `old ages lie on the logistic curve`() throws {
    let history = Self.made(common: { -Double($0 - 1980) }, own: { cos(Double($0)) })
    let rates = try LiLeeModel(history, fitFrom: 1980).forecast(years: 2024...2024)[0]
    for sex in Sex.allCases {
      let old = Array(rates[Self.grid.range(sex)][Self.grid.index(sex, 91)..<Self.grid.index(sex, 105)])
      let logits = old.map { log($0 / (1 - $0)) }
      let steps = zip(logits, logits.dropFirst()).map { $1 - $0 }
      expectClose(steps, .init(repeating: steps[0], count: 13), within: .relative(1e-9))
      #expect(rates[Self.grid.index(sex, 105)] < 1)
    }
  }

  @Test func `a draw's indices move the rates`() throws {
    let history = Self.made(common: { -Double($0 - 1980) }, own: { cos(Double($0)) })
    let model = try LiLeeModel(history, fitFrom: 1980)
    let central = try model.forecast(years: 2030...2030)[0]
    let own = model.sexes.map { $0.path.value(at: 2030) }
    #expect(try model.rates(common: model.commonWalk.value(at: 2030), own: own) == central)
    let worse = try model.rates(common: model.commonWalk.value(at: 2030) + 2, own: own)
    let expected = (0...90).map { central[$0] * exp(2 * model.commonPattern[$0]) }
    expectClose(Array(worse[0...90]), expected, within: .relative(1e-12))
  }

  @Test func `too short or bad a history is refused`() {
    let history = Self.made(common: { -Double($0) }, own: { cos(Double($0)) })
    #expect(throws: DemographyError.tooFewObservations(what: "years of mortality", count: 9, needed: 10)) {
      try LiLeeModel(history, fitFrom: 2011)
    }
    var deaths = history.deaths
    deaths[3][17] = .nan
    let bad = MortalityHistory(
      grid: history.grid, years: history.years, deaths: deaths, exposures: history.exposures)
    #expect(throws: DemographyError.self) { try LiLeeModel(bad, fitFrom: 1980) }
    #expect(throws: Never.self) { try LiLeeModel(bad, fitFrom: 1990) }
    let empty = MortalityHistory(
      grid: history.grid, years: history.years,
      deaths: history.deaths.map { $0.enumerated().map { $0.offset == 40 ? 0 : $0.element } },
      exposures: history.exposures)
    #expect(throws: DemographyError.noData(what: "age", index: 40)) { try LiLeeModel(empty, fitFrom: 1980) }
  }
}
