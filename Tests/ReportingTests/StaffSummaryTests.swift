import Foundation
import LinearAlgebra
import ModelDirectory
import Prognosis
import Reporting
import Testing

@Suite struct StaffSummaryTests {
  private func sample(draws: Bool) throws -> (model: RegionModel, result: PrognosisResult) {
    let model = try SampleResult.model()
    var result = try SampleResult.made(model)
    if draws { result.margins = SampleMargins.made(result) }
    return (model, try SampleStaff.added(to: result))
  }

  /// The blocks of a summary between cost and notes, without the ranking of cost.
  private func blocks(_ language: Language, draws: Bool, scenarios: Bool = true) throws -> [String] {
    let (model, result) = try sample(draws: draws)
    let other = Scenario(name: "zonder_titel")
    let summary = Summary(
      of: result, model: model, language: language,
      scenarios: scenarios ? [SampleStaff.scenario, other] : [],
      differences: scenarios
        ? [SampleStaff.difference(result), SampleStaff.difference(result, named: other.name)] : [])
    let all = summary.text(output: "uit").components(separatedBy: "\n\n")
    let words = ["Personeel", "Staff", "Wacht", "Waits", "Grootste", "Largest staff", "Scenario"]
    return all.filter { block in words.contains { block.hasPrefix($0) } }
  }

  @Test func `PRINT`() throws {
    for (language, draws) in [(Language.dutch, true), (.english, false)] {
      print(try blocks(language, draws: draws).joined(separator: "\n\n"))
    }
  }
}
