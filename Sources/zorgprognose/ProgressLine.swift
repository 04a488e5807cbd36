import ModelDirectory
import Prognosis
import Reporting

/// One line on standard error that says how far the run is; silent where nobody is looking.
struct ProgressLine {
  private let isShown: Bool
  private let language: Language

  init(isQuiet: Bool, language: Language) {
    (isShown, self.language) = (!isQuiet && Console.isWatched, language)
  }

  func reading() { show(LocalText("model lezen", "reading the model")) }

  func comparing() { show(LocalText("gebieden vergelijken", "comparing areas")) }

  func step(_ step: ProgressStep) {
    guard step.step > 0 else { return }
    let isReference = step.scenario == Scenario.reference
    let place = "\(step.year) (\(step.step)/\(step.of))\(isReference ? "" : ", \(step.scenario)")"
    switch step.part {
    case .projection: show(LocalText("jaar \(place)", "year \(place)"))
    case .draws: show(LocalText("trekkingen, jaar \(place)", "draws, year \(place)"))
    }
  }

  func searching(_ mixes: Int) {
    show(LocalText("zoeken: \(mixes) mengsels doorgerekend", "searching: \(mixes) mixes worked out"))
  }

  func writing() { show(LocalText("tabellen schrijven", "writing the tables")) }

  /// Clears the line.
  func end() {
    if isShown { Console.replaceLine("") }
  }

  private func show(_ text: LocalText) {
    if isShown { Console.replaceLine(text[language]) }
  }
}
