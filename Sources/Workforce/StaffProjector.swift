/// A branch's staff by region, sex and age, year by year, one draw: the plain form of what ``StaffCoefficients`` does for many.
///
/// Between year t and t + 1, by cell (``BranchStaff`` has the symbols; E employees of the base year, w people of working age
/// relative to it):
///
///     retirement = N rho, outflow = N (1 - rho) omega, the rest is a year older
///     inflow = E (rate f w + added) entry + training yield spread by employment
///
/// ```swift
/// var staff = StaffProjector(branch, employees: [1200, 300])
/// let flows = try staff.advance([rates, rates], workingAge: [0.99, 1.01])
/// ```
public struct StaffProjector: Sendable {
  /// What happens in a year, people per region.
  public struct Flows: Sendable {
    /// Who comes in, leaves before the pension, and retires.
    public var inflow, outflow, retirement: [Double]
  }

  /// People per region and cell.
  public private(set) var people: [[Double]] = []

  /// The staff of the base year.
  ///
  /// - Parameter employees: per region.
  public init(_ branch: BranchStaff, employees: [Double]) { fatalError("not done yet") }

  /// Takes the staff through a year.
  ///
  /// - Parameters:
  ///   - rates: per region, of one lane; added people are per employee of the base year.
  ///   - workingAge: w per region.
  /// - Throws: as ``StaffCohorts/advance(_:)``, and `.negativeRegionalInflow`.
  public mutating func advance(_ rates: [StaffRates], workingAge: [Double]) throws(WorkforceError) -> Flows {
    fatalError("not done yet")
  }
}
