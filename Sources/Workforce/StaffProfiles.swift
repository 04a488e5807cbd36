/// How a branch's staff and its flows are spread over sexes and ages: one value per cell of ``StaffAges``.
public struct StaffProfiles: Sendable {
  /// The ages.
  public var ages: StaffAges
  /// Shares of the employees, adding up to 1.
  public var staff: [Double]
  /// Relative rates of leaving before the pension, to be scaled; nil for equal rates at all ages.
  public var leaving: [Double]?
  /// Relative numbers of people who come in from elsewhere, by the age they have at the end of the year; nil for what
  /// keeps the branch's ages as they are.
  public var entry: [Double]?
  /// The same of those who come from training; nil for as those from elsewhere.
  public var training: [Double]?

  /// Profiles; those left out are as described.
  public init(
    ages: StaffAges = StaffAges(), staff: [Double], leaving: [Double]? = nil, entry: [Double]? = nil,
    training: [Double]? = nil
  ) {
    (self.ages, self.staff, self.leaving) = (ages, staff, leaving)
    (self.entry, self.training) = (entry, training)
  }
}
