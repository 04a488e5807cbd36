extension ModelSettings {
  /// Which sources of uncertainty the draws contain.
  public struct Uncertainty: Sendable, Equatable {
    /// A source of uncertainty, by its key in `model.yaml`.
    public enum Source: String, CaseIterable, Sendable {
      /// Yearly innovations of national mortality and of the sexes' deviations from it.
      case mortalityPeriod = "mortality_period"
      /// The standard error of the drift of mortality.
      case mortalityDrift = "mortality_drift"
      /// The posterior of each region's level of mortality.
      case mortalityRegional = "mortality_regional"
      /// The national total fertility rate around its path.
      case fertilityLevel = "fertility_level"
      /// The posterior of each region's level of fertility.
      case fertilityRegional = "fertility_regional"
      /// National immigration around its path.
      case immigration
      /// Each region's share of the immigrants.
      case immigrationRegional = "immigration_regional"
      /// National emigration per inhabitant.
      case emigration
      /// Moves between regions per inhabitant, the nation's level.
      case internalLevel = "internal_level"
      /// Each region's departures and its pull on arrivals.
      case internalRegional = "internal_regional"
      /// National net migration, where a model gives only that.
      case netMigration = "net_migration"
      /// The margins of `care_trends.csv`.
      case careTrends = "care_trends"
      /// The posterior of each region's use of each product.
      case careRegional = "care_regional"
      /// The margin of the share of life expectancy's gain that is healthy.
      case healthyAgeing = "healthy_ageing"
      /// The margin of the inflow of staff, with that of training.
      case workforceInflow = "workforce_inflow"
      /// The margin of the outflow of staff before their pension.
      case workforceOutflow = "workforce_outflow"
      /// The margin of the hazard of retirement.
      case workforceRetirement = "workforce_retirement"
      /// The margin of absence.
      case workforceAbsence = "workforce_absence"
      /// The margin of contract hours.
      case workforceHours = "workforce_hours"
      /// The margin of the staff that becomes unneeded.
      case labourSaving = "labour_saving"
      /// The error of observed waits.
      case waitingTimes = "waiting_times"
    }

    /// The sources that take part; all of them unless some are switched off.
    public var sources = Set(Source.allCases)
    /// The share of the variance of the trends' margins that all products and conditions have in common, 0 to 1.
    public var careTrendCorrelation = 0.5

    /// Every source, with half of the trends' variance in common.
    public init() {}

    /// Whether a source takes part.
    public subscript(source: Source) -> Bool {
      get { sources.contains(source) }
      set {
        if newValue {
          sources.insert(source)
        } else {
          sources.remove(source)
        }
      }
    }
  }
}
