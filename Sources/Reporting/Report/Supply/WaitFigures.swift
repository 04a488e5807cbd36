import Charts
import ModelDirectory
import Prognosis

/// Waits of an area beside their norms.
struct WaitFigures: Sendable {
  /// The wait for one service.
  struct Wait: Sendable {
    /// Its place among the services.
    let service: Int
    /// The norm, with the service's name.
    let norm: WaitingData.Norm
    /// Weeks by year: the median where there are draws.
    let weeks: [ChartEstimate]
    /// The probability of a wait beyond the norm by year; nil without draws.
    let chances: [Double]?

    /// Weeks at the horizon relative to the norm.
    var ratio: Double { weeks.lastValue / norm.weeks }
    /// The probability at the horizon; 0 or 1 without draws.
    var chance: Double { chances?.last ?? (ratio > 1 ? 1 : 0) }
    /// Whether the wait is more likely than not beyond its norm at the horizon.
    var isBeyond: Bool { chance > 0.5 }
  }

  let view: AreaView
  let words: EstimateWords
  /// The waits that are known: those with a binding norm first, in each kind the most likely to exceed it first.
  let waits: [Wait]
  /// The services of which nothing is known.
  let missing: [WaitingData.Norm]

  /// Nil where nothing is known of waits in the area.
  init?(_ view: AreaView) {
    guard let waiting = view.result.waiting else { return nil }
    let known = waiting.services.indices.filter { waiting.covers($0, view.place) }
    guard !known.isEmpty else { return nil }
    (self.view, words) = (view, EstimateWords(view.context))
    waits = known.map { Wait($0, waiting, area: view.place) }.sorted(by: Self.precedes)
    missing = Self.missing(view, waiting, known)
  }

  private static func precedes(_ a: Wait, _ b: Wait) -> Bool {
    guard a.norm.isComparison == b.norm.isComparison else { return b.norm.isComparison }
    return (b.chance, b.rankedRatio, a.service) < (a.chance, a.rankedRatio, b.service)
  }

  /// The norms that the model has but no wait for, here.
  private static func missing(
    _ view: AreaView, _ waiting: WaitingResult, _ known: [Int]
  ) -> [WaitingData.Norm] {
    let names = Set(known.map { waiting.services[$0].service })
    return view.context.model.waiting.norms.filter { !names.contains($0.service) }
  }

  var texts: ReportTexts { view.context.texts }

  /// Weeks, as they are written.
  var weeks: EstimateWords.Writer { words.numbers(1) }

  /// What follows the lead.
  var blocks: [ReportBlock] {
    [.heading(texts("supply.heading_waits")), .figure(overview)] + courses.map(ReportBlock.figure)
      + missingText.map(ReportBlock.paragraph)
  }

  private var missingText: [String] {
    guard !missing.isEmpty else { return [] }
    let names = missing.map { $0.name(view.context.language) }
    return [texts("supply.waits_missing", ["list": names.joined(separator: "; ")])]
  }

  /// A few sentences: how many waits exceed their norm, and which is most likely to.
  var lead: [String] {
    let bound = waits.filter { !$0.norm.isComparison }
    guard let worst = bound.first else { return [] }
    let count = texts(
      words.hasDraws ? "supply.waits_lead_draws" : "supply.waits_lead_central",
      [
        "all": String(bound.count), "count": words.count(bound.count(where: \.isBeyond)),
        "year": String(view.lastYear),
      ])
    return [count + " " + sentence(on: worst)]
  }

  private func sentence(on wait: Wait) -> String {
    var values = [
      "service": wait.norm.name(view.context.language), "weeks": weeks(wait.weeks.lastValue),
      "norm": weeks(wait.norm.weeks),
    ]
    guard words.hasDraws else {
      return texts(wait.isBeyond ? "supply.waits_worst_central" : "supply.waits_nearest_central", values)
    }
    values["chance"] = words.chance(wait.chance)
    values["range"] = words.range(wait.weeks.last?.inner, weeks)
    return texts("supply.waits_worst_draws", values)
  }

  /// Where the figures come from.
  var source: String {
    view.context.source(table: "waiting", files: ["waiting_times.csv", "waiting_norms.csv"])
  }
}

extension WaitFigures.Wait {
  init(_ service: Int, _ waiting: WaitingResult, area: Int) {
    (self.service, norm) = (service, waiting.services[service])
    let (row, chance) = (waiting.row(service, .weeks), waiting.row(service, .exceedProbability))
    weeks = waiting.figures.indices.map { step in
      waiting.margins?[step].medianEstimate(row, area) ?? ChartEstimate(waiting.figures[step][row, area])
    }
    chances = waiting.margins.map { $0.map { $0.mean[chance, area] } }
  }

  /// The ratio to put waits in order by, which is always a number.
  var rankedRatio: Double { ratio.isFinite ? ratio : -.infinity }
}

extension Distribution {
  /// The median in a row for an area with its intervals of 80 and 95 %: for figures whose mean a few draws pull far away.
  func medianEstimate(_ row: Int, _ area: Int) -> ChartEstimate {
    var estimate = estimate(row, area)
    estimate.value = quantiles[quantiles.count / 2][row, area]
    return estimate
  }
}
