/// The staff of a branch in the base year, nationally, calibrated on its tables.
///
/// With n(c) the share of the employees in cell c, h the retirement hazard, P_b the pension age and rates per year
///
///     rho(c) = 1 - (1 - h(x - P_b))^kappa, 1 at the last age
///     omega(c) = scale x relative leaving rate(c)
///
/// kappa and the scale are those at which sum n rho = retirement and sum n (1 - rho) omega = other outflow of the tables.
///
/// ```swift
/// let branch = try BranchStaff(figures, profiles: profiles, hazard: hazard, pensionAge: 67)
/// branch.calibration.measures  // table and model side by side
/// ```
public struct BranchStaff: Sendable {
  /// What the tables say.
  public let figures: BranchFigures
  /// The ages.
  public let ages: StaffAges
  /// Shares of the employees per cell; they add up to 1.
  public let staff: [Double]
  /// omega: the share of those not retiring that leaves, per cell and year.
  public let leavingRates: [Double]
  /// Shares of the people from elsewhere per cell; they add up to 1.
  public let entry: [Double]
  /// Shares of the people from training per cell; they add up to 1.
  public let trained: [Double]
  /// The retirement hazard before calibration.
  public let hazard: RetirementHazard
  /// The statutory pension age of the base year, years.
  public let pensionAge: Double
  /// What comes in from elsewhere, per employee of the base year and year.
  public let inflowRate: Double
  /// What comes in from training, per employee of the base year and year.
  public let trainingRate: Double
  /// How the base year was calibrated.
  public let calibration: BranchCalibration

  /// Calibrates a branch.
  ///
  /// - Parameters:
  ///   - profiles: one value per cell each.
  ///   - pensionAge: of the base year, years.
  /// - Precondition: each profile has a value per cell.
  /// - Throws: `.outOfRange` for figures that can't be; `.invalidEntry`, `.sharesDontSum` and `.emptyProfile` for profiles;
  ///   `.retirementOutOfReach`, `.nobodyToLeave` and `.invalidRate` where no level meets the tables; `.trainingAboveInflow`.
  public init(
    _ figures: BranchFigures, profiles: StaffProfiles, hazard: RetirementHazard, pensionAge: Double
  ) throws(WorkforceError) {
    try figures.check()
    try profiles.check()
    try check(pensionAge, "the pension age", in: 40...100)
    (self.figures, ages, self.hazard, self.pensionAge) = (figures, profiles.ages, hazard, pensionAge)
    let sum = profiles.staff.reduce(0, +)
    staff = profiles.staff.map { $0 / sum }
    var fit = StaffFit(staff: staff, ages: ages, flows: figures.flows)
    try fit.retirement(hazard: hazard, pensionAge: pensionAge)
    try fit.leaving(relative: profiles.leaving)
    leavingRates = fit.leavingRates
    let balanced = fit.balancedEntry
    entry = try fit.spread(profiles.entry, profile: "entry") ?? balanced.shares
    trained = try fit.spread(profiles.training, profile: "training") ?? entry
    trainingRate = (figures.training?.yield.count ?? 0) / figures.employees.count
    inflowRate = figures.flows.inflow - trainingRate
    guard inflowRate >= 0 else {
      throw .trainingAboveInflow(yield: trainingRate, inflow: figures.flows.inflow)
    }
    calibration = BranchCalibration(
      retirementExponent: fit.exponent, leavingScale: fit.leavingScale,
      truncatedEntry: profiles.entry == nil ? balanced.truncated : 0,
      measures: BranchCalibration.measures(
        figures, fit, entry: (inflowRate * entry.reduce(0, +), trainingRate * trained.reduce(0, +))))
  }

  /// rho: the share that retires, at an age and with the rates of a year.
  ///
  /// - Parameter pensionAge: with any delay, years.
  func retirementRate(age: Int, pensionAge: Double, factor: Double) -> Double {
    if age == ages.last { return 1 }
    return RetirementHazard.share(
      hazard.hazard(yearsFromPension: Double(age) - pensionAge),
      exponent: calibration.retirementExponent * factor)
  }
}
