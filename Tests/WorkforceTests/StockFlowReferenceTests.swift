import TestSupport
import Testing
import Workforce

/// The staff of a branch against `Reference/stock_flow.py`.
@Suite struct StockFlowReferenceTests {
  private let table: ReferenceTable
  private let ages = StaffAges(first: 55, last: 74)
  private static let tolerance = Tolerance.relative(1e-12)

  init() throws { table = try ReferenceTable("stock_flow.csv") }

  private func branch(isBalanced: Bool = false) throws -> BranchStaff {
    let training = BranchFigures.Training(
      intake: People(120), years: 2.5, completion: 0.75, uptake: 0.8)
    return try BranchStaff(
      BranchFigures(
        employees: People(1000), fte: FullTimeEquivalents(640), vacanciesPer1000Jobs: 45,
        flows: .init(inflow: 0.2, otherOutflow: 0.08, retirement: 0.09), training: training),
      profiles: StaffProfiles(
        ages: ages, staff: table.values("staff"), leaving: table.values("leaving"),
        entry: isBalanced ? nil : table.values("entry"),
        training: isBalanced ? nil : table.values("training")),
      hazard: RetirementHazard(first: -7, values: table.values("hazard")), pensionAge: 67)
  }

  private func rates(_ year: Int, class k: Int) -> StaffRates {
    func value(_ name: String) -> [Double] { [table.values(name)[year]] }
    var rates = StaffRates(pensionAge: value("pension")[0])
    rates.retirementDelay = value("delay_\(k)")
    rates.retirement = value("retirement_factor_\(k)")
    rates.outflow = value("outflow_factor_\(k)")
    rates.outflowEffects = [
      .init(ages: 60...64, factor: value("age_factor_\(k)"), added: value("age_added_\(k)"))
    ]
    rates.inflow = value("inflow_factor_\(k)")
    rates.addedInflow = value("added_inflow_\(k)")
    rates.intake = value("intake_factor")
    rates.addedIntake = value("added_intake")
    rates.trainingYield = [1.05]
    return rates
  }

  @Test func `levels and profiles are those of the base year`() throws {
    let (branch, balanced) = (try branch(), try branch(isBalanced: true))
    expectClose(
      [branch.calibration.retirementExponent, branch.calibration.leavingScale],
      table.values("kappa") + table.values("scale"), within: Self.tolerance)
    expectClose(branch.entry, table.values("entry_shares"), within: Self.tolerance)
    expectClose(branch.trained, table.values("training_shares"), within: Self.tolerance)
    // Differences of shares of 0.05 keep 14 digits of them.
    expectClose(balanced.entry, table.values("balanced"), within: .absolute(1e-14))
    expectClose(balanced.trained, table.values("balanced"), within: .absolute(1e-14))
    expectClose([balanced.calibration.truncatedEntry], table.values("truncated"), within: Self.tolerance)
    #expect(balanced.calibration.truncatedEntry > 0.01)
    #expect(branch.calibration.truncatedEntry == 0)
  }

  @Test func `staff and flows of three regions in two classes`() throws {
    var projector = StaffProjector(try branch(), employees: [600, 300, 100])
    let workingAge = (0..<3).map { table.values("working_age_\($0)") }
    var (persons, inflow, outflow, retirement) = ([Double](), [Double](), [Double](), [Double]())
    for year in 0..<7 {
      persons += projector.people.map { $0.reduce(0, +) }
      let ofRegions = [0, 1, 0].map { rates(year, class: $0) }
      let flows = try projector.advance(ofRegions, workingAge: workingAge.map { $0[year] })
      inflow += flows.inflow
      outflow += flows.outflow
      retirement += flows.retirement
    }
    expectClose(persons, table.values("all_persons"), within: Self.tolerance)
    expectClose(inflow, table.values("all_inflow"), within: Self.tolerance)
    expectClose(outflow, table.values("all_outflow"), within: Self.tolerance)
    expectClose(retirement, table.values("all_retirement"), within: Self.tolerance)
    expectClose(projector.people[1], table.values("cells"), within: Self.tolerance)
  }

  @Test func `causes are means over all orders`() {
    let courses = table.values("courses")
    let causes = SupplyCauses(
      employees: People(300), ftePerPerson: 0.64,
      reference: .init(
        inflow: courses[0], outflow: courses[1], retirement: courses[2], availability: 0.97),
      scenario: .init(
        inflow: courses[3], outflow: courses[4], retirement: courses[5], availability: 1.04))
    let drivers: [SupplyCauses.Driver] = [.retirement, .otherOutflow, .inflow, .hoursAbsence, .levers]
    expectClose(drivers.map { causes[$0] }, table.values("causes"), within: .relative(1e-11))
    expectClose([drivers.reduce(0) { $0 + causes[$1] }], [causes.change.count], within: Self.tolerance)
  }
}
