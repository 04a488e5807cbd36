import Benchmarking
import Prognosis

/// The main figures of the comparison.
extension RatioFigures {
  /// How the totals compare, or the item farthest from the usual where there are none; and what is remarkable.
  var lead: [String] {
    let totals = comparable.filter(\.item.isTotal)
    let told = totals.isEmpty ? [farthest].compactMap(\.self) : totals
    return told.map(sentence) + [remarkable].compactMap(\.self)
  }

  /// What the regional figures of care are of.
  var period: [String] {
    compared.carePeriod.map { [texts("comparison.lead_period", ["period": $0])] } ?? []
  }

  private func sentence(_ line: Line) -> String {
    let estimate = line.figures.ratio
    return texts(
      estimate.value >= 1 ? "comparison.lead_more" : "comparison.lead_less",
      placeName.merging(
        ["item": line.name, "percent": distance(estimate.value), "range": range(estimate)]) { $1 })
  }

  private var remarkable: String? {
    let all = products.isEmpty ? comparable : products
    guard !all.isEmpty else { return nil }
    let outside = all.filter { $0.figures.funnel != .inside }
    guard !outside.isEmpty else {
      return texts("comparison.lead_inside", ["all": String(all.count)])
    }
    let list = outside.map { "\($0.name) (\(ratio($0.figures.ratio.value)))" }.joined(separator: "; ")
    return texts(
      "comparison.lead_outside",
      ["count": String(outside.count), "all": String(all.count), "list": list])
  }
}
