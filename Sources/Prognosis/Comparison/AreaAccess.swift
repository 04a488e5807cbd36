/// Staff and waits of an area beside those of the country, on the central path.
public struct AreaAccess: Sendable {
  /// The staff of a branch, or of all together.
  public struct Staff: Sendable {
    /// The branch.
    public var item: WorkforceResult.Item
    /// Staff needed at the horizon, FTE.
    public var demand: Double
    /// Staff there is at the horizon, FTE.
    public var supply: Double
    /// What falls short as a share of demand: in the base year, at the horizon, and of the country at the horizon.
    public var gap: Figures

    package init(item: WorkforceResult.Item, demand: Double, supply: Double, gap: Figures) {
      (self.item, self.demand, self.supply, self.gap) = (item, demand, supply, gap)
    }
  }

  /// A service's wait.
  public struct Wait: Sendable {
    /// The service.
    public var service: String
    /// Its name in Dutch.
    public var nameNL: String
    /// Its name in English; empty where the model has none.
    public var nameEN: String
    /// The longest wait deemed acceptable, weeks.
    public var norm: Double
    /// Weeks in the base year, at the horizon, and of the country at the horizon (NaN where the country has none).
    public var weeks: Figures

    package init(service: String, nameNL: String, nameEN: String = "", norm: Double, weeks: Figures) {
      (self.service, self.nameNL, self.nameEN) = (service, nameNL, nameEN)
      (self.norm, self.weeks) = (norm, weeks)
    }
  }

  /// A figure now and later, here and in the country.
  public struct Figures: Sendable {
    /// In the base year.
    public var base: Double
    /// At the horizon.
    public var horizon: Double
    /// Of the country, at the horizon.
    public var national: Double

    package init(base: Double, horizon: Double, national: Double) {
      (self.base, self.horizon, self.national) = (base, horizon, national)
    }
  }

  /// The base year and the year at the horizon.
  public var years: ClosedRange<Int>
  /// Branches, then all together; those in which staff is needed.
  public var staff: [Staff]
  /// The services of which the area has a list.
  public var waits: [Wait]

  package init(years: ClosedRange<Int>, staff: [Staff], waits: [Wait]) {
    (self.years, self.staff, self.waits) = (years, staff, waits)
  }
}
