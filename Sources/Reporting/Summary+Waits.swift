import ModelDirectory
import Prognosis

/// The leading area's waits beside their norms.
extension Summary {
  /// How many waits are beyond their norm at the horizon, and the one that is farthest from it; norms that only stand for
  /// comparison aren't counted.
  var waits: [String] {
    guard !result.areas.isEmpty, let waiting = result.waiting else { return [] }
    let waits = waiting.services.indices.compactMap { wait($0, waiting) }
    let (bound, compared) = (waits.filter { !$0.isComparison }, waits.filter(\.isComparison))
    let told = bound.worst.map { sentence(bound.count(where: \.isBeyond), of: bound.count, $0) }
    let beside = compared.worst.map { comparison(compared, worst: $0, isAlone: bound.isEmpty) }
    let text = [told, beside].compactMap(\.self).joined(separator: " ")
    return text.isEmpty ? [] : TextWrap.lines(text, after: "")
  }

  /// A service's wait; nil where the leading area has no list for it.
  private func wait(_ service: Int, _ waiting: WaitingResult) -> SummaryWait? {
    guard let last = waiting.figures.indices.last, waiting.covers(service, lead) else { return nil }
    func value(_ measure: WaitingMeasure, step: Int) -> Estimate {
      let row = waiting.row(service, measure)
      return Estimate(
        waiting.margins?[step], row: row, area: lead, central: waiting.figures[step][row, lead])
    }
    let norm = waiting.services[service]
    let wait = SummaryWait(
      name: norm.name(style.language), isComparison: norm.isComparison, start: value(.weeks, step: 0).median,
      weeks: value(.weeks, step: last), norm: value(.normWeeks, step: last).mean,
      chance: waiting.margins.map { _ in value(.exceedProbability, step: last).mean })
    return wait.ratio.isFinite ? wait : nil
  }

  private func sentence(_ count: Int, of all: Int, _ wait: SummaryWait) -> String {
    let beyond =
      wait.chance == nil
      ? LocalText("boven de norm", "beyond the norm")
      : LocalText("met meer dan 50 % kans boven de norm", "beyond the norm with a chance of more than 50%")
    let place =
      wait.isBeyond
      ? LocalText("Het verst erboven", "Farthest beyond it") : LocalText("Het dichtst erbij", "Nearest to it")
    return LocalText(
      "Wachttijden in \(lastYear): \(count) van \(all) \(beyond.dutch). \(place.dutch): ",
      "Waits in \(lastYear): \(count) of \(all) \(beyond.english). \(place.english): ")[language]
      + description(of: wait)
  }

  /// What is said of waits whose norm only stands for comparison.
  private func comparison(_ waits: [SummaryWait], worst: SummaryWait, isAlone: Bool) -> String {
    let title = LocalText("Wachttijden in \(lastYear): ", "Waits in \(lastYear): ")[language]
    return (isAlone ? title : "")
      + LocalText(
        "\(waits.count) zonder bindende norm, vergeleken met een andere: ",
        "\(waits.count) without a binding norm, compared with another: ")[language]
      + description(of: worst)
  }

  private func description(of wait: SummaryWait) -> String {
    func weeks(_ value: Double) -> String { style.string(value, decimals: 1) }
    let (from, to, norm) = (weeks(wait.start), weeks(wait.weeks.median), weeks(wait.norm))
    let middle = wait.chance == nil ? LocalText("", "") : LocalText("mediaan ", "median ")
    let interval = wait.weeks.interval.map { "; \(label(.interval)) \(weeks($0.lower)) - \(weeks($0.upper))" }
    let chance = wait.chance.map(style.percent).map {
      LocalText("; kans op meer dan de norm \($0)", "; chance of more than the norm \($0)")[language]
    }
    let rest = (interval ?? "") + (chance ?? "")
    return LocalText(
      "\(wait.name), \(middle.dutch)\(from) weken in \(firstYear), \(to) in \(lastYear) (norm \(norm)\(rest)).",
      "\(wait.name), \(middle.english)\(from) weeks in \(firstYear), \(to) in \(lastYear) (norm \(norm)\(rest))."
    )[
      language]
  }
}

extension [SummaryWait] {
  /// The one most likely to be beyond its norm, of equals the one farthest beyond it, of equals the first.
  fileprivate var worst: SummaryWait? {
    indices.max { (self[$0].rank, self[$0].ratio, $1) < (self[$1].rank, self[$1].ratio, $0) }.map { self[$0] }
  }
}
