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

        Doelen, zonder en met de mix (opnieuw doorgerekend, centraal pad)
                                                                         grens  zonder   met  te veel
          tekort Geestelijke gezondheidszorg 2026, Heel het land  vte        0   1.235     0        -
          tekort Verpleging en verzorging 2026, Zuid              %       2,00   12,35  2,00        -
          wachttijd Basis-ggz 2026, Noord                         weken  10,00   12,50  9,88        -
          groei per jaar Totaal 2024-2026, Heel het land          %       3,00    4,10  2,99        -

        Met de mix, in 1.000 trekkingen; kans op een tekort of op meer dan de norm
                                                                     gemiddeld       80 %-interval     kans
          tekort Geestelijke gezondheidszorg 2026, Heel het…  vte           15              5 - 25   50,2 %
          tekort Verpleging en verzorging 2026, Zuid          %         316,00  -684,00 - 1.316,00   62,2 %
          wachttijd Basis-ggz 2026, Noord                     weken      13,00        3,00 - 23,00  100,0 %

        De mix
                                   eenheid         minst   meest      mix  kosten
          workforce.inflow         relative            0     0,5  0,23456    3,52
          workforce.absence        share           -0,02       0    -0,02      24  aan de grens
          workforce.labour_saving  share_per_year      0  0,0125        0       0

        Elke hefboom apart: verandering van tekort Geestelijke gezondheidszorg 2026, Heel het land (vte;
        zonder hefbomen 1.235)
                                   stap                    per stap  op minst  op meest
          workforce.labour_saving  0,00125 share_per_year      -125         0    -1.250
          workforce.inflow         0,05 relative               -100         0      -980
          workforce.absence        -0,002 share                 -60      -610         0

        """)
  }

  @Test func `the best where not all targets can be reached`() throws {
    let text = try report(.notReached, .english).text
    #expect(
      text == """
        geen_tekort: least costly mix (model Klein 1.0)
          Een vraag
        NOT reached: no mix within the bounds of these levers was found that reaches the targets. This is the best that was found; cost 27.52 mln euro.

        Targets, without and with the mix (worked out anew, central path)
                                                                 limit  without  with  excess
          gap Mental health care 2026, Heel het land      FTE        0    1,235     0       -
          gap Nursing and care 2026, Zuid                 %       2.00    12.35  3.00    1.00
          wait Basis-ggz 2026, Noord                      weeks  10.00    12.50  9.88       -
          growth per year Total 2024-2026, Heel het land  %       3.00     4.10  2.99       -

        The mix
                                   unit            least    most      mix  cost
          workforce.inflow         relative            0     0.5  0.23456  3.52
          workforce.absence        share           -0.02       0    -0.02    24  at its bound
          workforce.labour_saving  share_per_year      0  0.0125        0     0

        Each lever alone: change of gap Mental health care 2026, Heel het land (FTE; without levers 1,235)
                                   step                    per step  at least  at most
          workforce.labour_saving  0.00125 share_per_year      -125         0   -1,250
          workforce.inflow         0.05 relative               -100         0     -980
          workforce.absence        -0.002 share                 -60      -610        0

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
        {
          "name": "geen_tekort",
          "outcome": "not_reached",
          "cost": 27.5184,
          "cost_unit": "mln euro",
          "rounds": 1,
          "targets": [
            {
              "figure": "gap Mental health care 2026, Heel het land",
              "unit": "fte",
              "set": "land",
              "code": "NL",
              "limit": 0,
              "without": 1234.6,
              "with": -0.3,
              "excess": 0,
              "mean": 15,
              "p10": 5,
              "p90": 25,
              "probability": 0.502
            },
            {
              "figure": "gap Nursing and care 2026, Zuid",
              "unit": "share",
              "set": "provincie",
              "code": "P2",
              "limit": 0.02,
              "without": 0.12345,
              "with": 0.03,
              "excess": 0.01,
              "mean": 3.16,
              "p10": -6.84,
              "p90": 13.16,
              "probability": 0.622
            },
            {
              "figure": "wait Basis-ggz 2026, Noord",
              "unit": "weeks",
              "set": "provincie",
              "code": "P1",
              "limit": 10,
              "without": 12.5,
              "with": 9.876,
              "excess": 0,
              "mean": 13,
              "p10": 3,
              "p90": 23,
              "probability": 1
            },
            {
              "figure": "growth per year Total 2024-2026, Heel het land",
              "unit": "share_per_year",
              "set": "land",
              "code": "NL",
              "limit": 0.03,
              "without": 0.041,
              "with": 0.0299,
              "excess": 0
            }
          ],
          "mix": [
            {
              "target": "workforce.inflow",
              "unit": "relative",
              "least": 0,
              "most": 0.5,
              "size": 0.23456,
              "cost": 3.5184,
              "reason": "a study"
            },
            {
              "target": "workforce.absence",
              "unit": "share",
              "least": -0.02,
              "most": 0,
              "size": -0.02,
              "cost": 24,
              "bound": "lower",
              "reason": "a study"
            },
            {
              "target": "workforce.labour_saving",
              "unit": "share_per_year",
              "least": 0,
              "most": 0.0125,
              "size": 0,
              "cost": 0,
              "reason": "a study"
            }
          ],
          "tornado": [
            {
              "figure": "gap Mental health care 2026, Heel het land",
              "unit": "fte",
              "without": 1234.6,
              "levers": [
                {
                  "target": "workforce.inflow",
                  "unit": "relative",
                  "step": 0.05,
                  "per_step": -100,
                  "at_least": 0,
                  "at_most": -980.5
                },
                {
                  "target": "workforce.absence",
                  "unit": "share",
                  "step": -0.002,
                  "per_step": -60,
                  "at_least": -610,
                  "at_most": 0
                },
                {
                  "target": "workforce.labour_saving",
                  "unit": "share_per_year",
                  "step": 0.00125,
                  "per_step": -125,
                  "at_least": 0,
                  "at_most": -1249.6
                }
              ]
            }
          ]
        }

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
