/// What a random stream is for; part of its name, so that these texts must not change.
enum DrawPurpose: String {
  /// Innovations of K; the positions count years since the start.
  case mortalityCommon = "mortality.common"
  /// Innovations of women's k.
  case mortalityWomen = "mortality.women"
  /// Innovations of men's k.
  case mortalityMen = "mortality.men"
  /// The drift's error.
  case mortalityDrift = "mortality.drift"
  /// Variances: K and its drift at position 0, women's k at 1, men's at 2.
  case mortalityVariance = "mortality.variance"
  /// Regional levels of mortality.
  case mortalityRegional = "mortality.regional"
  /// Innovations of the total fertility rate.
  case fertility
  /// Their variance.
  case fertilityVariance = "fertility.variance"
  /// Regional levels of fertility.
  case fertilityRegional = "fertility.regional"
  /// Innovations of national immigration.
  case immigration
  /// Their variance.
  case immigrationVariance = "immigration.variance"
  /// The part of the innovations of emigration that is its own.
  case emigration
  /// Their variance.
  case emigrationVariance = "emigration.variance"
  /// Innovations of a region's share of the immigrants.
  case immigrationRegional = "immigration.regional"
  /// Innovations of the level of moves between regions.
  case internalLevel = "internal.level"
  /// Their variance.
  case internalVariance = "internal.variance"
  /// Innovations of a region's departures.
  case departures = "internal.departures"
  /// The part of the innovations of a region's pull that is its own.
  case arrivals = "internal.arrivals"
  /// Innovations of national net migration.
  case netMigration = "net_migration"
  /// Their variance.
  case netMigrationVariance = "net_migration.variance"
  /// What the trends of all items have in common.
  case careTrendCommon = "care.trend.common"
  /// What is an item's own in its trend; followed by a dot and its code.
  case careTrend = "care.trend.item"
  /// A region's use of an item; followed by a dot and its code.
  case careRatio = "care.ratio"
  /// What staff depends on; followed by a dot, what it is, and `common`, or `branch` and the branch's code.
  case workforce
  /// The yield of a branch's training; followed by a dot and the branch's code.
  case training = "workforce.training"
  /// The error of an observed wait; followed by a dot and the list's name.
  case wait = "waiting"
  /// The healthy share.
  case healthyAgeing = "healthy_ageing"
  /// A relative risk; followed by a dot and its determinant, kind and target.
  case relativeRisk = "relative_risk"
}
