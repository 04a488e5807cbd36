import Foundation
import ModelDirectory
import Prognosis
import Reporting
import Testing
import Workforce

@Suite struct SolveReportTests {
  private func report(
    _ outcome: MixResult.Outcome, _ language: Language, draws: Bool = false,
    _ change: (inout RegionModel) -> Void = { _ in }
  ) throws -> SolveReport {
    var model = try SampleSolution.model()
    var result = try SampleResult.made(model)
    if draws { result.margins = SampleMargins.made(result) }
    result = try SampleStaff.added(to: result)
    change(&model)
    return SolveReport(
      on: SampleSolution.made(outcome, areas: result.areas), model: model, verified: draws ? result : nil,
      language: language)
  }

  @Test func `a mix that reaches all targets, with its draws`() throws {
    let text = try report(.reached, .dutch, draws: true).text
    #expect(
      text == """
        geen_tekort: goedkoopste mix (model Klein 1.0) bovenop scenario minder_verzuim
          Een vraag
        Gehaald, na 2 ronden; kosten 27,52 mln euro.

        """)
  }

  @Test func `the best where not all targets can be reached`() throws {
    let text = try report(.notReached, .english).text
    #expect(
      text == """
        """)
  }

  @Test func `what holds already needs no mix`() throws {
    let dutch = try report(.alreadyMet, .dutch).text
    let english = try report(.alreadyMet, .english).text
    #expect(dutch.contains("\nDe doelen worden gehaald zonder hefbomen.\n\n"))
    #expect(english.contains("\nThe targets are met without any lever.\n\n"))
  }

  @Test func `long and hostile names keep to lines of 100 columns`() throws {
    let name = "Een branche\u{1B}[2J met " + String(repeating: "een heel lange naam ", count: 10)
    for language in [Language.dutch, .english] {
      let text = try report(.reached, language, draws: true) { model in
        model.settings.name = "Model\u{1B}[2J"
        model.workforce.branches[0].nameNL = name
        model.workforce.branches[0].nameEN = name
      }.text
      let lines = text.split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= 100 && $0.last != " " })
      #expect(!text.contains("\u{1B}") && text.contains("…"))
    }
  }

  @Test func `for programs`() throws {
    let json = try report(.notReached, .english, draws: true).json
    #expect(
      json == """
        """)
  }

  @Test func `without draws there are no figures of them for programs`() throws {
    let json = try report(.reached, .dutch).json
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let targets = try #require(object["targets"] as? [[String: Any]])
    #expect(targets.count == 4 && targets.allSatisfy { $0["mean"] == nil && $0["probability"] == nil })
    #expect(targets.allSatisfy { ($0["excess"] as? Double) == 0 })
    #expect(object["outcome"] as? String == "reached")
  }
}
