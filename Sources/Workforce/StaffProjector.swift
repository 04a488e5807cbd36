/// A branch's staff by region, sex and age, year by year, one draw: the plain form of what ``StaffCoefficients`` does for many.
///
/// Between year t and t + 1, by cell (``BranchStaff`` has the symbols; E employees of the base year, w people of working age
/// relative to it, f a factor):
///
///     retirement = N rho, outflow = N (1 - rho) omega, the rest is a year older
///     inflow = E [(inflow rate f w + added) entry + training yield x trained]
///
/// ```swift
/// var staff = StaffProjector(branch, employees: [1200, 300])
/// let rates = StaffRates(pensionAge: 67)
/// let flows = try staff.advance([rates, rates], workingAge: [0.99, 1.01])
/// ```
public struct StaffProjector: Sendable {
  /// What happens in a year, people per region.
  public struct Flows: Sendable {
    /// Who comes in.
    public var inflow: [Double] = []
    /// Who leaves before the pension.
    public var outflow: [Double] = []
    /// Who retires.
    public var retirement: [Double] = []
  }

  /// The branch.
  public let branch: BranchStaff
  /// Employees of the base year per region.
  public let employees: [Double]
  /// People per region and cell.
  public private(set) var people: [[Double]]
  /// The year that the next step starts in, counted from 0.
  public private(set) var year = 0
  private var training: [TrainingPipeline]

  /// The staff of the base year.
  ///
  /// - Parameter employees: per region.
  public init(_ branch: BranchStaff, employees: [Double]) {
    (self.branch, self.employees) = (branch, employees)
    people = employees.map { employees in branch.staff.map { employees * $0 } }
    training = employees.map { _ in TrainingPipeline(branch, lanes: 1) }
  }

  /// Takes the staff through a year.
  ///
  /// - Parameters:
  ///   - rates: per region, of one lane; added people are per employee of the base year.
  ///   - workingAge: w per region.
  /// - Returns: people per region.
  /// - Throws: as ``StaffCoefficients/init(of:years:lanes:rates:)``, and `.negativeRegionalInflow`.
  /// - Precondition: rates of one lane and an index per region.
  public mutating func advance(_ rates: [StaffRates], workingAge: [Double]) throws(WorkforceError) -> Flows {
    precondition(rates.count == people.count && workingAge.count == people.count)
    var flows = Flows()
    for region in people.indices {
      precondition(rates[region].lanes == 1, "one draw")
      try rates[region].check(year: year, branch: branch)
      let entrants = try entrants(region, rates[region], workingAge[region])
      try step(region, rates[region], entrants, &flows)
    }
    year += 1
    return flows
  }

  /// Who comes in to a region, per cell.
  private mutating func entrants(
    _ region: Int, _ rates: StaffRates, _ workingAge: Double
  ) throws(WorkforceError) -> [Double] {
    let trained = try training[region].advance(rates)[0]
    let (elsewhere, added) = (branch.inflowRate * rates.inflow[0], rates.addedInflow[0])
    guard elsewhere + added >= 0 else {
      throw .negativeInflow(year: year, lane: 0, value: elsewhere + added)
    }
    guard elsewhere * workingAge + added >= 0 else {
      throw .negativeRegionalInflow(
        year: year, region: region, index: workingAge, least: -added / elsewhere)
    }
    let all = elsewhere * workingAge + added
    return branch.entry.indices.map {
      employees[region] * (all * branch.entry[$0] + trained * branch.trained[$0])
    }
  }

  private mutating func step(
    _ region: Int, _ rates: StaffRates, _ entrants: [Double], _ flows: inout Flows
  ) throws(WorkforceError) {
    var after = entrants
    var (outflow, retirement) = (0.0, 0.0)
    for (cell, people) in people[region].enumerated() {
      let age = branch.ages.age(cell)
      let retiring = branch.retirementRate(
        age: age, pensionAge: rates.pensionAge + rates.retirementDelay[0], factor: rates.retirement[0])
      let leaving = rates.leavingRate(branch.leavingRates[cell], age: age, lane: 0)
      guard (leaving >= 0 && leaving <= 1) || age == branch.ages.last else {
        throw .invalidRate(flow: "outflow", year: year, cell: cell, lane: 0, value: leaving)
      }
      retirement += people * retiring
      outflow += people * (1 - retiring) * leaving
      if age < branch.ages.last { after[cell + 1] += people * (1 - retiring) * (1 - leaving) }
    }
    people[region] = after
    flows.inflow.append(entrants.reduce(0, +))
    flows.outflow.append(outflow)
    flows.retirement.append(retirement)
  }
}
