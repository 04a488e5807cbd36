import Demography
import LinearAlgebra
import ModelDirectory

/// An area that results are given for: an aggregate of a set, or a region of the model.
public struct Area: Hashable, Sendable {
  /// The set it belongs to; `gemeente` for the model's own regions.
  public var set: String
  /// Its code within the set.
  public var code: String
  /// Its name.
  public var name: String
  /// The regions that it is made of, with their shares, ascending by region.
  public var members: [RegionSet.Member]
}

/// A component of population change.
public enum Component: String, CaseIterable, Sendable {
  /// Live births.
  case births
  /// Deaths.
  case deaths
  /// From abroad.
  case immigration
  /// To abroad, with the net administrative corrections.
  case emigration
  /// From other regions of the model, summed over the members of an area.
  case arrivals
  /// To other regions of the model, summed over the members of an area.
  case departures
  /// Immigrants less emigrants, where a model gives only their difference.
  case netMigration = "net_migration"
}

/// A cause of growth in care.
public enum GrowthDriver: String, CaseIterable, Sendable {
  /// More or fewer people.
  case population
  /// Another mix of ages and sexes.
  case ageStructure = "age_structure"
  /// Better health at the same age.
  case healthyAgeing = "healthy_ageing"
  /// Growth of use that isn't demographic.
  case useTrend = "use_trend"
  /// What the scenario changes; not in the reference.
  case levers
  /// What the change of the mean of the draws differs by from that of the central path; only with margins.
  case spread

  /// The causes that the central path's own change falls apart into.
  public static let ofCentralPath: [GrowthDriver] = [.population, .ageStructure, .healthyAgeing, .useTrend]
}

/// The outcome of a prognosis for the areas that were asked for.
///
/// `years` run from the base year b to b + H. Matrices have a column per area. Figures are those of the central path;
/// what the draws say of them stands in `margins`.
public struct PrognosisResult: Sendable {
  /// `reference`, or the scenario's name.
  public var scenario: String
  /// The model's settings.
  public var settings: ModelSettings
  /// The ages and sexes of the population.
  public var grid: AgeSexGrid
  /// The areas, in output order.
  public var areas: [Area]
  /// b ... b + H.
  public var years: [Int]
  /// People on 1 January of each year: cells x areas.
  public var population: [Matrix]
  /// Mean population of each calendar year: one figure per area.
  public var meanPopulation: [[Double]]
  /// The components that the model's methods give, in output order.
  public var componentNames: [Component]
  /// Components during b ... b + H - 1: components x areas.
  public var components: [Matrix]
  /// The products, in output order; empty where the model has none.
  public var products: [CareProduct]
  /// Care by calendar year, units or euro: products x areas.
  public var care: [Matrix]
  /// The conditions, in output order.
  public var conditions: [Condition]
  /// People with each condition, mean of the calendar year: conditions x areas.
  public var conditionCounts: [Matrix]
  /// Change in care since the base year by driver of the central path, for b + 1 ... b + H: per driver products
  /// x areas.
  public var growth: [[GrowthDriver: Matrix]]
  /// Period life expectancy, years, by year, sex, age (`lifeExpectancyAges`) and area.
  public var lifeExpectancy: [LifeExpectancyRow]
  /// What a reader should know: self-checks, bounds that acted, figures that stand for another year.
  public var warnings: [Notice]
  /// Mean and quantiles over the draws; nil where there were none.
  public var margins: Margins?
  /// Staff and the need for it; nil where the model says nothing of it.
  public var workforce: WorkforceResult?
  /// Waits; nil where the model observes none.
  public var waiting: WaitingResult?
  /// Counts of fewer people are left out, as NaN, with those that would reveal them; nil where all is there.
  public var suppressedBelow: Int? = nil
  /// People by group and area of each year, where they don't follow from `population` because some ages aren't shown.
  var shownGroups: [Matrix]? = nil

  /// The life expectancy of one sex in one year at one age: a figure per area.
  public struct LifeExpectancyRow: Sendable {
    /// The calendar year.
    public var year: Int
    /// The sex.
    public var sex: Sex
    /// The exact age, years.
    public var age: Int
    /// Years still to live, per area.
    public var values: [Double]
  }
}
