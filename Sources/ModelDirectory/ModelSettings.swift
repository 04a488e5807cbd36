/// What `model.yaml` says: which methods, which levels.
public struct ModelSettings: Sendable {
  /// The model's name.
  public var name: String
  /// Its version, as text.
  public var version: String = ""
  /// `population.csv` is 1 January of this year.
  public var baseYear: Int
  /// The open age A.
  public var openAge: Int = 105
  /// Mortality: which method, which years.
  public var mortality = Mortality()
  /// Fertility: which method, towards which level.
  public var fertility = Fertility()
  /// Migration: which methods.
  public var migration = Migration()
  /// Years whose mean sets the level.
  public var levels = Levels()
  /// How much of the gain in life expectancy is healthy.
  public var healthyAgeing = HealthyAgeing()
  /// How staff comes, goes and works.
  public var workforce = Workforce()
  /// Which sources of uncertainty the draws contain.
  public var uncertainty = Uncertainty()
  /// Statutory pension age in years, by the calendar year from which it holds.
  public var pensionAge: [Int: Double] = [:]
  /// Products whose regional figures can't be read as need, such as care that is booked elsewhere, with the reason. They are
  /// compared, and never a priority.
  public var notRegional: [String: NotRegionalReason] = [:]
  /// `observed`, `derived`, `estimated` or `assumed`, per table.
  public var status: [String: String] = [:]

  /// How deaths are projected.
  public struct Mortality: Sendable {
    /// The method.
    public enum Method: String, CaseIterable, Sendable {
      /// Coherent two-sex model on `mortality_history.csv`.
      case liLee = "li_lee"
      /// Rates in `mortality.csv`.
      case table
      /// Ratios in `survival.csv`.
      case survival
    }
    /// The method.
    public var method = Method.liLee
    /// First year of the fit.
    public var fitFrom = 1970
    /// Years that take no part in the fit.
    public var excludeYears: [Int] = []
  }

  /// How births are projected.
  public struct Fertility: Sendable {
    /// The method.
    public enum Method: String, CaseIterable, Sendable {
      /// `fertility.csv` scaled along a path of the total fertility rate.
      case trend
      /// `fertility.csv` by year.
      case table
    }
    /// The method.
    public var method = Method.trend
    /// The level the total fertility rate goes to, births per woman, above 0 and at most 10; nil keeps the
    /// schedule's own.
    public var longRunTotalFertilityRate: Double?
    /// Boys per girl, 0.8 to 1.3.
    public var sexRatioAtBirth = 1.05
  }

  /// How migration is projected.
  public struct Migration: Sendable {
    /// Moves between the regions.
    public enum Internal: String, CaseIterable, Sendable {
      /// A matrix of flows.
      case flows
      /// One pool, from which each region takes its share.
      case pool
      /// None.
      case none
    }
    /// Moves across the border.
    public enum International: String, CaseIterable, Sendable {
      /// Immigrants as counts, emigrants by rates.
      case rates
      /// Net counts in `net_migration.csv`.
      case net
      /// None.
      case none
    }
    /// How net migrants are spread over the year.
    public enum Timing: String, CaseIterable, Sendable {
      /// Half at the start, half at the end.
      case even
      /// All at the end.
      case end
    }
    /// Moves between regions.
    public var `internal` = Internal.flows
    /// Moves across the border.
    public var international = International.rates
    /// Timing of net counts.
    public var timing = Timing.even
    /// Where national immigration goes; nil keeps the level.
    public var longRunImmigration: LongRunLevel?
  }

  /// A level that is reached in a year.
  public struct LongRunLevel: Sendable {
    /// People per year, above 0 and at most 1e9.
    public var value: Double
    /// The year from which it holds, not before the base year.
    public var reachedIn: Int
    /// Where it comes from.
    public var source: String
  }

  /// Years whose mean sets the level; empty means the last three there are.
  public struct Levels: Sendable {
    /// For `internal_migration.csv`.
    public var `internal`: [Int] = []
    /// For `international_migration.csv`.
    public var international: [Int] = []
  }

  /// The share of the gain in life expectancy at 65 that is spent in better health.
  public struct HealthyAgeing: Sendable {
    /// The share h, 0 (none of the gain) to 1 (all of it).
    public var share = 0.0
    /// Its 10th percentile, 0 to `share`.
    public var p10 = 0.0
    /// Its 90th percentile, `share` to 1.
    public var p90 = 0.0
    /// Where it comes from.
    public var source = ""
  }
}
