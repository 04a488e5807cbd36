import Demography
import TestSupport
import Testing

@Suite struct LifeTableTests {
  /// Rates that rise with age, of a plausible human size.
  static func rates(openAge: Int = 105, level: Double = 1) -> [Double] {
    (0...openAge).map { level * ((0.00005 + 0.000008 * .exp($0)) + ($0 == 0 ? 0.004 : 0)) }
  }

  @Test(arguments: ["1950", "1980", "2000", "2015"], ["F", "M"])
  func `the published tables of the Netherlands come back`(year: String, sex: String) throws {
    let reference = try ReferenceTable("hmd_netherlands_life_tables.csv")
    let rates = reference.column("mx", where: ["year": year, "sex": sex])
    let published = reference.column("ex", where: ["year": year, "sex": sex])
    #expect(rates.count == 111)
    let table = try LifeTable(deathRates: rates, sex: sex == "F" ? .female : .male)
    // 0.005 is half a unit of the last published digit; the rates' rounding adds to it.
    expectClose(table.lifeExpectancies, published, within: .absolute(0.008), "\(year) \(sex)")
  }

  @Test(arguments: [
    (Sex.female, 0.003, 0.14903 - 2.05527 * 0.003), (.female, 0.03, 0.04667 + 3.88089 * 0.03),
    (.female, 0.1, 0.31411),
    (.male, 0.003, 0.14929 - 1.99545 * 0.003), (.male, 0.03, 0.02832 + 3.26021 * 0.03), (.male, 0.1, 0.29915),
  ])
  func `the infant separation has three pieces`(sex: Sex, rate: Double, years: Double) {
    expectClose([InfantSeparation.years(deathRate: rate, sex: sex)], [years], within: .relative(1e-14))
  }

  @Test func `a constant rate gives the geometric table`() throws {
    let m = 0.02
    let table = try LifeTable(
      deathRates: .init(repeating: m, count: 106), separations: .init(repeating: 0.5, count: 106),
      widths: .init(repeating: 1, count: 106))
    // With a = 1/2 everywhere and 1/m at the end, every age looks like every other: e = 1/m.
    expectClose(table.lifeExpectancies, .init(repeating: 1 / m, count: 106), within: .relative(1e-13))
    expectClose(
      table.survivalRatios,
      .init(repeating: (1 - m / 2) / (1 + m / 2), count: 104) + [1 - m / 1.01, 1 - m / 1.01],
      within: .relative(1e-13))
  }

  @Test func `the columns agree with each other`() throws {
    let table = try LifeTable(deathRates: Self.rates(), sex: .male)
    expectClose([table.deaths.reduce(0, +)], [1], within: .relative(1e-13))
    expectClose(
      zip(table.deaths, table.personYears).map { $0 / $1 }, table.deathRates, within: .relative(1e-12))
    expectClose(
      table.lifeExpectancies, zip(table.personYearsAbove, table.survivors).map { $0 / $1 },
      within: .relative(1e-12))
    let (l, t) = (table.personYears, table.personYearsAbove)
    let expected = (0..<104).map { l[$0 + 1] / l[$0] } + [t[105] / t[104], t[105] / t[104]]
    expectClose(table.survivalRatios, expected, within: .relative(1e-12))
    expectClose(table.deathRatios, expected.map { 1 - $0 }, within: .absolute(1e-15))
    expectClose([table.birthSurvival], [l[0]], within: .relative(1e-15))
  }

  @Test(arguments: [1e-9, 1e-12, 1e-15])
  func `dying keeps its digits at small rates`(m: Double) throws {
    let table = try LifeTable(deathRates: [m, m, m, m, 1], sex: .female)
    // Between equal rates 1 - S is q itself.
    expectClose([table.deathRatios[1]], [m / (1 + m / 2)], within: .relative(1e-14))
  }

  @Test func `a rate above two kills everyone after one over the rate`() throws {
    let table = try LifeTable(deathRates: [0.01, 0.02, 4, 0.5, 1], sex: .male)
    #expect(table.deathProbabilities[2] == 1)
    #expect(table.separations[2] == 0.25)
    #expect(table.survivors[3] == 0)
    expectClose(
      [table.lifeExpectancy(at: 2), table.lifeExpectancy(at: 4)], [0.25, 1], within: .relative(1e-15))
    #expect(table.survivalRatios.allSatisfy { $0.isFinite })
  }

  @Test(arguments: [Sex.female, .male], [0.5, 1, 1.7])
  func `the lean ratios are the table's`(sex: Sex, theta: Double) throws {
    let rates = Self.rates()
    let table = try LifeTable(deathRates: rates.map { theta * $0 }, sex: sex)
    var ratios = [Double](repeating: -1, count: 300)
    let padded = [Double.nan, .nan] + rates
    let birth = LifeTable.writeSurvivalRatios(
      deathRates: padded, ages: 2..<108, theta: theta, sex: sex, into: &ratios, at: 150)
    expectClose([birth], [table.birthSurvival], within: .relative(1e-15))
    expectClose(Array(ratios[150..<256]), table.survivalRatios, within: .relative(1e-14))
    #expect(ratios[149] == -1 && ratios[256] == -1)
  }

  @Test(arguments: [Sex.female, .male])
  func `survival ratios alone give life expectancy`(sex: Sex) throws {
    let table = try LifeTable(deathRates: Self.rates(), sex: sex)
    let derived = try SurvivalLifeExpectancy(
      birthSurvival: table.birthSurvival, survivalRatios: table.survivalRatios)
    expectClose([derived.atBirth], [table.lifeExpectancy(at: 0)], within: .relative(1e-13))
    // l_65 is interpolated: exact to the third degree only.
    expectClose([derived.at(65)], [table.lifeExpectancy(at: 65)], within: .absolute(0.001))
  }

  @Test func `what isn't a rate is refused`() {
    for bad in [-0.1, .nan, .infinity] {
      #expect(throws: DemographyError.self) { try LifeTable(deathRates: [0.01, bad, 0.3], sex: .female) }
      #expect(throws: DemographyError.self) { try LifeTable(deathRates: [0.01, 0.1, bad], sex: .female) }
    }
    #expect(throws: DemographyError.openAgeRateZero) {
      try LifeTable(deathRates: [0.01, 0.1, 0], sex: .female)
    }
    #expect(throws: DemographyError.outOfRange(what: "death rate", index: 1, value: -1)) {
      try LifeTable(deathRates: [0.01, -1, 0.5], sex: .female)
    }
    #expect(throws: DemographyError.outOfRange(what: "survival ratio", index: 0, value: 1.5)) {
      try SurvivalLifeExpectancy(birthSurvival: 0.99, survivalRatios: [1.5, 0.5, 0.5])
    }
  }

  @Test func `the lean ratios trap on a NaN`() async {
    await #expect(processExitsWith: .failure) {
      var ratios = [0.0, 0, 0]
      _ = LifeTable.writeSurvivalRatios(
        deathRates: [0.1, .nan, 0.2], ages: 0..<3, theta: 1, sex: .female, into: &ratios, at: 0)
    }
  }
}

extension Double {
  /// e^(x/10), an exponential rise by age for made-up rates.
  static func exp(_ age: Int) -> Double { (0..<age).reduce(1.0) { value, _ in value * 1.1051709180756477 } }
}
