import Charts
import Prognosis

/// The main figures of staff.
extension StaffFigures {
  /// A few sentences: the gap of all together, where it is largest, and whom staff is counted with.
  var lead: [String] {
    [totalSentence, branchSentence, texts("supply.note_residents")].compactMap(\.self)
  }

  private var totalSentence: String? {
    guard let total = workforce.totalItem else { return nil }
    let (people, fte) = (atHorizon(.gapPersons, total), atHorizon(.gapFTE, total))
    let basics = ["year": String(view.lastYear), "place": view.area.name]
    guard people.value.isFinite, fte.value.isFinite else {
      return texts("supply.lead_gap_unknown", basics)
    }
    let (number, share) = (words.rounded, atHorizon(.gapShare, total).value)
    let sizes = [
      "persons": number(people.value.magnitude), "fte": number(fte.value.magnitude),
      // The mean of shares may have another sign than the mean gap.
      "share": words.percentages(words.hasDraws ? share : share.magnitude),
    ]
    let name = fte.value >= 0 ? "supply.lead_gap" : "supply.lead_surplus"
    let sentence = texts(name + (words.hasDraws ? "_mean" : ""), basics.merging(sizes) { $1 })
    return [sentence, intervalSentence(people, total)].compactMap(\.self).joined(separator: " ")
  }

  private func intervalSentence(_ people: ChartEstimate, _ total: Int) -> String? {
    guard let inner = people.inner, let chance = chance(total, step: view.horizonStep) else { return nil }
    let number = words.rounded
    return texts(
      "supply.lead_gap_interval",
      [
        "low": number(inner.lowerBound), "high": number(inner.upperBound), "chance": words.chance(chance),
      ])
  }

  private var branchSentence: String? {
    let branches = branches
    guard branches.count > 1, let worst = branches.first, atHorizon(.gapShare, worst).value > 0 else {
      return nil
    }
    let short = branches.count { item in
      chance(item, step: view.horizonStep).map { $0 > 0.5 } ?? (atHorizon(.gapFTE, item).value > 0)
    }
    return texts(
      words.hasDraws ? "supply.lead_branches" : "supply.lead_branches_central",
      [
        "count": words.count(short), "all": String(branches.count), "branch": name(worst),
        "share": words.percentages(atHorizon(.gapShare, worst).value),
      ])
  }
}
