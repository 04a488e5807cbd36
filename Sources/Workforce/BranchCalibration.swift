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

extension BranchCalibration {
  /// Table and model side by side.
  ///
  /// - Parameter entry: people per employee from elsewhere and from training.
  static func measures(
    _ figures: BranchFigures, _ fit: StaffFit, entry: (elsewhere: Double, trained: Double)
  ) -> [Measure] {
    let (employees, flows) = (figures.employees.count, figures.flows)
    let people = employees * fit.staff.reduce(0, +)
    let supply = people * figures.partTimeFactor
    let demand = employees * figures.partTimeFactor * (1 + figures.vacanciesPer1000Jobs / 1000)
    return [
      Measure(name: "employees", published: employees, model: people),
      Measure(name: "fte", published: figures.fte.count, model: supply),
      Measure(name: "vacancies", published: figures.vacancies.count, model: demand - supply),
      Measure(
        name: "inflow", published: employees * flows.inflow,
        model: employees * (entry.elsewhere + entry.trained)),
      Measure(
        name: "outflow_other", published: employees * flows.otherOutflow,
        model: employees * fit.outflow.reduce(0, +)),
      Measure(
        name: "retirement", published: employees * flows.retirement,
        model: employees * fit.retirement.reduce(0, +)),
    ]
  }
}
