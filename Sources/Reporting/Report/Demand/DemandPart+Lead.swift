import Charts
import Prognosis

/// The main figures in a few sentences.
extension DemandPart {
  var lead: [String] { [inhabitants, oldest, cost].compactMap(\.self) }

  private var inhabitants: String? {
    guard let total = group("total") else { return nil }
    let (first, last) = (estimate(total, 0).value, estimate(total, view.horizonStep))
    guard first.isFinite, last.value.isFinite else { return nil }
    return sentence(
      "lead_inhabitants",
      [
        "now": written(rounded(first), Measure()), "later": full(rounded(last), Measure()),
        "course": course(last.growth(since: first)),
      ])
  }

  private var oldest: String? {
    guard let oldest = group("80_plus") else { return nil }
    let (first, last) = (estimate(oldest, 0).value, estimate(oldest, view.horizonStep))
    guard first > 0, last.value.isFinite else { return nil }
    return sentence(
      "lead_oldest",
      [
        "now": written(rounded(first), Measure()), "later": written(rounded(last.value), Measure()),
        "course": course(last.growth(since: first)),
      ])
  }

  private var cost: String? {
    guard let total = items.indices.last(where: { items[$0].code == CareItem.total }) else { return nil }
    let growth = careGrowth(total)
    guard growth.value.isFinite else { return nil }
    return sentence("lead_cost", ["course": course(growth), "prices": prices])
  }
}
