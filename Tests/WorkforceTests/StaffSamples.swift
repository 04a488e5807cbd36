import TestSupport
import Workforce

/// Branches for tests.
enum StaffSamples {
  /// Hazards from 7 years before the pension age to 5 after it.
  static let hazard = [0.02, 0.03, 0.04, 0.06, 0.1, 0.16, 0.3, 0.6, 0.5, 0.4, 0.3, 0.25, 0.3]

  /// A branch with ages 15 to 74, profiles that differ by sex, and training where asked for.
  static func branch(
    seed: UInt64, hasTraining: Bool = true, sexesAlike: Bool = false, inflow: Double = 0.12
  ) throws -> BranchStaff {
    var random = SplitMix64(seed: seed)
    let ages = StaffAges()
    func profile(_ range: ClosedRange<Double>, _ within: ClosedRange<Int>) -> [Double] {
      (0..<ages.cells).map {
        within.contains(ages.age($0)) ? Double.random(in: range, using: &random) : 0
      }
    }
    let staff = profile(0.5...1.5, 15...69)
    let half = profile(0.4...1.6, 15...74)
    let leaving = sexesAlike ? Array(half[..<ages.count] + half[..<ages.count]) : half
    let training = BranchFigures.Training(
      intake: People(90), years: Double(Int.random(in: 2...8, using: &random)) / 2, completion: 0.7,
      uptake: 0.8)
    let figures = BranchFigures(
      employees: People(1000), fte: FullTimeEquivalents(Double.random(in: 500...900, using: &random)),
      vacanciesPer1000Jobs: 44,
      flows: .init(inflow: inflow, otherOutflow: 0.09, retirement: 0.03),
      training: hasTraining ? training : nil)
    return try BranchStaff(
      figures,
      profiles: StaffProfiles(
        ages: ages, staff: staff.map { $0 / staff.reduce(0, +) }, leaving: leaving,
        entry: profile(0...1, 15...60), training: hasTraining ? profile(0...1, 18...30) : nil),
      hazard: RetirementHazard(first: -7, values: hazard), pensionAge: 67)
  }

  /// Rates of a year drawn at random, all levers in play; one value per lane.
  static func rates(
    year: Int, lanes: Int, hasTraining: Bool = true, using random: inout SplitMix64
  ) -> StaffRates {
    func values(_ range: ClosedRange<Double>) -> [Double] {
      (0..<lanes).map { _ in Double.random(in: range, using: &random) }
    }
    var rates = StaffRates(lanes: lanes, pensionAge: 67 + 0.25 * Double(year / 3))
    rates.retirementDelay = values(-0.5...1)
    rates.retirement = values(0.8...1.2)
    rates.outflow = values(0.8...1.2)
    rates.outflowEffects = [
      .init(ages: 15...29, factor: values(0.7...1), added: values(0...0.01)),
      .init(ages: nil, factor: values(0.9...1.1), added: values(-0.005...0)),
    ]
    rates.inflow = values(0.7...1.3)
    rates.addedInflow = values(-0.01...0.01)
    rates.trainingYield = values(0.9...1.1)
    guard hasTraining else { return rates }
    rates.intake = values(0.5...1.5)
    rates.addedIntake = values(0...0.02)
    return rates
  }

  /// One lane of rates.
  static func lane(_ lane: Int, of rates: StaffRates) -> StaffRates { lanes(lane..<lane + 1, of: rates) }

  /// Some lanes of rates.
  static func lanes(_ lanes: Range<Int>, of rates: StaffRates) -> StaffRates {
    var some = StaffRates(lanes: lanes.count, pensionAge: rates.pensionAge)
    some.retirementDelay = Array(rates.retirementDelay[lanes])
    some.retirement = Array(rates.retirement[lanes])
    some.outflow = Array(rates.outflow[lanes])
    some.outflowEffects = rates.outflowEffects.map {
      .init(ages: $0.ages, factor: Array($0.factor[lanes]), added: Array($0.added[lanes]))
    }
    some.inflow = Array(rates.inflow[lanes])
    some.addedInflow = Array(rates.addedInflow[lanes])
    some.intake = Array(rates.intake[lanes])
    some.addedIntake = Array(rates.addedIntake[lanes])
    some.trainingYield = Array(rates.trainingYield[lanes])
    return some
  }
}
