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

  /// The year of the regional figures behind a unit, in brackets; empty where the model doesn't say.
  var periodMark: String { compared.carePeriod.map { " (\($0))" } ?? "" }

  private func sentence(_ line: Line) -> String {
    ([whole(line)] + [without(line)].compactMap(\.self)).joined(separator: " ")
  }

  /// How a total compares without its products whose regional figures can't be read as need.
  private func without(_ total: Line) -> String? {
    let products = view.context.model.care.products
    let parts = Set(total.item.isTotal ? total.item.rows.map { products[$0].code } : [])
    let aside = items.filter { !$0.isRegional && parts.contains($0.item.code) }
    let expected = total.figures.expected - aside.map(\.figures.expected).reduce(0, +)
    guard !aside.isEmpty, expected > 0 else { return nil }
    func observed(_ line: Line) -> Double { line.figures.ratio.value * line.figures.expected }
    let ratio = (observed(total) - aside.map(observed).reduce(0, +)) / expected
    guard ratio.isFinite, ratio >= 0 else { return nil }
    return texts(
      ratio >= 1 ? "comparison.lead_without_more" : "comparison.lead_without_less",
      ["products": aside.map(\.name).joined(separator: ", "), "percent": distance(ratio)])
  }

  private func whole(_ line: Line) -> String {
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
