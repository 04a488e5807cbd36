/// What the tables say of a branch's staff in the base year, nationally.
public struct BranchFigures: Sendable {
  /// People employed, mean of the year.
  public var employees: People
  /// Full-time equivalents they have contracts for.
  public var fte: FullTimeEquivalents
  /// Vacancies per 1,000 jobs.
  public var vacanciesPer1000Jobs: Double
  /// Flows per employee per year.
  public var flows: Flows
  /// What training brings in; nil where nothing is known, so that all inflow is from elsewhere.
  public var training: Training?

  /// Flows per employee per year.
  public struct Flows: Hashable, Sendable {
    /// Who comes in, trained or from elsewhere.
    public var inflow: Double
    /// Who leaves before the pension.
    public var otherOutflow: Double
    /// Who retires.
    public var retirement: Double

    /// Flows per employee per year.
    public init(inflow: Double, otherOutflow: Double, retirement: Double) {
      (self.inflow, self.otherOutflow, self.retirement) = (inflow, otherOutflow, retirement)
    }
  }

  /// What training brings in, nationally.
  public struct Training: Hashable, Sendable {
    /// People who start per year.
    public var intake: People
    /// Years from the start to the first job; may be broken.
    public var years: Double
    /// The share that completes it.
    public var completion: Double
    /// The share of those that takes up work in the branch.
    public var uptake: Double

    /// The people who come in per year from training: intake x completion x uptake.
    public var yield: People { People(intake.count * completion * uptake) }

    /// What training brings in.
    public init(intake: People, years: Double, completion: Double, uptake: Double) {
      (self.intake, self.years, self.completion, self.uptake) = (intake, years, completion, uptake)
    }
  }

  /// Figures of a branch.
  public init(
    employees: People, fte: FullTimeEquivalents, vacanciesPer1000Jobs: Double, flows: Flows,
    training: Training? = nil
  ) {
    (self.employees, self.fte, self.flows, self.training) = (employees, fte, flows, training)
    self.vacanciesPer1000Jobs = vacanciesPer1000Jobs
  }

  /// FTE per person employed.
  public var partTimeFactor: Double { fte.count / employees.count }
  /// Vacant FTE: employees x vacancies per 1,000 / 1,000 x part-time factor.
  public var vacancies: FullTimeEquivalents { FullTimeEquivalents(fte.count * vacanciesPer1000Jobs / 1000) }
}
