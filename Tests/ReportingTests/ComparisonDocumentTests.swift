import Foundation
import ModelDirectory
import Prognosis
import Reporting
import Testing

@Suite struct ComparisonDocumentTests {
  private func document(
    area: Int = 0, language: Language = .english,
    change: (inout RegionalComparison) -> Void = { _ in }
  ) throws -> [String: Any] {
    let model = try SampleComparison.model()
    var comparison = try SampleComparison.made(model)
    change(&comparison)
    let report = ComparisonReport(
      of: comparison, area: area, model: model, options: try SampleComparison.options(model),
      language: language)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any])
  }

  private func list(_ name: String, of document: [String: Any]) throws -> [[String: Any]] {
    try #require(document[name] as? [[String: Any]])
  }

  private func interval(_ value: Any?) -> [Double]? {
    let members = value as? [String: Double]
    return members.map { m in ["value", "lower", "upper"].map { m[$0] ?? .nan } }
  }

  @Test func `it says what was compared, and how`() throws {
    let document = try document()
    #expect(
      Set(document.keys) == [
        "engine", "model", "base_year", "care_period", "language", "options", "area", "same_members",
        "benchmark",
        "characteristics",
        "similar_areas", "regressions", "rate_differences", "staff", "waits", "priorities", "near_priorities",
        "notices",
      ])
    #expect(document["area"] as? [String: String] == ["set": "provincie", "code": "P1", "name": "Noord"])
    #expect(document["model"] as? [String: String] == ["name": "Klein", "version": "1.0"])
    #expect(document["care_period"] as? String == "2015" && document["base_year"] as? Int == 2024)
    let options = try #require(document["options"] as? [String: Any])
    #expect(options["weights"] as? [String: Double] == ["age": 0.5, "inkomen": 2])
    #expect(options["peers"] is NSNull && options["penalty"] as? Bool == true)
    #expect(options["family"] as? String == "quasi-poisson" && options["horizon"] as? Int == 10)
    #expect(document["notices"] as? [String] == ["note this"])
  }

  @Test func `every line has its figures as numbers`() throws {
    let lines = try list("benchmark", of: document())
    #expect(lines.compactMap { $0["product"] as? String } == ["bezoek", "ziekenhuis", "total_Zvw"])
    let line = lines[1]
    #expect(line["name"] as? String == "Hospital" && line["unit"] as? String == "eur")
    #expect(line["observed"] as? Double == 1_234_567.891 && line["expected"] as? Double == 1_000_000.125)
    #expect(interval(line["ratio"]) == [1.2345679, 1.2, 1.27])
    #expect(interval(line["predicted_ratio"]) == [1.1, 1.05, 1.15])
    #expect(interval(line["unexplained_ratio"]) == [1.12233, 1.07, 1.175])
    #expect(interval(line["similar_ratio"]) == [1.08, 0.99, 1.17])
    #expect(line["shrunk_ratio"] as? Double == 1.19999 && line["deviation"] as? Double == 2.5)
    #expect(line["funnel"] as? String == "above95")
    #expect(line["rank"] as? Int == 1 && line["ranked_areas"] as? Int == 2)
  }

  @Test func `similar areas come with what each characteristic adds`() throws {
    let similar = try #require(list("similar_areas", of: document()).first)
    #expect(similar["distance"] as? Double == 0.5123457 && similar["code"] as? String == "B2")
    let parts = try #require(similar["characteristics"] as? [[String: Any]])
    #expect(parts.compactMap { $0["contribution"] as? Double } == [0.2, 0, 0.0624981])
    #expect(parts.compactMap { $0["value"] as? Double } == [27, 9, 5.5])
    #expect(parts.compactMap { $0["characteristic"] as? String } == ["inkomen", "sterfte", "age_80_plus"])
  }

  @Test func `regressions, differences and priorities are complete`() throws {
    let document = try document(language: .dutch)
    let regression = try #require(list("regressions", of: document).first)
    let terms = try #require(regression["terms"] as? [[String: Any]])
    #expect(terms[0]["log_effect"] is NSNull && terms[1]["log_effect"] as? Double == 0.075)
    #expect(interval(terms[1]["estimate"]) == [-0.05, -0.08, -0.02])
    #expect(
      regression["measures"] as? [String: Double] == ["regions": 2, "deviance_explained_left_out": 0.618034])
    let difference = try list("rate_differences", of: document)[2]
    #expect(difference["product"] as? String == "ziekenhuis" && difference["against"] as? String == "nation")
    let figures = ["rate", "benchmark_rate", "age_sex", "rest"].map { difference[$0] as? Double }
    #expect(figures == [1250.125, 1000, 50.0625, 200.0625])
    let priority = try list("priorities", of: document)[0]
    #expect(priority["topic"] as? String == "level:ziekenhuis" && priority["rank"] as? Int == 1)
    #expect(priority["stake"] as? Double == 234.5 && priority["benchmark"] as? Double == 1)
    #expect(priority["evidence"] as? String == "23 % hoger.")
    let cause = try #require((priority["causes"] as? [[String: Any]])?.first)
    #expect(cause["determinant"] as? String == "inkomen" && cause["influenceable"] as? String == "partly")
    #expect(cause["effect"] as? Double == 0.077884)
  }

  @Test func `what is unknown is null`() throws {
    let document = try document(area: 1)
    let lines = try list("benchmark", of: document)
    for key in ["observed", "expected", "ratio", "shrunk_ratio", "predicted_ratio", "funnel", "rank"] {
      #expect(lines[0][key] is NSNull, "\(key)")
    }
    #expect(lines[1]["predicted_ratio"] is NSNull && lines[1]["observed"] as? Double == 10)
    let characteristics = try list("characteristics", of: document)
    #expect(characteristics[0]["value"] is NSNull && characteristics[0]["standardised"] is NSNull)
    #expect(characteristics[2]["year"] is NSNull && characteristics[2]["influenceable"] is NSNull)
    #expect(try list("similar_areas", of: document).isEmpty)
    let regression = try #require(list("regressions", of: document).first)
    #expect(try #require(regression["terms"] as? [[String: Any]])[1]["log_effect"] is NSNull)
  }

  @Test func `hostile names are read back as they are`() throws {
    let name = "=1+1\n\"\\\u{1}\u{1B}[31m\u{2028}é"
    let document = try document { comparison in
      comparison.areas[0].name = name
      comparison.characteristics[0].nameEN = name
      comparison.priorities[0][0].evidence = Notice(dutch: name, english: name)
    }
    #expect((document["area"] as? [String: String])?["name"] == name)
    #expect(try list("characteristics", of: document)[0]["name"] as? String == name)
    #expect(try list("priorities", of: document)[0]["evidence"] as? String == name)
  }
}
