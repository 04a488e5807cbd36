import Foundation
import ModelDirectory
import Prognosis
import Reporting

/// How long the parts of a run take.
struct Stopwatch {
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var laps: [(part: LocalText, time: Duration)] = []

  /// What a prognosis does beside its rates, its projection and its draws.
  private static let outcomes = LocalText("zorg, oorzaken, controles", "care, causes, checks")
  private static let scenarios = LocalText("scenario's, centrale pad", "scenarios, central path")

  /// What goes on between the parts that have a name of their own.
  private var between = Self.outcomes

  /// Ends the part that has been going on since the last one ended; its time is added to that of the same part before.
  mutating func lap(_ part: LocalText) {
    let now = ContinuousClock.now
    if let index = laps.firstIndex(where: { $0.part == part }) {
      laps[index].time += now - last
    } else {
      laps.append((part, now - last))
    }
    last = now
  }

  /// Ends what went on beside the parts that have a name of their own.
  mutating func lapOutcomes() { lap(between) }

  /// Ends the parts that a run itself tells apart: the rates, the projection's last year, all of the scenarios, the draws'
  /// last year.
  mutating func step(_ step: ProgressStep) {
    switch step.part {
    case .projection where step.scenario != Scenario.reference:
      guard step.step == 0 else { return }
      lapOutcomes()
      between = Self.scenarios
    case .projection:
      if step.step == 0 { lap(LocalText("kansen van alle jaren", "rates of all years")) }
      if step.step == step.of { lap(LocalText("projectie", "projection")) }
    case .draws:
      if step.step == 0 { lapOutcomes() }
      guard step.step == step.of else { return }
      lap(LocalText("trekkingen", "draws"))
      between = Self.outcomes
    }
  }

  /// A line per part and one for the whole, in seconds.
  func text(_ language: Language) -> String {
    let all = laps + [(LocalText("samen", "together"), ContinuousClock.now - start)]
    return all.map { part, time in
      let label = part[language].padding(toLength: 28, withPad: " ", startingAt: 0)
      return label + String(format: "%8.3f s", time / .seconds(1))
    }.joined(separator: "\n")
  }
}
