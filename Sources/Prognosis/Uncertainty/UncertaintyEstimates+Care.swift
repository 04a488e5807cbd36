import Foundation
import ModelDirectory
import Statistics

extension UncertaintyEstimates {
  /// Trends, regional ratios and healthy ageing, each as known where it is switched off.
  func care(_ schedule: CareSchedule) -> CareUncertainty {
    let codes = schedule.products.map(\.code) + schedule.conditions.map(\.code)
    let settings = model.settings.healthyAgeing
    let hasMargin = isOn(.healthyAgeing) && settings.p10 < settings.p90
    return CareUncertainty(
      codes: codes, growth: schedule.model.growth,
      trends: isOn(.careTrends) ? codes.map(margin) : nil,
      trendCorrelation: model.settings.uncertainty.careTrendCorrelation, ratios: schedule.model.ratios,
      ratioVariances: isOn(.careRegional) ? schedule.ratioVariances : nil,
      healthyAgeingShare: schedule.model.healthyAgeing.share,
      healthyAgeing: hasMargin
        ? SplitNormal(centre: settings.share, p10: settings.p10, p90: settings.p90) : nil)
  }

  /// The margin of log(1 + growth) of an item; none where it has no trend.
  private func margin(_ code: String) -> SplitNormal {
    guard let trend = model.care.trends[code] else { return SplitNormal(centre: 0, p10: 0, p90: 0) }
    return SplitNormal(centre: log1p(trend.growth), p10: log1p(trend.p10), p90: log1p(trend.p90))
  }
}
