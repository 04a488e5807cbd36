import Foundation
import ModelDirectory
import Prognosis
import Reporting
import Testing

@Suite struct ComparisonTablesTests {
  private func rendered(
    _ language: Language = .english, change: (inout RegionalComparison) -> Void = { _ in }
  ) throws -> [RenderedTable] {
    var comparison = try SampleComparison.made(SampleComparison.model())
    change(&comparison)
    return try OutputTable.rendered(OutputTable.tables(of: comparison, language: language))
  }

  private func text(_ table: RenderedTable) -> String {
    String(decoding: Array(table.file.pieces.joined()), as: UTF8.self)
  }

  private static let expected = [
    "benchmark": """
    set,code,name,product,observed,expected,ratio,lower,upper,shrunk_ratio,predicted_ratio,predicted_lower,\
    predicted_upper,unexplained_ratio,unexplained_lower,unexplained_upper,similar_ratio,similar_lower,similar_upper,\
    funnel,rank
    provincie,P1,Noord,bezoek,1234.568,1000,1.2346,1.2,1.27,1.2,1.1,1.05,1.15,1.1223,1.07,1.175,1.08,0.99,1.17,inside,2
    provincie,P1,Noord,ziekenhuis,1234567.89,1000000.12,1.2346,1.2,1.27,1.2,1.1,1.05,1.15,1.1223,1.07,1.175,1.08,0.99,\
    1.17,above95,1
    provincie,P1,Noord,total_Zvw,2469135.78,2000000.25,1.2346,1.2,1.27,1.2,1.1,1.05,1.15,1.1223,1.07,1.175,1.08,0.99,\
    1.17,above998,1
    provincie,P2,Zuid,ziekenhuis,10,20,0.5,0.25,0.9,0.75,,,,,,,,,,below998,2

    """,
    "similar_regions": """
    set,code,rank,similar_set,similar_code,similar_name,distance
    provincie,P1,1,gemeente,B2,Bélem,0.5123

    """,
    "determinant_regression": """
    product,term,estimate,std_error,lower,upper
    ziekenhuis,intercept,0.012346,0.0115,-0.01,0.035
    ziekenhuis,inkomen,-0.05,0.015,-0.08,-0.02

    """,
    "regression_diagnostics": """
    product,measure,value
    ziekenhuis,regions,2
    ziekenhuis,deviance_explained_left_out,0.618034

    """,
    "rate_differences": """
    set,code,name,product,against,component,contribution
    provincie,P1,Noord,bezoek,nation,age_sex,0.0500625
    provincie,P1,Noord,bezoek,nation,rest,0.2000625
    provincie,P1,Noord,bezoek,similar,age_sex,-0.06
    provincie,P1,Noord,bezoek,similar,rest,0.010125
    provincie,P1,Noord,ziekenhuis,nation,age_sex,50.06
    provincie,P1,Noord,ziekenhuis,nation,rest,200.06
    provincie,P1,Noord,ziekenhuis,similar,age_sex,-60
    provincie,P1,Noord,ziekenhuis,similar,rest,10.12
    provincie,P1,Noord,total_Zvw,nation,age_sex,50.06
    provincie,P1,Noord,total_Zvw,nation,rest,200.06
    provincie,P1,Noord,total_Zvw,similar,age_sex,-60
    provincie,P1,Noord,total_Zvw,similar,rest,10.12

    """,
    "priorities": """
    set,code,name,rank,topic,evidence,deviation,figure,benchmark,stake
    provincie,P1,Noord,1,level:ziekenhuis,23% higher.,2.5,1.2346,1,234.5
    provincie,P1,Noord,2,growth:bezoek,"30% growth, nationally 20%.",2,0.3,0.2,0.1

    """,
  ]

  @Test(arguments: OutputTable.comparisonNames)
  func `a table holds exactly these columns and rows`(name: String) throws {
    let table = try #require(rendered().first { $0.schema.name == name })
    #expect(text(table) == Self.expected[name])
  }

  @Test func `the tables stand in the order of the documentation, with unique keys`() throws {
    let tables = try rendered()
    #expect(tables.map(\.schema.name) == OutputTable.comparisonNames)
    #expect(Set(OutputTable.comparisonNames) == Set(Self.expected.keys))
    for table in tables {
      let file = CSVFile(Array(table.file.pieces.joined()))
      let keys = file.rows.map { row in table.schema.primaryKey.map { row[$0] ?? "?" } }
      #expect(Set(keys).count == table.rowCount && table.rowCount == file.rows.count)
      #expect(!keys.joined().contains("?") && !keys.joined().contains(""), "\(table.schema.name)")
    }
  }

  @Test func `required columns are filled, and those with a list hold nothing else`() throws {
    for table in try rendered() {
      let file = CSVFile(Array(table.file.pieces.joined()))
      for field in table.schema.fields {
        let values = file.column(field.name)
        if field.isRequired { #expect(!values.contains(""), "\(table.schema.name).\(field.name)") }
        let stray = values.filter { !$0.isEmpty && !field.allowed.contains($0) }
        if !field.allowed.isEmpty { #expect(stray.isEmpty, "\(table.schema.name).\(field.name)") }
      }
    }
  }

  @Test func `evidence is in the language of the run`() throws {
    let table = try #require(rendered(.dutch).last)
    #expect(text(table).contains(",1,level:ziekenhuis,23 % hoger.,"))
  }

  @Test func `a table for which there is nothing is left out`() throws {
    let none = try rendered { comparison in
      comparison.lines = comparison.lines.map { $0.map { _ in nil } }
      comparison.similarAreas = [[], []]
      comparison.regressions = []
      comparison.differences = [[], []]
      comparison.priorities = [[], []]
    }
    #expect(none.isEmpty)
    let some = try rendered { $0.regressions = [] }.map(\.schema.name)
    #expect(some == ["benchmark", "similar_regions", "rate_differences", "priorities"])
  }

  @Test func `a table asked for by name has its header where there is nothing`() throws {
    var comparison = try SampleComparison.made(SampleComparison.model())
    comparison.priorities = [[], []]
    let table = try #require(OutputTable.table("priorities", of: comparison, language: .dutch))
    #expect(
      try text(OutputTable.rendered([table])[0])
        == "set,code,name,rank,topic,evidence,deviation,figure,benchmark,stake\n")
    #expect(OutputTable.table("population", of: comparison, language: .dutch) == nil)
  }

  @Test(arguments: [0, 1, 2, 3])
  func `a figure that is not finite fails its table`(place: Int) throws {
    let tables = ["benchmark", "similar_regions", "determinant_regression", "rate_differences"]
    #expect(throws: ReportingError.notFinite(table: tables[place])) {
      try rendered { comparison in
        switch place {
        case 0: comparison.lines[0][1]?.predicted?.upper = .infinity
        case 1: comparison.similarAreas[0][0].distance = .nan
        case 2: comparison.regressions[0].terms[1].standardError = .nan
        default: comparison.differences[0][3].rest = -.infinity
        }
      }
    }
  }

  @Test func `a measure without a finite value is left empty`() throws {
    let table = try rendered { comparison in
      comparison.regressions[0].measures = [("condition_index", .infinity), ("theta", .nan), ("regions", 2)]
    }[3]
    #expect(
      text(table)
        == "product,measure,value\nziekenhuis,condition_index,\nziekenhuis,theta,\nziekenhuis,regions,2\n")
    #expect(table.schema.fields.last?.isRequired == false)
  }

  @Test func `names that would break a table or run in a spreadsheet are harmless`() throws {
    let names = [
      "=HYPERLINK(\"http://x\",\"y\")", "twee\nregels, \"en\" meer", "+1", "\u{1B}[31mrood", "\r@x",
    ]
    for name in names {
      let tables = try rendered { comparison in
        comparison.areas[0].name = name
        comparison.similarAreas[0][0].area.name = name
        comparison.priorities[0][0].evidence = Notice(dutch: name, english: name)
      }
      // What follows an end of a line is a piece of its own.
      let guarded =
        "=+-@\r\u{1B}".contains(name.first ?? " ") ? "'" + name.replacing("\r@", with: "\r'@") : name
      let read = Dictionary(
        uniqueKeysWithValues: tables.map { ($0.schema.name, CSVFile(Array($0.file.pieces.joined()))) })
      #expect(read["benchmark"]?.column("name") == [guarded, guarded, guarded, "Zuid"])
      #expect(read["similar_regions"]?.column("similar_name") == [guarded])
      #expect(read["priorities"]?.column("evidence").first == guarded)
      #expect(read["priorities"]?.rows.count == 2)
    }
  }

  @Test func `the description lists the tables with their keys, units and allowed values`() throws {
    let model = try SampleComparison.model()
    var result = try SampleResult.made(model)
    let comparison = try SampleComparison.made(model)
    result.warnings += comparison.notices
    let tables = try OutputTable.rendered(
      OutputTable.tables(of: result, ages: .five) + OutputTable.tables(of: comparison, language: .dutch))
    for language in Language.allCases {
      let record = RunRecord(
        model: model, command: "x", language: language, sets: ["provincie"], linearAlgebra: "", kernels: "")
      let bytes = Array(DataPackage(of: result, tables: tables, record: record).file.pieces.joined())
      let json = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
      let resources = try #require(json["resources"] as? [[String: Any]]).suffix(6)
      #expect(resources.compactMap { $0["name"] as? String } == OutputTable.comparisonNames)
      let schemas = resources.compactMap { $0["schema"] as? [String: Any] }
      let keys = schemas.compactMap { $0["primaryKey"] as? [String] }
      #expect(
        keys == [
          ["set", "code", "product"], ["set", "code", "rank"], ["product", "term"], ["product", "measure"],
          ["set", "code", "product", "against", "component"], ["set", "code", "rank"],
        ])
      let fields = schemas.map { ($0["fields"] as? [[String: Any]]) ?? [] }
      #expect(fields.joined().allSatisfy { ($0["description"] as? String)?.isEmpty == false })
      func allowed(_ table: Int, _ name: String) -> [String]? {
        let field = fields[table].first { $0["name"] as? String == name }
        return (field?["constraints"] as? [String: Any])?["enum"] as? [String]
      }
      #expect(allowed(0, "funnel") == ["inside", "above95", "above998", "below95", "below998"])
      #expect(allowed(4, "against") == ["nation", "similar"])
      #expect(allowed(4, "component") == ["age_sex", "rest"])
      let unit = fields[1].last?["unit"] as? String
      #expect(
        unit
          == (language == .dutch
            ? "standaardafwijkingen van een kenmerk" : "standard deviations of a characteristic"))
      let run = try #require(json["run"] as? [String: Any])
      let notice = language == .dutch ? "let hier op" : "note this"
      #expect((run["warnings"] as? [String])?.contains(notice) == true)
    }
  }
}
