import CareDemand
import Demography
import LinearAlgebra
import TestSupport
import Testing

@Suite struct HealthyAgeingTests {
  private static let grid = AgeSexGrid(openAge: 105)

  private static func rates(_ rate: (Sex, Int) -> Double) throws -> CareRates {
    let cells = Sex.allCases.flatMap { sex in (0...105).map { rate(sex, $0) } }
    return try CareRates(grid: grid, items: [cells])
  }

  @Test func `a linear rate moves by its slope times the shift`() throws {
    let base = try Self.rates { _, age in 3 + 0.25 * Double(age) }
    let gain = LifeExpectancyGain(female: 1.5, male: 3)
    let shifted = try HealthyAgeing(share: 0.5).shifted(base, gain: gain)
    let expected = try Self.rates { sex, age in
      3 + 0.25 * (Double(age) - (age < 55 ? 0 : sex == .female ? 0.75 : 1.5))
    }
    expectClose(shifted.rates.elements, expected.rates.elements, within: .relative(1e-15))
  }

  @Test func `a loss reads upwards and never beyond the open age`() throws {
    let base = try Self.rates { _, age in Double(age) }
    let shifted = try HealthyAgeing(share: 1).shifted(base, gain: .init(female: -2.5, male: 0))
    #expect(shifted.rates[0, Self.grid.index(.female, 80)] == 82.5)
    #expect(shifted.rates[0, Self.grid.index(.female, 103)] == 105)
    #expect(shifted.rates[0, Self.grid.index(.female, 105)] == 105)
    #expect(shifted.rates[0, Self.grid.index(.female, 54)] == 54)
    #expect(shifted.rates[0, Self.grid.index(.male, 80)] == 80)
  }

  @Test func `unknown ages stay unknown and aren't read`() throws {
    let base = try Self.rates { _, age in (18...74).contains(age) || age > 90 ? Double(age) : .nan }
    let gain = LifeExpectancyGain(female: 1, male: -1)
    let shifted = try HealthyAgeing(share: 0.5).shifted(base, gain: gain)
    for sex in Sex.allCases {
      #expect(shifted.knownAges(item: 0, sex: sex) == [18...74, 91...105])
    }
    // Women read half a year lower: 91 would need 90, which is unknown.
    #expect(shifted.rates[0, Self.grid.index(.female, 74)] == 73.5)
    #expect(shifted.rates[0, Self.grid.index(.female, 91)] == 91)
    #expect(shifted.rates[0, Self.grid.index(.female, 92)] == 91.5)
    // Men half a year higher: 74 would need 75.
    #expect(shifted.rates[0, Self.grid.index(.male, 74)] == 74)
    #expect(shifted.rates[0, Self.grid.index(.male, 73)] == 73.5)
  }

  @Test func `a whole shift needs no neighbour`() throws {
    let base = try Self.rates { _, age in age == 71 ? .nan : Double(age) }
    let shifted = try HealthyAgeing(share: 1).shifted(base, gain: .init(female: 2, male: 2))
    #expect(shifted.rates[0, Self.grid.index(.female, 72)] == 70)
    #expect(shifted.rates[0, Self.grid.index(.female, 73)] == 73)
    #expect(shifted.rates[0, Self.grid.index(.female, 71)].isNaN)
  }

  @Test func `an age's own rate stands in for an unknown one beside a known one`() throws {
    let base = try Self.rates { _, age in age == 70 ? .nan : Double(age) }
    let shifted = try HealthyAgeing(share: 1).shifted(base, gain: .init(female: 1.5, male: 1.25))
    // Women of 72 read 70.5: half of 70, which is unknown, so half of 72, and half of 71. Men read 70.75.
    #expect(shifted.rates[0, Self.grid.index(.female, 72)] == 71.5)
    #expect(shifted.rates[0, Self.grid.index(.male, 72)] == 71.25)
    // Women of 71 read 69.5: half of 69, half of their own 71.
    #expect(shifted.rates[0, Self.grid.index(.female, 71)] == 70)
  }

  @Test func `nothing gained or nothing shared changes no bit`() throws {
    var random = SplitMix64(seed: 5)
    let base = try Self.rates { _, _ in Double.random(in: 0...1, using: &random) }
    let gain = LifeExpectancyGain(female: 2, male: 2)
    #expect(try HealthyAgeing.none.shifted(base, gain: gain).rates == base.rates)
    #expect(try HealthyAgeing(share: 1).shifted(base, gain: .none).rates == base.rates)
  }

  @Test func `the shift agrees with an interpolation elsewhere`() throws {
    let reference = try CareReference()
    let settings = reference["settings"].elements
    let model = try CareDemandModelTests.model(of: reference)
    let shifted = try model.healthyAgeing.shifted(
      model.rates, gain: LifeExpectancyGain(female: settings[3], male: settings[4]))
    let (values, expected) = (shifted.rates.elements, reference["shifted"].elements)
    #expect(values.map(\.isNaN) == expected.map(\.isNaN))
    expectClose(values.filter { !$0.isNaN }, expected.filter { !$0.isNaN }, within: .relative(1e-13))
  }

  @Test func `shares and gains that make no sense are refused`() throws {
    #expect(throws: CareDemandError.self) { try HealthyAgeing(share: .nan) }
    let base = try Self.rates { _, _ in 1 }
    #expect(throws: CareDemandError.invalidShift(years: 60)) {
      try HealthyAgeing(share: 1).shifted(base, gain: .init(female: 0, male: 60))
    }
    #expect(throws: CareDemandError.self) {
      try HealthyAgeing(share: 1).shifted(base, gain: .init(female: .nan, male: 0))
    }
  }
}
