import Demography
import Foundation
import TestSupport
import Testing

@Suite struct FertilityTests {
  /// A schedule like that of the Netherlands: a bell around 31, zero below 15 and above 50.
  static let rates = (0...105).map { x -> Double in
    (15...50).contains(x) ? 0.12 * exp(-Double((x - 31) * (x - 31)) / 50) : 0
  }

  @Test func `a path around a level comes back`() throws {
    let years = Array(1990...2023)
    let history = years.map { 1.6 + pow(0.85, Double($0 - 1990)) }
    let path = try FertilityPath(
      years: years, rates: history, meanAges: years.map { 28 + 0.1 * Double($0 - 1990) }, longRunRate: 1.6)
    expectClose([path.persistence], [0.85], within: .relative(1e-11))
    expectClose(
      [2023, 2024, 2040].map { path.totalFertilityRate(in: $0) },
      [33, 34, 50].map { 1.6 + pow(0.85, $0) }, within: .relative(1e-12))
    expectClose([path.meanAgeDrift], [0.1], within: .relative(1e-12))
    let damped = 0.1 * 0.85 * (1 - pow(0.85, 11)) / 0.15
    expectClose(
      [path.meanAgeShift(in: 2023), path.meanAgeShift(in: 2034)], [0, damped], within: .relative(1e-11))
  }

  @Test func `excluded years give no pair`() throws {
    let years = Array(1990...2000) + Array(2005...2010)
    let history = years.map { 1.6 + pow(-0.5, Double($0 - 1990)) }
    let path = try FertilityPath(
      years: years, rates: history, meanAges: years.map { _ in .nan }, longRunRate: 1.6)
    expectClose([path.persistence], [-0.5], within: .relative(1e-9))
    #expect(path.meanAgeDrift == 0)
  }

  @Test func `years before the last forty leave no trace on the persistence`() throws {
    let years = Array(1970...2023)
    let history = years.map { $0 < 1984 ? 3.0 : 1.6 + pow(0.9, Double($0 - 1984)) }
    let recent = try FertilityPath(years: years, rates: history, meanAges: history, longRunRate: 1.6)
    let all = try FertilityPath(
      years: years, rates: history, meanAges: history, longRunRate: 1.6, fitYears: 100)
    expectClose([recent.persistence], [0.9], within: .relative(1e-11))
    #expect(all.persistence > 0.91)
  }

  @Test func `without a long-run level fertility stays`() throws {
    let path = try FertilityPath(
      years: [2022, 2023], rates: [1.49, 1.43], meanAges: [31.7, 31.8], longRunRate: nil)
    #expect(path.totalFertilityRate(in: 2060) == 1.43)
    #expect(path.meanAgeShift(in: 2060) == 0)
  }

  @Test func `the drift is that of the last twenty years`() throws {
    let years = Array(1970...2023)
    let ages = years.map { $0 < 2003 ? 10 : 30 + 0.05 * Double($0 - 2003) }
    let path = try FertilityPath(
      years: years, rates: years.map { 1.7 + 0.1 * cos(Double($0)) }, meanAges: ages, longRunRate: 1.6)
    expectClose([path.meanAgeDrift], [0.05], within: .relative(1e-12))
  }

  @Test(arguments: [-2.0, -0.3, 0, 0.07, 0.5, 1, 1.7, 3])
  func `a shift keeps the total and moves the mean age`(shift: Double) throws {
    let schedule = try FertilitySchedule(Self.rates)
    let moved = try FertilitySchedule(schedule.rates(total: 1.43, shift: shift))
    expectClose([moved.totalFertilityRate], [1.43], within: .relative(1e-13))
    #expect(moved.ageSpecificFertilityRates.allSatisfy { $0 >= 0 })
    // The mean age of a smooth curve sampled by years moves with it up to the interpolation.
    expectClose([moved.meanAge - schedule.meanAge], [shift], within: .absolute(0.002))
  }

  @Test func `a whole year's shift renumbers the ages`() throws {
    let schedule = try FertilitySchedule(Self.rates)
    let total = schedule.totalFertilityRate
    expectClose(
      try schedule.rates(total: total, shift: 1), [0] + Self.rates.dropLast(), within: .absolute(1e-15))
    expectClose(try schedule.rates(total: total), Self.rates, within: .relative(1e-14))
  }

  @Test func `figures that can't be are refused`() throws {
    for bad in [-0.1, Double.nan, .infinity] {
      #expect(throws: DemographyError.self) { try FertilitySchedule([0, bad, 0.1]) }
      #expect(throws: DemographyError.self) {
        try FertilityPath(years: [2020, 2021], rates: [1.5, bad], meanAges: [30, 30], longRunRate: nil)
      }
      #expect(throws: DemographyError.self) { try FertilitySchedule(Self.rates).rates(total: bad) }
    }
    #expect(throws: DemographyError.noData(what: "age of fertility", index: 0)) {
      try FertilitySchedule([0, 0, 0])
    }
    #expect(throws: DemographyError.outOfRange(what: "shift of fertility", index: 0, value: 200)) {
      try FertilitySchedule(Self.rates).rates(total: 1.4, shift: 200)
    }
    #expect(throws: DemographyError.self) {
      try FertilityPath(years: [2023], rates: [1.43], meanAges: [31.8], longRunRate: 1.6)
    }
    #expect(throws: DemographyError.tooFewObservations(what: "years of fertility", count: 0, needed: 1)) {
      try FertilityPath(years: [], rates: [], meanAges: [], longRunRate: nil)
    }
  }
}
