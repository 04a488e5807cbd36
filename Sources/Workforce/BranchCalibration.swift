/// What makes the staff model of a branch agree with its tables in the base year, and how well it does.
public struct BranchCalibration: Sendable {
  /// A figure of the base year.
  public struct Measure: Hashable, Sendable {
    /// `employees`, `fte`, `vacancies`, `inflow`, `outflow_other` or `retirement`.
    public var name: String
    /// What the table says, people or FTE (per year).
    public var published: Double
    /// What the model has.
    public var model: Double
    /// Model less table.
    public var residual: Double { model - published }
  }

  /// kappa: the share that retires at a hazard h is 1 - (1 - h)^kappa.
  public let retirementExponent: Double
  /// What the relative leaving rates are multiplied by, per year.
  public let leavingScale: Double
  /// The share of the inflow, 0 to 1, that keeping all ages as they are would have taken away at ages where fewer than nobody had
  /// to come in; it is taken from the other ages. 0 where a profile of entry is given.
  public let truncatedEntry: Double
  /// The figures of the base year.
  public let measures: [Measure]
}
