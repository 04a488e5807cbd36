import Prognosis

/// The leading area's waits beside their norms.
extension Summary {
  /// How many waits are beyond their norm at the horizon, and the one that is farthest from it.
  var waits: [String] {
    guard let waiting = result.waiting, let last = waiting.figures.indices.last, !result.areas.isEmpty
    else { return [] }
    func value(_ service: Int, _ measure: WaitingMeasure, step: Int) -> Estimate {
      let row = waiting.row(service, measure)
      return Estimate(
        waiting.margins?[step], row: row, area: lead, central: waiting.figures[step][row, lead])
    }
    let ratios = waiting.services.indices.filter { waiting.covers($0, lead) }
      .map {
        (service: $0, ratio: value($0, .weeks, step: last).mean / value($0, .normWeeks, step: last).mean)
      }
      .filter { $0.ratio.isFinite }
    guard let first = ratios.max(by: { ($0.ratio, $1.service) < ($1.ratio, $0.service) }) else { return [] }
    func atEnd(_ measure: WaitingMeasure) -> Estimate { value(first.service, measure, step: last) }
    let wait = Wait(
      name: waiting.services[first.service].label, start: value(first.service, .weeks, step: 0).mean,
      weeks: atEnd(.weeks), norm: atEnd(.normWeeks).mean,
      chance: waiting.margins.map { _ in atEnd(.exceedProbability).mean })
    return TextWrap.lines(sentence(ratios.count { $0.ratio > 1 }, of: ratios.count, wait), after: "")
  }

  /// A wait as the summary tells of it.
  private struct Wait {
    let name: String
    /// Weeks in the base year.
    let start: Double
    /// Weeks at the horizon.
    let weeks: Estimate
    let norm: Double
    /// The probability of a wait beyond the norm; nil without draws.
    let chance: Double?
  }

  private func sentence(_ count: Int, of all: Int, _ wait: Wait) -> String {
    func weeks(_ value: Double) -> String { style.shortest(value, decimals: 1) }
    let (from, to, norm) = (weeks(wait.start), weeks(wait.weeks.mean), weeks(wait.norm))
    let interval = wait.weeks.interval.map { "; \(label(.interval)) \(weeks($0.lower)) - \(weeks($0.upper))" }
    let chance = wait.chance.map { chance in
      LocalText(
        "; kans op meer dan de norm \(style.percent(chance))",
        "; chance of more than the norm \(style.percent(chance))")[
          language]
    }
    let rest = (interval ?? "") + (chance ?? "")
    let place =
      count > 0
      ? LocalText("Het verst erboven", "Farthest beyond it")
      : LocalText("Het dichtst erbij", "Nearest to it")
    return LocalText(
      "Wachttijden in \(lastYear): \(count) van \(all) boven de norm. \(place.dutch): \(wait.name), "
        + "\(from) weken in \(firstYear), \(to) in \(lastYear) (norm \(norm)\(rest)).",
      "Waits in \(lastYear): \(count) of \(all) beyond the norm. \(place.english): \(wait.name), "
        + "\(from) weeks in \(firstYear), \(to) in \(lastYear) (norm \(norm)\(rest)).")[language]
  }
}
