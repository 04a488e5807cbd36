/// How much of their contracts people work, and how long these are, relative to the base year:
///
///     (1 - absence(t)) / (1 - absence(b)) x hours(t) / hours(b)
public struct StaffAvailability: Sendable {
  /// Absence of the base year, a share of contract time.
  public let baseAbsence: Double
  /// Contract hours of a full week.
  public let fullTime: WeeklyHours
  /// Contract hours per person in the base year.
  public let baseHours: WeeklyHours

  /// Availability against a base year.
  ///
  /// - Parameter partTimeFactor: FTE per person.
  /// - Throws: `.outOfRange` for an absence that isn't at least 0 and below 1.
  public init(baseAbsence: Double, partTimeFactor: Double, fullTime: WeeklyHours) throws(WorkforceError) {
    fatalError("not done yet")
  }

  /// The factor on FTE per person; exactly 1 at the base year's absence and hours.
  ///
  /// - Throws: `.outOfRange` for an absence that isn't at least 0 and below 1, or hours that aren't above 0 and at most 24 x 7.
  public func factor(absence: Double, hours: WeeklyHours) throws(WorkforceError) -> Double {
    fatalError("not done yet")
  }
}
