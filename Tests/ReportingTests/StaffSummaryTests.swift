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

  @Test func `with draws staff, waits and scenarios have their interval and their chance`() throws {
    #expect(
      try blocks(.dutch, draws: true) == [
        """
        Personeel voor de zorg van de inwoners, 2026
                                       vraag, vte  aanbod, vte  tekort, vte  personen  80 %-interval    kans
          Totaal                              323          291           35        43        33 - 53  70,2 %
          Verpleging en verzorging            223          201           25        30        20 - 40  60,2 %
          Geestelijke gezondheidszorg         123          111           15        18         8 - 28  50,2 %
          Personen van het totaal: bij de gemiddelde vte per persoon van alle branches.
          Waaruit dat tekort bestaat, vte, stromen opgeteld over de jaren: tekort van 2024 16;
          bevolkingsomvang +8; pensionering +8; scheve spreiding +3.
        """,
        """
        Wachttijden in 2026: 1 van 1 met meer dan 50 % kans boven de norm. Het verst erboven: Basis-ggz
        (totaal), mediaan 8,0 weken in 2024, 12,0 in 2026 (norm 10,0; 80 %-interval 2,0 - 22,0; kans op meer
        dan de norm 100,0 %).
        """,
        """
        Grootste personeelstekort (provincie), 2026, deel van de vraag
          1. Zuid   316,0 %
          2. Noord  315,0 %
        """,
        """
        Scenario's: verschil met de referentie in 2026
                          kosten, mln euro  80 %-interval  tekort, vte  80 %-interval
          Minder verzuim               3,1    2,1 tot 4,1          -19     -29 tot -9
          zonder_titel                 3,1    2,1 tot 4,1          -19     -29 tot -9
        """,
      ])
  }

  @Test func `without draws they are those of the central path`() throws {
    #expect(
      try blocks(.english, draws: false) == [
        """
        Staff for the care of the residents, 2026
                              demand, FTE  supply, FTE  gap, FTE  people
          Total                       320          288        32      40
          Nursing and care            220          198        22      28
          Mental health care          120          108        12      15
          People of the total: at the mean FTE per person of all branches.
          What that gap is made of, FTE, flows added up over the years: gap of 2024 16; population size +8;
          retirement +8.
        """,
        """
        Waits in 2026: 1 of 1 beyond the norm. Farthest beyond it: Basis-ggz (totaal), 8.0 weeks in 2024,
        12.0 in 2026 (norm 10.0).
        """,
        """
        Largest staff gap (provincie), 2026, share of demand
          1. Zuid   16.0%
          2. Noord  15.0%
        """,
        """
        Scenarios: difference from the reference in 2026
                        cost, M euro  gap, FTE
          Less absence           3.0       -20
          zonder_titel           3.0       -20
        """,
      ])
  }

  @Test func `without scenarios there is no line on them, without staff none on staff`() throws {
    #expect(try blocks(.dutch, draws: true, scenarios: false).count == 3)
    let model = try SampleResult.model()
    let text = Summary(of: try SampleResult.made(model), model: model, language: .dutch).text(output: "uit")
    #expect(!text.contains("Personeel") && !text.contains("Wachttijden") && !text.contains("Scenario"))
  }

  @Test func `the five branches with the largest gap stand under the total, long names cut`() throws {
    var (model, result) = try sample(draws: false)
    let measures = WorkforceMeasure.allCases
    let names = (0..<7).map { "Branche \($0) " + String(repeating: "met een lange naam ", count: 5) }
    let items = names.enumerated().map { WorkforceResult.Item(code: "b\($0)", nameNL: $1, nameEN: $1) }
    let total = WorkforceResult.Item(code: "total", nameNL: "Totaal", nameEN: "Total")
    // Demand is in the millions; the gap of a branch is 1000 times its place, the seventh has more staff than it needs.
    let figures = result.years.map { _ in
      Matrix(
        rows: 8 * measures.count, columns: result.areas.count,
        byColumns: result.areas.flatMap { _ in
          (0..<8).flatMap { item in
            measures.map { measure in
              measure == .gapFTE ? item == 6 ? -5000 : 1000 * Double(item) : 1_234_567
            }
          }
        })
    }
    result.workforce = WorkforceResult(
      items: items + [total], figures: figures, drivers: result.years.map { _ in [:] }, calibration: [])
    model.warnings = []
    let lines = Summary(of: result, model: model, language: .dutch).text(output: "uit").split(separator: "\n")
    let start = try #require(lines.firstIndex { $0.hasPrefix("Personeel") })
    let rows = lines[(start + 2)...(start + 8)]
    let firsts = rows.map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
    #expect(
      firsts.prefix(6) == [
        "Totaal 1.234.567", "Branche 5", "Branche 4", "Branche 3", "Branche 2", "Branche 1",
      ])
    #expect(!firsts[6].hasPrefix("Branche"))
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(rows.contains { $0.contains("…") })
  }

  @Test func `the wait that is nearest to its norm is told where none is beyond it`() throws {
    var (model, result) = try sample(draws: false)
    let row = try #require(result.waiting).row(0, .normWeeks)
    for step in result.years.indices { result.waiting?.figures[step][row, 0] = 12.5 }
    let text = Summary(of: result, model: model, language: .dutch).text(output: "uit")
    #expect(
      text.contains("Wachttijden in 2026: 0 van 1 boven de norm. Het dichtst erbij: Basis-ggz (totaal),"))
    #expect(text.contains("(norm 12,5)."))
    model.warnings = []
    // The first area has no list for the second service; without the first it has none at all.
    for step in result.years.indices {
      for measure in WaitingMeasure.allCases {
        let place = try #require(result.waiting).row(0, measure)
        result.waiting?.figures[step][place, 0] = .nan
      }
    }
    #expect(!Summary(of: result, model: model, language: .dutch).text(output: "uit").contains("Wachttijden"))
    // Of two services the one farther beyond its norm: 12 of 10 and 13 weeks of 10 in the first province.
    let province = Summary(of: result, model: model, language: .dutch, lead: 1).text(output: "uit")
    #expect(
      province.replacing("\n", with: " ").contains(
        "2 van 2 boven de norm. Het verst erboven: Jeugd-ggz, 13,0 weken in 2024, 17,0 in 2026"))
  }

  @Test func `names do a terminal no harm, and areas of equal gaps stay in order`() throws {
    var (model, result) = try sample(draws: false)
    result.workforce?.items[0].nameNL = "G\u{1B}[2Jgz"
    let row = try #require(result.workforce).row(2, .gapShare)
    for area in 1...2 { result.workforce?.figures[2][row, area] = 0.25 }
    model.warnings = []
    var difference = SampleStaff.difference(result)
    difference.scenario = "een\u{202E}"
    let text = Summary(of: result, model: model, language: .dutch, differences: [difference]).text(
      output: "uit")
    #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
    #expect(text.contains("  1. Noord  25,0 %\n  2. Zuid   25,0 %"))
  }

  @Test
  func `draws count a wait by its chance and tell its median, and a norm for comparison counts for none`()
    throws
  {
    var (model, result) = try sample(draws: true)
    model.warnings = []
    let waiting = try #require(result.waiting)
    let (first, second) = (waiting.row(0, .exceedProbability), waiting.row(1, .exceedProbability))
    func text() -> String {
      Summary(of: result, model: model, language: .english, lead: 1).text(output: "out")
        .replacing("\n", with: " ")
    }
    // Both means are beyond the norm, 13 and 17 weeks of 10; the chances say otherwise of the second.
    result.waiting?.margins?[2].mean[first, 1] = 0.75
    result.waiting?.margins?[2].mean[second, 1] = 0.5
    result.waiting?.margins?[2].quantiles[2][waiting.row(0, .weeks), 1] = 10.5
    #expect(
      text().contains(
        "Waits in 2026: 1 of 2 beyond the norm with a chance of more than 50%. Farthest beyond it: "
          + "Basis-ggz (totaal), median 9.0 weeks in 2024, 10.5 in 2026 (norm 10.0; 80% interval 3.0 - 23.0; "
          + "chance of more than the norm 75.0%). "))
    result.waiting?.services[0].isComparison = true
    let compared = text()
    #expect(
      compared.contains("Waits in 2026: 0 of 1 beyond the norm with a chance of more than 50%. Nearest"))
    #expect(
      compared.contains(
        "1 without a binding norm, compared with another: Basis-ggz (totaal), median 9.0 weeks in 2024, 10.5")
    )
    result.waiting?.services[1].isComparison = true
    #expect(
      text().contains("Waits in 2026: 2 without a binding norm, compared with another: Basis-ggz (totaal), "))
  }

  @Test func `what a scenario doesn't change is a dash`() throws {
    for draws in [false, true] {
      var (model, result) = try sample(draws: draws)
      model.warnings = []
      var difference = SampleStaff.difference(result)
      let row = try #require(
        difference.lines.firstIndex { $0.table == "workforce" && $0.measure == "gap_fte" })
      difference.figures[2][row, 0] = 0
      difference.margins?[2].mean[row, 0] = 0
      for q in 0..<5 { difference.margins?[2].quantiles[q][row, 0] = 0 }
      let text = Summary(
        of: result, model: model, language: .english, scenarios: [SampleStaff.scenario],
        differences: [difference]
      ).text(output: "out")
      let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("  Less absence") })
      #expect(line.contains("–") && !line.contains("0 to 0"), "\(line)")
      #expect(line.contains(draws ? "2.1 to 4.1" : "3.0"), "\(line)")
    }
  }
}
