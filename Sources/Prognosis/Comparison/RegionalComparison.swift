import ModelDirectory

/// How areas compare with the country, with what their circumstances make likely, and with areas like them.
///
/// Figures per area stand in the order of `areas`, figures per item in that of `items`. Ratios are observed over expected use,
/// the use expected being that of the area's own people at national rates by age and sex: 1 is the national average.
public struct RegionalComparison: Sendable {
  /// A set of fewer areas than this takes its spreads from the model's own regions.
  public static let leastAreas = 5

  /// The model's settings.
  public var settings: ModelSettings
  /// The areas, in output order.
  public var areas: [Area]
  /// What is compared: the products with regional figures, and the totals of acts all of whose products in euro have them.
  public var items: [CareItem]
  /// Areas x items; nil where an area has no figures of an item.
  public var lines: [[BenchmarkLine?]]
  /// The similar areas of each area, nearest first; none where an area has nothing to be compared with.
  public var similarAreas: [[SimilarArea]]
  /// What each area is like, areas x characteristics, in the order of `characteristics`.
  public var profiles: [[CharacteristicValue]]
  /// The characteristics of `profiles`: regressors, context and age structure.
  public var characteristics: [Characteristic]
  /// In the order of `items`; an item whose ratios can't be regressed on determinants has none.
  public var regressions: [DeterminantRegression]
  /// The differences of amounts per inhabitant with the nation and with similar areas, per area.
  public var differences: [[RateDifference]]
  /// What stands out, per area, first things first.
  public var priorities: [[Priority]]
  /// What comes nearest to standing out, per area, nearest first; at most three each.
  public var nearPriorities: [[NearPriority]]
  /// Staff and waits at the horizon, per area; none where the model says nothing of them.
  public var access: [AreaAccess]
  /// All areas of the sets that areas of `areas` belong to, beside their control limits; none for an area that stands by itself.
  public var funnels: [SetFunnels]
  /// What a reader should know: what is left out, what was estimated, what is off in a regression.
  public var notices: [Notice]

  package init(
    settings: ModelSettings, areas: [Area], items: [CareItem], lines: [[BenchmarkLine?]],
    similarAreas: [[SimilarArea]], profiles: [[CharacteristicValue]], characteristics: [Characteristic],
    regressions: [DeterminantRegression], differences: [[RateDifference]], priorities: [[Priority]],
    nearPriorities: [[NearPriority]] = [], access: [AreaAccess] = [], funnels: [SetFunnels] = [],
    notices: [Notice]
  ) {
    (self.settings, self.areas, self.items, self.lines) = (settings, areas, items, lines)
    (self.similarAreas, self.profiles, self.characteristics) = (similarAreas, profiles, characteristics)
    (self.regressions, self.differences, self.priorities) = (regressions, differences, priorities)
    (self.nearPriorities, self.access) = (nearPriorities, access)
    (self.funnels, self.notices) = (funnels, notices)
  }
}
