import TestSupport
import Testing
import Workforce

/// What the stock-flow must do, with figures worked out by hand where there are any.
@Suite struct StaffProjectorTests {
  private static let tolerance = Tolerance.relative(1e-12)

  /// A branch of 1,000 employees and 600 FTE whose staff stands at a few ages of women (and men), with hazards that need no
  /// calibration.
  private static func small(
    ages: StaffAges, women: [Int: Double], men: [Int: Double] = [:], hazard: RetirementHazard,
    pensionAge: Double, flows: BranchFigures.Flows, entryAge: Int? = nil,
    training: BranchFigures.Training? = nil
  ) throws -> BranchStaff {
    var staff = [Double](repeating: 0, count: ages.cells)
    for (age, share) in women { staff[ages.index(.women, age)] = share }
    for (age, share) in men { staff[ages.index(.men, age)] = share }
    let entry = entryAge.map { entryAge in
      (0..<ages.cells).map { ages.age($0) == entryAge ? 1.0 : 0 }
    }
    return try BranchStaff(
      BranchFigures(
        employees: People(1000), fte: FullTimeEquivalents(600), vacanciesPer1000Jobs: 50, flows: flows,
        training: training),
      profiles: StaffProfiles(ages: ages, staff: staff, entry: entry), hazard: hazard,
      pensionAge: pensionAge)
  }

  /// Young staff of whom nobody retires, a tenth leaves and 12 % comes in, all aged 30.
  private static func young(training: BranchFigures.Training? = nil) throws -> BranchStaff {
    try small(
      ages: StaffAges(), women: [30: 1], hazard: RetirementHazard(first: -2, values: [0.5]), pensionAge: 67,
      flows: .init(inflow: 0.12, otherOutflow: 0.1, retirement: 0), entryAge: 30, training: training)
  }

  /// Ages 62 to 64, pension at 65. Of 1,000 employees 500 women are 62, 300 are 63; 100 men are 62, 100 are 64. A tenth of
  /// those of 62 retires, a fifth of those of 63, and all of those of 64: 50 + 60 + 10 + 100 = 220. Of the other 780 a tenth
  /// leaves: 78. So 0.9 x 0.9 = 0.81 of those of 62 stay, 0.8 x 0.9 = 0.72 of those of 63:
  ///
  ///     year 0: women 500, 300, 0; men 100, 0, 100         = 1000
  ///     year 1: women 0, 405, 216; men 0, 81, 0            = 702
  ///     year 2: women 0, 0, 291.6; men 0, 0, 58.32         = 349.92
  ///     year 3: nobody; in year 2 all 349.92 retire.
  @Test func `without inflow the stock follows the survival of its ages`() throws {
    let branch = try Self.small(
      ages: StaffAges(first: 62, last: 64), women: [62: 0.5, 63: 0.3], men: [62: 0.1, 64: 0.1],
      hazard: RetirementHazard(first: -3, values: [0.1, 0.2]), pensionAge: 65,
      flows: .init(inflow: 0, otherOutflow: 0.078, retirement: 0.22))
    expectClose([branch.calibration.retirementExponent], [1], within: Self.tolerance)
    var projector = StaffProjector(branch, employees: [1000])
    let expected: [[Double]] = [
      [500, 300, 0, 100, 0, 100], [0, 405, 216, 0, 81, 0], [0, 0, 291.6, 0, 0, 58.32], [0, 0, 0, 0, 0, 0],
    ]
    let retirement = [220.0, 40.5 * 2 + 8.1 * 2 + 216, 349.92]
    for year in 0..<3 {
      expectClose(projector.people[0], expected[year], within: Self.tolerance, "year \(year)")
      let flows = try projector.advance([StaffRates(pensionAge: 65)], workingAge: [1.3])
      #expect(flows.inflow == [0])
      expectClose(flows.retirement, [retirement[year]], within: Self.tolerance, "year \(year)")
    }
    expectClose(projector.people[0], expected[3], within: Self.tolerance)
  }

  /// All are 65 and the pension age is 67: the hazard at -2 is 0.16, and of 1,000 employees 160 retire. A quarter of a year
  /// later it is read at -2.25: 0.10 + 0.75 x (0.16 - 0.10) = 0.145.
  @Test func `a pension age that rises by a quarter, or a delay of that`() throws {
    let branch = try Self.small(
      ages: StaffAges(), women: [65: 1], hazard: RetirementHazard(first: -7, values: StaffSamples.hazard),
      pensionAge: 67, flows: .init(inflow: 0.1, otherOutflow: 0.02, retirement: 0.16))
    func retirement(pensionAge: Double, delay: Double = 0) throws -> [Double] {
      var projector = StaffProjector(branch, employees: [1000])
      var rates = StaffRates(pensionAge: pensionAge)
      rates.retirementDelay = [delay]
      return try projector.advance([rates], workingAge: [1]).retirement
    }
    expectClose(try retirement(pensionAge: 67), [160], within: Self.tolerance)
    expectClose(try retirement(pensionAge: 67.25), [145], within: Self.tolerance)
    expectClose(try retirement(pensionAge: 67, delay: 0.25), [145], within: Self.tolerance)
    expectClose(try retirement(pensionAge: 67.25, delay: -0.25), [160], within: Self.tolerance)
  }

  /// 1,000 employees, 12 % inflow of which 100 x 0.5 x 0.6 = 30 from training: 90 from elsewhere x 0.9 + 30 = 111.
  @Test func `people of working age move the inflow from elsewhere, not that from training`() throws {
    let training = BranchFigures.Training(
      intake: People(100), years: 3, completion: 0.5, uptake: 0.6)
    for (training, expected) in [(nil, [120.0, 108, 150]), (training, [120, 111, 142.5])] {
      var projector = StaffProjector(try Self.young(training: training), employees: [1000, 1000, 1000])
      let rates = [StaffRates](repeating: StaffRates(pensionAge: 67), count: 3)
      let flows = try projector.advance(rates, workingAge: [1, 0.9, 1.25])
      expectClose(flows.inflow, expected, within: Self.tolerance)
    }
  }

  /// 100 x 0.5 x 0.6 = 30 come in from training. Half more start in year 1, and 20 more besides (0.02 per employee), of whom
  /// 20 x 0.5 x 0.6 = 6 come in: 51 instead of 30, 2 years later; over years 3 and 4 when it takes 2.5 years.
  @Test(arguments: [(2.0, [120.0, 120, 120, 141, 120, 120]), (2.5, [120, 120, 120, 130.5, 130.5, 120])])
  func `an intake comes in when its training ends`(years: Double, expected: [Double]) throws {
    let training = BranchFigures.Training(
      intake: People(100), years: years, completion: 0.5, uptake: 0.6)
    var projector = StaffProjector(try Self.young(training: training), employees: [1000])
    var inflow: [Double] = []
    for year in expected.indices {
      var rates = StaffRates(pensionAge: 67)
      if year == 1 { (rates.intake, rates.addedIntake) = ([1.5], [0.02]) }
      inflow += try projector.advance([rates], workingAge: [1]).inflow
    }
    expectClose(inflow, expected, within: Self.tolerance)
  }

  @Test(arguments: [true, false])
  func `the first year has the flows of the tables`(hasTraining: Bool) throws {
    let branch = try StaffSamples.branch(seed: 5, hasTraining: hasTraining)
    let measures = branch.calibration.measures
    #expect(
      measures.map(\.name) == ["employees", "fte", "vacancies", "inflow", "outflow_other", "retirement"])
    expectClose(measures.map(\.model), measures.map(\.published), within: .relative(1e-12))
    expectClose(
      measures.map(\.published).enumerated().filter { $0.offset != 1 && $0.offset != 2 }.map(\.element),
      [1000, 120, 90, 30], within: Self.tolerance)
    var projector = StaffProjector(branch, employees: [1000])
    expectClose([projector.people[0].reduce(0, +)], [1000], within: Self.tolerance)
    let flows = try projector.advance([StaffRates(pensionAge: 67)], workingAge: [1])
    expectClose(
      flows.inflow + flows.outflow + flows.retirement, [120, 90, 30], within: Self.tolerance)
  }

  @Test func `keeping the ages as they are leaves every share as it was`() throws {
    // A staff without steps, so that nobody has to come in less than not at all.
    let ages = StaffAges()
    let weights = (0..<ages.cells).map { 75 - Double(ages.age($0)) }
    let staff = weights.map { $0 / weights.reduce(0, +) }
    let branch = try BranchStaff(
      BranchFigures(
        employees: People(1000), fte: FullTimeEquivalents(600), vacanciesPer1000Jobs: 0,
        flows: .init(inflow: 0.15, otherOutflow: 0.08, retirement: 0.03)),
      profiles: StaffProfiles(ages: ages, staff: staff),
      hazard: RetirementHazard(first: -7, values: StaffSamples.hazard), pensionAge: 67)
    #expect(branch.calibration.truncatedEntry == 0)
    var projector = StaffProjector(branch, employees: [1000])
    let rates = StaffRates(pensionAge: 67)
    _ = try projector.advance([rates], workingAge: [1])
    expectClose(projector.people[0], staff.map { 1040 * $0 }, within: .relative(1e-11))
  }

  @Test(arguments: 1...5)
  func `with what leaves replaced, the gap stays at the vacancies`(seed: UInt64) throws {
    let branch = try StaffSamples.branch(seed: seed, hasTraining: false)
    var random = SplitMix64(seed: seed)
    let employees = [700.0, 300]
    var projector = StaffProjector(branch, employees: employees)
    let demand = try LabourDemand(links: .init(rows: 2, columns: 1, byColumns: [0.25, 0.75]))
    let factor = branch.figures.partTimeFactor
    let availability = try StaffAvailability(
      baseAbsence: 0.07, partTimeFactor: factor, fullTime: WeeklyHours(36))
    for _ in 0...10 {
      let workingAge = employees.map { _ in Double.random(in: 0.7...1.2, using: &random) }
      var rates = workingAge.map { _ in StaffRates(pensionAge: 67) }
      var trial = projector
      let flows = try trial.advance(rates, workingAge: workingAge)
      for region in employees.indices {
        let gone = flows.outflow[region] + flows.retirement[region]
        rates[region].inflow = [gone / (employees[region] * branch.inflowRate * workingAge[region])]
        let people = projector.people[region].reduce(0, +)
        let supply =
          people * factor * (try availability.factor(absence: 0.07, hours: availability.baseHours))
        let needed = employees[region] * factor * (1 + 44.0 / 1000)
        let gap = StaffGap(
          demand: FullTimeEquivalents(
            needed * demand.index(branch: 0, products: [300, 20], base: [300, 20])),
          supply: FullTimeEquivalents(supply), people: People(people))
        expectClose([gap.fte.count], [employees[region] * factor * 0.044], within: .relative(1e-11))
        expectClose([gap.people.count], [employees[region] * 0.044], within: .relative(1e-11))
      }
      _ = try projector.advance(rates, workingAge: workingAge)
    }
  }
}
