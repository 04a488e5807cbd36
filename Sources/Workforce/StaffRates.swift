/// What moves a branch's staff in a year, per draw: one value per lane.
///
/// Everything is relative to the branch as calibrated: a new value changes nothing.
public struct StaffRates: Sendable {
  /// Outflow at some ages.
  public struct AgeEffect: Sendable {
    /// Ages at last birthday; nil for all.
    public var ages: ClosedRange<Int>?
    /// Factors on the leaving rate, one per lane.
    public var factor: [Double]
    /// What is added to the rate after all factors, per year, one per lane.
    public var added: [Double]

    /// An effect on the leaving rate of some ages.
    public init(ages: ClosedRange<Int>?, factor: [Double], added: [Double]) {
      (self.ages, self.factor, self.added) = (ages, factor, added)
    }
  }

  /// The number of draws.
  public let lanes: Int
  /// The statutory pension age of the year, years.
  public var pensionAge: Double
  /// Years by which people retire later than the pension age of the year says.
  public var retirementDelay: [Double]
  /// Factors on the exponent of the retirement hazard.
  public var retirement: [Double]
  /// Factors on the leaving rates of all ages.
  public var outflow: [Double]
  /// Whether leaving rates that these bring outside of 0 to 1 are held at that bound, as in draws of margins; otherwise they
  /// are refused.
  public var holdsLeaving = false
  /// More effects on the leaving rates.
  public var outflowEffects: [AgeEffect] = []
  /// Factors on the inflow from elsewhere.
  public var inflow: [Double]
  /// People per year from elsewhere, per employee of the base year, over and above; they don't follow the working-age population.
  public var addedInflow: [Double]
  /// Factors on the people who start training in this year.
  public var intake: [Double]
  /// People who start training in this year, per employee of the base year, over and above.
  public var addedIntake: [Double]
  /// Factors on what comes in from training in this year.
  public var trainingYield: [Double]

  /// Nothing changes but the pension age.
  public init(lanes: Int = 1, pensionAge: Double) {
    let (ones, zeros) = ([Double](repeating: 1, count: lanes), [Double](repeating: 0, count: lanes))
    (self.lanes, self.pensionAge) = (lanes, pensionAge)
    (retirement, outflow, inflow, intake, trainingYield) = (ones, ones, ones, ones, ones)
    (retirementDelay, addedInflow, addedIntake) = (zeros, zeros, zeros)
  }
}
