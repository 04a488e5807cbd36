import ModelDirectory
import Prognosis

/// The least costly mix that was found, for the screen or for programs.
public struct SolveReport: Sendable {
  let solution: ScenarioSolution
  let model: RegionModel
  let language: Language
  let style: NumberStyle
  /// The run of the found mix with draws; nil without draws.
  let verified: PrognosisResult?

  /// A report.
  ///
  /// - Parameter verified: the run of the solution's mix with draws, for the solver's areas; nil where there was none.
  public init(
    on solution: ScenarioSolution, model: RegionModel, verified: PrognosisResult?, language: Language
  ) {
    (self.solution, self.model, self.verified, self.language) = (solution, model, verified, language)
    style = NumberStyle(language)
  }

  func words(_ dutch: String, _ english: String) -> String { LocalText(dutch, english)[language] }

  /// What a number is, in words: `gap home care 2034, Zeeland`.
  func name(_ value: SolveValue) -> String {
    let area = value.area.name
    switch value.quantity {
    case .gap(let code, _, let year):
      return "\(words("tekort", "gap")) \(branch(code)) \(year), \(area)"
    case .wait(let code, let year):
      return "\(words("wachttijd", "wait")) \(service(code)) \(year), \(area)"
    case .growth(let code, let from, let until):
      return "\(words("groei per jaar", "growth per year")) \(product(code)) \(from)-\(until), \(area)"
    }
  }

  /// The unit of a number.
  func unit(_ value: SolveValue) -> String {
    switch value.quantity {
    case .gap(_, .fte, _): words("vte", "FTE")
    case .gap(_, .persons, _): words("personen", "people")
    case .gap(_, .share, _), .growth: "%"
    case .wait: words("weken", "weeks")
    }
  }

  /// A number or a change of it, in its unit.
  func figure(_ number: Double, _ value: SolveValue) -> String {
    switch value.quantity {
    case .gap(_, .fte, _), .gap(_, .persons, _): style.string(number, decimals: 0)
    case .gap(_, .share, _), .growth: style.string(100 * number, decimals: 2)
    case .wait: style.string(number, decimals: 2)
    }
  }

  private func branch(_ code: String) -> String {
    guard let branch = model.workforce.branches.first(where: { $0.code == code }) else {
      return words("alle branches", "all branches")
    }
    return language == .dutch ? branch.nameNL : branch.nameEN
  }

  private func service(_ code: String) -> String {
    model.waiting.norms.first { $0.service == code }?.name(language) ?? code
  }

  private func product(_ code: String) -> String {
    ItemNames(of: model.care.products, language: language)[code]
  }
}
