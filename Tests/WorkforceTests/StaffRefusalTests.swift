import LinearAlgebra
import TestSupport
import Testing
import Workforce

/// Figures of staff that can't be, and what is said of them.
@Suite struct StaffRefusalTests {
  private static let ages = StaffAges(first: 60, last: 64)
  private static let even = [Double](repeating: 0.1, count: 10)
  private static let training = BranchFigures.Training(
    intake: People(100), years: 3, completion: 0.5, uptake: 0.6)

  private static func figures(
    _ change: (inout BranchFigures) -> Void = { _ in }
  ) -> BranchFigures {
    var figures = BranchFigures(
      employees: People(1000), fte: FullTimeEquivalents(700), vacanciesPer1000Jobs: 40,
      flows: .init(inflow: 0.35, otherOutflow: 0.08, retirement: 0.3), training: training)
    change(&figures)
    return figures
  }

  @discardableResult private static func branch(
    figures change: (inout BranchFigures) -> Void = { _ in },
    profiles changeProfiles: (inout StaffProfiles) -> Void = { _ in }, pensionAge: Double = 65
  ) throws -> BranchStaff {
    var profiles = StaffProfiles(ages: ages, staff: even)
    changeProfiles(&profiles)
    return try BranchStaff(
      figures(change), profiles: profiles, hazard: RetirementHazard(first: -3, values: [0.2, 0.3]),
      pensionAge: pensionAge)
  }

  @Test func `figures of the base year`() throws {
    try Self.branch()
    let cases: [((inout BranchFigures) -> Void, WorkforceError)] = [
      ({ $0.employees.count = 0 }, .outOfRange(figure: "employees", value: 0, allowed: "above 0")),
      ({ $0.fte.count = -1 }, .outOfRange(figure: "fte", value: -1, allowed: "above 0")),
      (
        { $0.vacanciesPer1000Jobs = -2 },
        .outOfRange(figure: "vacancies per 1,000 jobs", value: -2, allowed: "0 or more")
      ),
      ({ $0.flows.inflow = -0.1 }, .outOfRange(figure: "inflow", value: -0.1, allowed: "0 or more")),
      (
        { $0.flows.otherOutflow = 1.5 },
        .outOfRange(figure: "outflow_other", value: 1.5, allowed: "0.0 to 1.0")
      ),
      (
        { $0.flows.retirement = -1 },
        .outOfRange(figure: "retirement", value: -1, allowed: "0.0 to 1.0")
      ),
      (
        { $0.training?.completion = 1.2 },
        .outOfRange(figure: "completion", value: 1.2, allowed: "0.0 to 1.0")
      ),
      ({ $0.training?.uptake = -0.2 }, .outOfRange(figure: "uptake", value: -0.2, allowed: "0.0 to 1.0")),
      (
        { $0.training?.years = -1 },
        .outOfRange(figure: "years of training", value: -1, allowed: "0 or more")
      ),
      ({ $0.training?.intake.count = -5 }, .outOfRange(figure: "intake", value: -5, allowed: "0 or more")),
      ({ $0.training?.intake.count = 2000 }, .trainingAboveInflow(yield: 0.6, inflow: 0.35)),
    ]
    for (change, expected) in cases {
      #expect(throws: expected) { try Self.branch(figures: change) }
    }
    #expect(throws: WorkforceError.self) { try Self.branch(figures: { $0.employees.count = .nan }) }
    #expect(throws: WorkforceError.self) { try Self.branch(figures: { $0.flows.inflow = .infinity }) }
    #expect(throws: WorkforceError.self) { try Self.branch(pensionAge: 5) }
  }

  /// Of five ages with a tenth each per sex, a fifth is at the last age and must retire; at most those of 62 and 63 do too.
  @Test func `flows that no level of the rates gives`() {
    let reached = (0.2, 0.6)
    for rate in [0.1, 0.7] {
      #expect {
        try Self.branch(figures: { $0.flows.retirement = rate })
      } throws: { error in
        guard case .retirementOutOfReach(rate, let lowest, let highest)? = error as? WorkforceError
        else { return false }
        return (lowest - reached.0).magnitude < 1e-12 && (highest - reached.1).magnitude < 1e-9
      }
    }
    #expect(throws: WorkforceError.nobodyToLeave(rate: 0.08)) {
      try Self.branch(profiles: { $0.leaving = [0, 0, 0, 0, 1, 0, 0, 0, 0, 1] })
    }
    #expect {
      try Self.branch(
        figures: { $0.flows.otherOutflow = 0.15 },
        profiles: { $0.leaving = [0, 1, 0, 0, 0, 0, 0, 0, 0, 0] })
    } throws: { error in
      guard case .invalidRate("outflow", 0, 1, 0, let rate)? = error as? WorkforceError else { return false }
      return (rate - 1.5).magnitude < 1e-12
    }
  }

  @Test func `profiles`() {
    #expect(throws: WorkforceError.sharesDontSum(list: "staff", sum: 2)) {
      try Self.branch(profiles: { $0.staff = [Double](repeating: 0.25, count: 8) + [0, 0] })
    }
    #expect(
      throws: WorkforceError.invalidEntry(list: "staff", index: 3, value: -0.1, allowed: "0 or more")
    ) {
      try Self.branch(profiles: { $0.staff[3] = -0.1 })
    }
    #expect(
      throws: WorkforceError.invalidEntry(list: "leaving", index: 9, value: .infinity, allowed: "0 or more")
    ) {
      try Self.branch(profiles: { $0.leaving = [1, 1, 1, 1, 1, 1, 1, 1, 1, .infinity] })
    }
    #expect(throws: WorkforceError.emptyProfile(profile: "entry", sex: .men)) {
      try Self.branch(profiles: { $0.entry = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0] })
    }
    #expect(throws: WorkforceError.emptyProfile(profile: "training", sex: .women)) {
      try Self.branch(profiles: { $0.training = [0, 0, 0, 0, 0, 0, 0, 1, 0, 0] })
    }
    #expect(
      throws: WorkforceError.invalidEntry(
        list: "retirement hazard", index: 1, value: 1, allowed: "at least 0, below 1")
    ) {
      try RetirementHazard(first: -3, values: [0.5, 1])
    }
  }

  @Test func `rates of a year`() throws {
    let branch = try Self.branch()
    let untrained = try Self.branch(figures: { $0.training = nil })
    func refused(
      _ expected: WorkforceError, of branch: BranchStaff, _ change: @escaping (inout StaffRates) -> Void
    ) {
      #expect(throws: expected) {
        _ = try StaffCoefficients(of: branch, years: 3, lanes: 8) { year in
          var rates = StaffRates(lanes: 8, pensionAge: 65)
          if year == 1 { change(&rates) }
          return rates
        }
      }
      #expect(throws: WorkforceError.self) {
        var projector = StaffProjector(branch, employees: [100])
        var rates = StaffRates(pensionAge: 65)
        _ = try projector.advance([rates], workingAge: [1])
        var wide = StaffRates(lanes: 8, pensionAge: 65)
        change(&wide)
        rates = StaffSamples.lane(5, of: wide)
        _ = try projector.advance([rates], workingAge: [1])
      }
    }
    refused(
      .invalidEntry(
        list: "year 1: the factor on inflow, lane", index: 5, value: -0.5, allowed: "0 or more"),
      of: branch
    ) { $0.inflow[5] = -0.5 }
    refused(
      .invalidEntry(
        list: "year 1: added inflow, lane", index: 5, value: .infinity, allowed: "a finite number"),
      of: branch
    ) { $0.addedInflow[5] = .infinity }
    refused(.negativeInflow(year: 1, lane: 5, value: branch.inflowRate - 1), of: branch) {
      $0.addedInflow[5] = -1
    }
    refused(.noTraining(year: 1), of: untrained) { $0.intake[5] = 1.1 }
    refused(.noTraining(year: 1), of: untrained) { $0.addedIntake[5] = 0.1 }
    refused(
      .outOfRange(figure: "the pension age of year 1", value: 200, allowed: "40.0 to 100.0"), of: branch
    ) {
      $0.pensionAge = 200
    }
    refused(
      .invalidRate(
        flow: "outflow", year: 1, cell: 0, lane: 5, value: branch.leavingRates[0] - 0.5), of: branch
    ) {
      $0.outflowEffects = [
        .init(
          ages: 60...60, factor: [Double](repeating: 1, count: 8), added: [0, 0, 0, 0, 0, -0.5, 0, 0])
      ]
    }
    refused(
      .invalidRate(flow: "outflow", year: 1, cell: 0, lane: 5, value: branch.leavingRates[0] * 100),
      of: branch
    ) {
      $0.outflow[5] = 100
    }
  }

  /// Of 1,000 employees 30 come in from the 100 who start; 200 fewer would be -30, years before they come in.
  @Test func `fewer than nobody starts training`() throws {
    let branch = try Self.branch()
    #expect {
      _ = try StaffCoefficients(of: branch, years: 1) { _ in
        var rates = StaffRates(pensionAge: 65)
        rates.addedIntake = [-0.2]
        return rates
      }
    } throws: { error in
      guard case .negativeInflow(0, 0, let value)? = error as? WorkforceError else { return false }
      return (value + 0.03).magnitude < 1e-12
    }
  }

  /// 0.32 per employee come in from elsewhere, of whom 0.3 are taken away: nobody would where less than 0.9375 of the
  /// people of working age are left.
  @Test func `fewer than nobody comes to a region`() throws {
    let branch = try Self.branch()
    let history = WorkingAgeHistory(regions: 2, years: 2, lanes: 1)
    for (year, people) in [[100.0, 100], [95, 93]].enumerated() {
      for region in 0..<2 { history.record(year: year, region: region, people: [people[region]]) }
    }
    var reduced = StaffRates(pensionAge: 65)
    reduced.addedInflow = [-0.3]
    let coefficients = try StaffCoefficients(of: branch, years: 2) { [reduced] _ in reduced }
    let output = LaneBuffer(12)
    func write(_ region: Int) throws {
      try RegionalStaff(regions: [region], employees: [10]).write(
        year: 1, coefficients: coefficients, ftePerPerson: LaneBuffer([1]), history: history,
        into: output.pointer, rows: .init(first: 0, regionStride: 6))
    }
    try write(0)
    let least = 0.3 / branch.inflowRate
    #expect(
      throws: WorkforceError.negativeRegionalInflow(year: 1, region: 1, index: 0.93, least: least)
    ) { try write(1) }
    var projector = StaffProjector(branch, employees: [10])
    #expect(
      throws: WorkforceError.negativeRegionalInflow(year: 0, region: 0, index: 0.93, least: least)
    ) { try projector.advance([reduced], workingAge: [0.93]) }
  }

  @Test func `links, savings, absence and hours`() throws {
    #expect(throws: WorkforceError.sharesDontSum(list: "links of branch 1", sum: 0.5)) {
      try LabourDemand(links: Matrix(rows: 1, columns: 2, byColumns: [1, 0.5]))
    }
    #expect(
      throws: WorkforceError.invalidEntry(
        list: "links of branch 0, product", index: 1, value: -0.5, allowed: "0 to 1")
    ) {
      try LabourDemand(links: Matrix(rows: 2, columns: 1, byColumns: [1.5, -0.5].map { min(1, $0) }))
    }
    #expect(
      throws: WorkforceError.invalidEntry(
        list: "labour saving of year", index: 1, value: 1, allowed: "below 1")
    ) { try LabourDemand.remaining(savings: [0, 1]) }
    let availability = try StaffAvailability(
      baseAbsence: 0.1, partTimeFactor: 0.7, fullTime: WeeklyHours(36))
    for (absence, hours) in [(1.0, 25.0), (-0.1, 25), (.nan, 25), (0.1, 0), (0.1, 169), (0.1, .nan)] {
      #expect(throws: WorkforceError.self) {
        try availability.factor(absence: absence, hours: WeeklyHours(hours))
      }
    }
    #expect(throws: WorkforceError.self) {
      try StaffAvailability(baseAbsence: 1, partTimeFactor: 0.7, fullTime: WeeklyHours(36))
    }
  }

  @Test func `profiles of another length, no ages and no hazard are bugs`() async {
    await #expect(processExitsWith: .failure) {
      let profiles = StaffProfiles(staff: [0.5, 0.5])
      _ = try BranchStaff(
        StaffRefusalTests.figures(), profiles: profiles, hazard: RetirementHazard(first: 0, values: [0.1]),
        pensionAge: 67)
    }
    await #expect(processExitsWith: .failure) { _ = StaffAges(first: 20, last: 20) }
    await #expect(processExitsWith: .failure) { _ = try RetirementHazard(first: 0, values: []) }
  }

  @Test func `what is said names the place, the value and what is allowed`() {
    let error = WorkforceError.invalidRate(flow: "outflow", year: 3, cell: 7, lane: 2, value: 1.25)
    #expect(
      error.description
        == "the rate of outflow in year 3 at cell 7, lane 2 is 1.25; allowed is 0 to 1")
    #expect(
      WorkforceError.outOfRange(figure: "absence", value: 1, allowed: "at least 0, below 1").description
        == "absence is 1.0; allowed is at least 0, below 1")
  }
}
