import LinearAlgebra
import ModelDirectory

/// A figure of a branch in the tables.
public enum WorkforceMeasure: String, CaseIterable, Sendable {
  /// Staff needed, FTE at base-year absence.
  case demandFTE = "demand_fte"
  /// Staff there is, FTE at base-year absence.
  case supplyFTE = "supply_fte"
  /// Demand less supply, FTE: positive is a shortage.
  case gapFTE = "gap_fte"
  /// The same in people, at the FTE per person of the year.
  case gapPersons = "gap_persons"
  /// The same as a share of demand.
  case gapShare = "gap_share"
  /// People employed.
  case persons
  /// People who come in until the next year, trained or from elsewhere.
  case inflow
  /// People who leave before their pension until the next year.
  case outflow
  /// People who retire until the next year.
  case retirement
}

/// A cause of the gap.
public enum GapDriver: String, CaseIterable, Sendable {
  /// The gap of the base year.
  case baseGap = "base_gap"
  /// More or fewer inhabitants.
  case population
  /// Another mix of ages and sexes of the inhabitants.
  case ageStructure = "age_structure"
  /// Better health at the same age.
  case healthyAgeing = "healthy_ageing"
  /// Growth of use that isn't demographic, and staff saved in the reference.
  case useTrend = "use_trend"
  /// Staff who retired since the base year.
  case retirement
  /// Staff who left for other reasons since the base year.
  case otherOutflow = "other_outflow"
  /// Staff who came in since the base year.
  case inflow
  /// Contract hours and absence.
  case hoursAbsence = "hours_absence"
  /// What the scenario changes.
  case levers
  /// What the mean of the draws differs by from the central path; only with margins.
  case spread

  /// Those that the central path's own gap falls apart into.
  public static let ofCentralPath = allCases.filter { $0 != .spread }
  /// People who leave and come: each is large, and what counts is their sum.
  public static let flowsOfStaff: [GapDriver] = [.retirement, .otherOutflow, .inflow]
}

/// Staff, the need for staff and the gap between them.
///
/// Rows of `figures` and `margins`: branch by branch (`items`), in each the measures in the order of `WorkforceMeasure`; columns
/// are the result's areas. Staff is counted by the residents' use of care, not by place of work.
public struct WorkforceResult: Sendable {
  /// A branch, or all of them together.
  public struct Item: Sendable {
    /// Its code; `total` for all together.
    public var code: String
    /// Its name in Dutch.
    public var nameNL: String
    /// Its name in English.
    public var nameEN: String

    /// The code of all branches together.
    public static let total = "total"

    package init(code: String, nameNL: String, nameEN: String) {
      (self.code, self.nameNL, self.nameEN) = (code, nameNL, nameEN)
    }
  }

  /// How well the base year's staff agrees with a table's figure.
  public struct Calibration: Sendable {
    /// The branch's code.
    public var branch: String
    /// `employees`, `fte`, `vacancies`, `inflow`, `outflow_other` or `retirement`.
    public var measure: String
    /// What the table says, people or FTE per year.
    public var published: Double
    /// What the model has in the base year.
    public var model: Double

    package init(branch: String, measure: String, published: Double, model: Double) {
      (self.branch, self.measure, self.published, self.model) = (branch, measure, published, model)
    }
  }

  /// The branches, in output order, then all together.
  public var items: [Item]
  /// Figures of the central path for b ... b + H: rows as above x areas.
  public var figures: [Matrix]
  /// The gap of b ... b + H by driver of the central path, FTE: per driver items x areas. They add up to the gap.
  public var drivers: [[GapDriver: Matrix]]
  /// How the base year was calibrated.
  public var calibration: [Calibration]
  /// Mean and quantiles over the draws for b ... b + H; nil without draws.
  public var margins: [Distribution]?
  /// The share of the draws with a gap above 0, per year items x areas; without draws nil.
  public var shortageProbability: [Matrix]?

  package init(
    items: [Item], figures: [Matrix], drivers: [[GapDriver: Matrix]], calibration: [Calibration],
    margins: [Distribution]? = nil, shortageProbability: [Matrix]? = nil
  ) {
    (self.items, self.figures, self.drivers, self.calibration) = (items, figures, drivers, calibration)
    (self.margins, self.shortageProbability) = (margins, shortageProbability)
  }

  /// The row of a figure.
  public func row(_ item: Int, _ measure: WorkforceMeasure) -> Int {
    item * WorkforceMeasure.allCases.count + (WorkforceMeasure.allCases.firstIndex(of: measure) ?? 0)
  }
}

/// A figure of a waiting list in the tables.
public enum WaitingMeasure: String, CaseIterable, Sendable {
  /// The mean wait of the year, weeks.
  case weeks
  /// The longest wait deemed acceptable, weeks.
  case normWeeks = "norm_weeks"
  /// Care asked for during the year, in weeks of the base year's capacity.
  case demand
  /// Care delivered during the year, in weeks of the base year's capacity.
  case delivered
  /// The list at the end of the year, in weeks of the base year's capacity.
  case backlog
  /// The probability that the wait exceeds the norm; 0 or 1 without draws.
  case exceedProbability = "exceed_probability"
}

/// Waits of the services with an observed one.
///
/// Rows: service by service (`services`), in each the measures in the order of `WaitingMeasure`; columns are the result's areas.
/// NaN in the columns of areas that no observation covers.
public struct WaitingResult: Sendable {
  /// The services, in output order.
  public var services: [WaitingData.Norm]
  /// Figures of the central path for b ... b + H.
  public var figures: [Matrix]
  /// Mean and quantiles over the draws; nil without draws. The probability stands in the mean.
  public var margins: [Distribution]?

  package init(services: [WaitingData.Norm], figures: [Matrix], margins: [Distribution]? = nil) {
    (self.services, self.figures, self.margins) = (services, figures, margins)
  }

  /// The row of a figure.
  public func row(_ service: Int, _ measure: WaitingMeasure) -> Int {
    service * WaitingMeasure.allCases.count + (WaitingMeasure.allCases.firstIndex(of: measure) ?? 0)
  }
}
