import Statistics

/// Why the supply of staff differs from the base year's.
///
/// With I, O and R the people who came in, left and retired since the base year, E the people then, f FTE per person and g
/// the availability, supply of a set S of causes is
///
///     v(S) = f g_S (E + I_S - O_S - R_S)
///
/// where what isn't in S is as in the base year (0, or g = 1). `ShapleyValues` split the change of supply among them; the
/// levers of a scenario are one cause more, with which all others are the scenario's and without which the reference's. A
/// scenario without levers gets exactly 0 for them. Sums over regions and branches are sums of the parts.
public struct SupplyCauses: Sendable {
  /// A cause.
  public enum Driver: Int, CaseIterable, Sendable {
    /// Staff who retired.
    case retirement
    /// Staff who left before their pension.
    case otherOutflow
    /// Staff who came in.
    case inflow
    /// Contract hours and absence.
    case hoursAbsence
    /// What the scenario changes.
    case levers
  }

  /// What happened since the base year.
  public struct Course: Hashable, Sendable {
    /// People who came in.
    public var inflow: Double
    /// People who left before their pension.
    public var outflow: Double
    /// People who retired.
    public var retirement: Double
    /// Availability relative to the base year.
    public var availability: Double

    /// What happened since the base year.
    public init(inflow: Double = 0, outflow: Double = 0, retirement: Double = 0, availability: Double = 1) {
      (self.inflow, self.outflow) = (inflow, outflow)
      (self.retirement, self.availability) = (retirement, availability)
    }
  }

  /// Supply less that of the base year, FTE.
  public let change: FullTimeEquivalents
  private let byDriver: [Double]

  /// The change of supply that a cause brings, FTE: the gap changes by its opposite.
  public subscript(driver: Driver) -> Double { byDriver[driver.rawValue] }

  /// Splits the change of supply since the base year.
  ///
  /// - Parameters:
  ///   - employees: E.
  ///   - ftePerPerson: f, FTE per person in the base year.
  ///   - reference: what happened in the reference.
  ///   - scenario: what happened in the scenario; nil for the reference itself.
  public init(employees: People, ftePerPerson: Double, reference: Course, scenario: Course? = nil) {
    let courses = [reference, scenario ?? reference]
    let value = { (subset: Int) in
      func holds(_ driver: Driver) -> Bool { subset & 1 << driver.rawValue != 0 }
      let course = courses[holds(.levers) ? 1 : 0]
      let change =
        (holds(.inflow) ? course.inflow : 0) - (holds(.otherOutflow) ? course.outflow : 0)
        - (holds(.retirement) ? course.retirement : 0)
      return ftePerPerson * (holds(.hoursAbsence) ? course.availability : 1) * (employees.count + change)
    }
    let all = (1 << Driver.allCases.count) - 1
    change = FullTimeEquivalents(value(all) - value(0))
    // Without levers the other four share as among themselves: the weights of the larger game add up to theirs.
    byDriver = ShapleyValues(players: Driver.allCases.count).contributions(value)
  }
}
