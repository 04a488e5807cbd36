import Foundation
import ModelDirectory
import Prognosis
import Reporting
import Testing

@Suite struct DataPackageTests {
  private func package(
    language: Language = .english, change: (inout RegionModel) -> Void = { _ in },
    margins: (PrognosisResult) -> Margins? = { _ in nil }
  ) throws -> (json: [String: Any], bytes: [UInt8], tables: [RenderedTable], model: RegionModel) {
    var model = try SampleResult.model()
    change(&model)
    var result = try SampleResult.made(model)
    result.margins = margins(result)
    let tables = try OutputTable.rendered(OutputTable.tables(of: result, ages: .five))
    let record = RunRecord(
      model: model, command: "zorgprognose run --model 'mijn \"model\"'", language: language,
      sets: ["land", "provincie"], linearAlgebra: "BLAS\t1\u{1}", kernels: "plain")
    let bytes = Array(DataPackage(of: result, tables: tables, record: record).file.pieces.joined())
    let json = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    return (json, bytes, tables, model)
  }

  @Test func `it is JSON and lists every table with every column, in order`() throws {
    let package = try package()
    let resources = try #require(package.json["resources"] as? [[String: Any]])
    #expect(resources.compactMap { $0["path"] as? String } == package.tables.map(\.schema.fileName))
    for (resource, table) in zip(resources, package.tables) {
      let schema = try #require(resource["schema"] as? [String: Any])
      let fields = try #require(schema["fields"] as? [[String: Any]])
      let header = CSVFile(Array(table.file.pieces.joined())).header
      #expect(fields.compactMap { $0["name"] as? String } == header)
      #expect(fields.allSatisfy { ($0["description"] as? String)?.isEmpty == false })
      #expect(schema["primaryKey"] as? [String] == table.schema.primaryKey)
      #expect(Set(table.schema.primaryKey).isSubset(of: header))
      #expect(schema["missingValues"] as? [String] == [""])
      #expect(resource["bytes"] as? Int == table.byteCount)
      #expect(resource["profile"] as? String == "tabular-data-resource")
    }
  }

  @Test func `it says what the run was`() throws {
    let package = try package()
    let run = try #require(package.json["run"] as? [String: Any])
    let engine = try #require(run["engine"] as? [String: String])
    #expect(engine == ["name": Engine.name, "version": Engine.version])
    #expect(run["command"] as? String == "zorgprognose run --model 'mijn \"model\"'")
    #expect(run["seed"] is NSNull)
    #expect(run["draws"] as? Int == 0)
    #expect(run["horizon"] as? Int == 2)
    #expect(run["base_year"] as? Int == 2024)
    #expect(run["scenario"] as? String == "reference")
    #expect(run["sets"] as? [String] == ["land", "provincie"])
    #expect(run["tables_version"] as? String == Engine.tablesVersion)
    #expect(run["linear_algebra"] as? String == "BLAS\t1\u{1}")
    #expect(run["kernels"] as? String == "plain")
    #expect((run["warnings"] as? [String])?.last == "take note")
    let inputs = try #require(run["inputs"] as? [[String: Any]])
    #expect(inputs.compactMap { $0["name"] as? String } == package.model.inputs.map(\.name))
    #expect(inputs.compactMap { $0["hash"] as? String } == package.model.inputs.map { "sha256:" + $0.sha256 })
    #expect(!inputs.isEmpty)
  }

  @Test func `draws and their seed are those of the margins, however large`() throws {
    let some = try package(margins: { SampleMargins.made($0) })
    let run = try #require(some.json["run"] as? [String: Any])
    #expect(run["draws"] as? Int == 1000 && run["seed"] as? Int == 7)
    let extreme = String(
      decoding: try package(margins: { SampleMargins.degenerate($0) }).bytes, as: UTF8.self)
    #expect(extreme.contains("\"draws\": 5,\n"))
    #expect(extreme.contains("\"seed\": 18446744073709551615,\n"))
  }

  @Test func `every quantile column has its probability, and no other column has one`() throws {
    let resources = try #require(try package().json["resources"] as? [[String: Any]])
    let expected = ["p2_5": 0.025, "p10": 0.1, "p50": 0.5, "p90": 0.9, "p97_5": 0.975]
    for resource in resources {
      let schema = try #require(resource["schema"] as? [String: Any])
      let fields = try #require(schema["fields"] as? [[String: Any]])
      let found = fields.compactMap { field in
        (field["probability"] as? Double).map { (field["name"] as? String ?? "?", $0) }
      }
      let isGrowth = resource["name"] as? String == "growth"
      #expect(Dictionary(uniqueKeysWithValues: found) == (isGrowth ? [:] : expected))
    }
  }

  @Test func `sources come with their licence, and with a path only where it is a URL`() throws {
    let package = try package { model in
      guard var row = model.sources.first else { return }
      row.url = "op aanvraag"
      model.sources.append(row)
    }
    let sources = try #require(package.json["sources"] as? [[String: Any]])
    #expect(sources.count == 2)
    #expect(sources[0]["path"] as? String == "https://example.org/people")
    #expect(sources[0]["licence"] as? String == "CC0")
    #expect(sources[1]["path"] == nil)
    #expect(sources[1]["place"] as? String == "op aanvraag")
  }

  @Test func `descriptions follow the language, names and keys don't`() throws {
    let (english, dutch) = (try package(language: .english), try package(language: .dutch))
    func texts(_ json: [String: Any], _ key: String) throws -> [String] {
      let resources = try #require(json["resources"] as? [[String: Any]])
      return try resources.flatMap { resource in
        let schema = try #require(resource["schema"] as? [String: Any])
        return try #require(schema["fields"] as? [[String: Any]]).compactMap { $0[key] as? String }
      }
    }
    #expect(try texts(english.json, "name") == texts(dutch.json, "name"))
    #expect(try texts(english.json, "description") != texts(dutch.json, "description"))
  }

  @Test func `the run's notices stand before the model's warnings`() throws {
    let package = try package { $0.warnings = [ModelFault(file: "x.csv", what: "strange")] }
    let run = try #require(package.json["run"] as? [String: Any])
    #expect(run["warnings"] as? [String] == ["take note", "x.csv: strange"])
  }

  @Test func `the same run gives the same bytes`() throws {
    #expect(try package().bytes == package().bytes)
  }
}
