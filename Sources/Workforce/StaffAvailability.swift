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
  /// - Throws: `.outOfRange` for an absence that isn't at least 0 and below 1, or hours that aren't above 0 and at most those of a week.
  public init(baseAbsence: Double, partTimeFactor: Double, fullTime: WeeklyHours) throws(WorkforceError) {
    try Self.checkAbsence(baseAbsence)
    let hours = WeeklyHours(partTimeFactor * fullTime.count)
    try Self.checkHours(hours)
    (self.baseAbsence, self.fullTime, baseHours) = (baseAbsence, fullTime, hours)
  }

  /// The factor on FTE per person; exactly 1 at the base year's absence and hours.
  ///
  /// - Throws: `.outOfRange` for an absence that isn't at least 0 and below 1, or hours that aren't above 0 and at most those of
  ///   a week.
  public func factor(absence: Double, hours: WeeklyHours) throws(WorkforceError) -> Double {
    try Self.checkAbsence(absence)
    try Self.checkHours(hours)
    return (1 - absence) / (1 - baseAbsence) * (hours.count / baseHours.count)
  }

  private static func checkAbsence(_ absence: Double) throws(WorkforceError) {
    guard absence >= 0, absence < 1 else {
      throw .outOfRange(figure: "absence", value: absence, allowed: "at least 0, below 1")
    }
  }

  private static func checkHours(_ hours: WeeklyHours) throws(WorkforceError) {
    guard hours.count > 0, hours.count <= 24 * 7 else {
      throw .outOfRange(
        figure: "contract hours per week", value: hours.count, allowed: "above 0, at most 168")
    }
  }
}
