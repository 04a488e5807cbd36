import Statistics

/// Finds the levels at which the staff of the base year retires, leaves and comes in as the tables say.
struct StaffFit {
  /// Shares of the employees per cell.
  let staff: [Double]
  let ages: StaffAges
  let flows: BranchFigures.Flows
  /// kappa, and rho per cell.
  private(set) var exponent = 0.0
  private(set) var retirementRates: [Double] = []
  /// The scale of the relative leaving rates, and omega per cell.
  private(set) var leavingScale = 0.0
  private(set) var leavingRates: [Double] = []

  /// The highest level of the retirement hazard that is tried: beyond it, all retire where the hazard isn't 0.
  private static let highestExponent = 1e6

  init(staff: [Double], ages: StaffAges, flows: BranchFigures.Flows) {
    (self.staff, self.ages, self.flows) = (staff, ages, flows)
  }

  /// Finds kappa: sum n rho = retirement.
  mutating func retirement(hazard: RetirementHazard, pensionAge: Double) throws(WorkforceError) {
    let (staff, ages, rate) = (staff, ages, flows.retirement)
    let hazards = staff.indices.map { hazard.hazard(yearsFromPension: Double(ages.age($0)) - pensionAge) }
    func rates(_ exponent: Double) -> [Double] {
      hazards.indices.map {
        ages.age($0) == ages.last ? 1 : RetirementHazard.share(hazards[$0], exponent: exponent)
      }
    }
    func excess(_ exponent: Double) -> Double {
      zip(staff, rates(exponent)).reduce(0) { $0 + $1.0 * $1.1 } - rate
    }
    var high = 1.0
    while excess(high) < 0, high < Self.highestExponent { high *= 2 }
    let (lowest, highest) = (excess(0), excess(high))
    guard lowest <= 0, highest >= 0 else {
      throw .retirementOutOfReach(rate: rate, lowest: lowest + rate, highest: highest + rate)
    }
    exponent = bracketedRoot(from: 0, lowest, to: high, highest, of: excess)
    retirementRates = rates(exponent)
  }

  /// Finds the scale: sum n (1 - rho) scale relative = other outflow.
  mutating func leaving(relative: [Double]?) throws(WorkforceError) {
    let relative = relative ?? [Double](repeating: 1, count: staff.count)
    let weight = staff.indices.reduce(0) { $0 + staff[$1] * (1 - retirementRates[$1]) * relative[$1] }
    guard weight > 0 || flows.otherOutflow == 0 else { throw .nobodyToLeave(rate: flows.otherOutflow) }
    leavingScale = flows.otherOutflow == 0 ? 0 : flows.otherOutflow / weight
    leavingRates = relative.map { [leavingScale] in $0 * leavingScale }
    for (cell, rate) in leavingRates.enumerated() where rate > 1 {
      throw .invalidRate(flow: "outflow", year: 0, cell: cell, lane: 0, value: rate)
    }
  }

  /// n (1 - rho) omega, and n rho: people per employee who leave and retire in the base year, per cell.
  var outflow: [Double] {
    staff.indices.map { staff[$0] * (1 - retirementRates[$0]) * leavingRates[$0] }
  }
  var retirement: [Double] { zip(staff, retirementRates).map { $0 * $1 } }

  /// Who would have to come in so that all grow as one: (1 + growth) n(x) - those of x - 1 who stay, which adds up to the
  /// inflow. Where fewer than nobody would have to, nobody does, and the others are scaled down to the same sum.
  var balancedEntry: (shares: [Double], truncated: Double) {
    let growth = flows.inflow - flows.otherOutflow - flows.retirement
    let (outflow, retirement) = (outflow, retirement)
    let needed = staff.indices.map { cell in
      let isFirst = ages.age(cell) == ages.first
      let arriving = isFirst ? 0 : staff[cell - 1] - retirement[cell - 1] - outflow[cell - 1]
      return (1 + growth) * staff[cell] - arriving
    }
    let (more, fewer) = needed.reduce((0, 0)) { ($0.0 + max(0, $1), $0.1 + max(0, -$1)) }
    guard more > 0 else { return (staff, 0) }
    return (needed.map { max(0, $0) / more }, flows.inflow > 0 ? fewer / flows.inflow : 0)
  }

  /// A profile as shares of all, each sex with its share of the employees; nil of none.
  func spread(_ values: [Double]?, profile: String) throws(WorkforceError) -> [Double]? {
    guard let values else { return nil }
    var shares = values
    for sex in StaffAges.Sex.allCases {
      let cells = ages.cells(of: sex)
      let (sum, part) = (values[cells].reduce(0, +), staff[cells].reduce(0, +))
      guard sum > 0 || part == 0 else { throw .emptyProfile(profile: profile, sex: sex) }
      for cell in cells { shares[cell] = part == 0 ? 0 : values[cell] / sum * part }
    }
    return shares
  }
}
