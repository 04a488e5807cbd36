import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct ResultDatabaseTests {
  /// A field of a CSV file as `SampleDatabase.rows` gives a value.
  private static func text(_ field: String, _ description: FieldDescription) -> String {
    switch description.kind {
    case .string:
      field.isEmpty && !description.isRequired ? "NULL" : "'\(CSVText.decoded(field))'"
    case .integer, .year: field.isEmpty ? "NULL" : field
    case .number: Double(field).map { "\($0)" } ?? "NULL"
    }
  }

  @Test(arguments: [true, false])
  func `every table holds what its CSV file holds, in columns of the same names`(draws: Bool) throws {
    try SampleDatabase.with(draws: draws) { (database) throws in
      #expect(database.tables.count == 18)
      for table in database.tables {
        let (schema, file) = (table.schema, CSVFile(Array(table.file.pieces.joined())))
        #expect(try database.columns(schema.name) == file.header)
        let found = try database.rows("SELECT * FROM \"\(schema.name)\"")
        let expected = file.lines.map { line in zip(line, schema.fields).map { Self.text($0, $1) } }
        #expect(found.count == table.rowCount && !found.isEmpty)
        #expect(Set(found) == Set(expected), "\(schema.name)")
      }
    }
  }

  @Test func `types and keys are those of the description, and the file is sound`() throws {
    try SampleDatabase.with { (database) throws in
      #expect(try database.rows("PRAGMA integrity_check") == [["'ok'"]])
      #expect(try database.rows("PRAGMA foreign_key_check") == [])
      #expect(try database.rows("PRAGMA user_version") == [[Engine.tablesVersion]])
      #expect(try database.rows("PRAGMA application_id") == [["1515213383"]])
      let types = ["TEXT", "INTEGER", "INTEGER", "REAL"]
      let kinds: [FieldDescription.Kind] = [.string, .integer, .year, .number]
      for table in database.tables {
        let schema = table.schema
        // Place, name, type, whether it must be there, default, place in the key.
        let columns = try database.rows("PRAGMA table_info(\"\(schema.name)\")")
        for (column, field) in zip(columns, schema.fields) {
          #expect(column[2] == "'\(types[kinds.firstIndex(of: field.kind) ?? 0])'")
          #expect((column[5] != "0") == schema.primaryKey.contains(field.name))
          if field.isRequired { #expect(column[3] == "1") }
        }
      }
    }
  }

  @Test func `the common ways to ask are served by an index`() throws {
    try SampleDatabase.with { (database) throws in
      let queries = [
        "SELECT * FROM care WHERE \"set\" = 'provincie' AND code = 'P1' AND year = 2025": "PRIMARY KEY",
        "SELECT * FROM care WHERE product = 'total' AND year = 2026": "care_topic",
        "SELECT * FROM workforce WHERE branch = 'vvt' AND measure = 'gap_fte'": "workforce_topic",
        "SELECT * FROM benchmark WHERE product = 'bezoek'": "benchmark_topic",
        "SELECT * FROM growth WHERE \"set\" = 'land' AND code = 'NL'": "PRIMARY KEY",
      ]
      for (query, index) in queries {
        let plan = try database.rows("EXPLAIN QUERY PLAN \(query)").map { $0[3] }
        #expect(plan.count == 1 && plan[0].contains("SEARCH") && plan[0].contains(index), "\(plan)")
      }
    }
  }

  @Test func `it describes itself`() throws {
    try SampleDatabase.with { (database) throws in
      let tables = try database.rows(
        "SELECT name, rows, title FROM tables WHERE kind = 'table' ORDER BY name")
      #expect(
        tables
          == database.tables.sorted { $0.schema.name < $1.schema.name }.map {
            ["'\($0.schema.name)'", String($0.rowCount), "'\($0.schema.title.dutch)'"]
          })
      let views = try database.rows("SELECT name FROM tables WHERE kind = 'view' ORDER BY name")
      #expect(
        try database.rows(
          "SELECT name FROM sqlite_schema WHERE type = 'view' AND name <> 'period' ORDER BY name")
          == views && views.count == 10)
      let care = try #require(database.tables.first { $0.schema.name == "care" })
      #expect(
        try database.rows("SELECT name, description FROM columns WHERE \"table\" = 'care' ORDER BY place")
          == care.schema.fields.map {
            ["'\($0.name)'", "'\($0.description.dutch.replacing("'", with: "'"))'"]
          })
      #expect(
        try database.rows(
          "SELECT key, value FROM run WHERE key IN ('command', 'draws', 'base_year') ORDER BY 1") == [
            ["'base_year'", "'2024'"], ["'command'", "'zorgprognose run'"], ["'draws'", "'1000'"],
          ])
      #expect(
        try database.rows("SELECT json_extract(value, '$.version') FROM run WHERE key = 'engine'") == [
          ["'\(Engine.version)'"]
        ])
      #expect(
        try database.rows("SELECT file, licence FROM sources") == [["'population.csv'", "'CC0'"]])
      #expect(
        try database.rows("SELECT name FROM items WHERE kind = 'product' AND code = 'total_Zvw'") == [
          ["'Zvw totaal'"]
        ])
    }
    try SampleDatabase.with(language: .english) { (database) throws in
      #expect(
        try database.rows("SELECT name FROM items WHERE kind = 'condition'") == [["'Dementia'"]])
    }
  }

  @Test func `views answer by hand-made figures`() throws {
    try SampleDatabase.with(draws: false) { (database) throws in
      // 2000 (area + 1) in the base year, 1.2 times that two years on.
      #expect(
        try database.rows(
          """
          SELECT code, product, domain, unit, base_year, horizon, base_mean, mean, "index", round(growth, 12), p90
          FROM care_growth WHERE product = 'verpleging' ORDER BY code
          """) == [
            [
              "'NL'", "'verpleging'", "'Wlz'", "'eur'", "2024", "2026", "2000.0", "2400.0", "120.0", "0.2",
              "NULL",
            ],
            [
              "'P1'", "'verpleging'", "'Wlz'", "'eur'", "2024", "2026", "4000.0", "4800.0", "120.0", "0.2",
              "NULL",
            ],
            [
              "'P2'", "'verpleging'", "'Wlz'", "'eur'", "2024", "2026", "6000.0", "7200.0", "120.0", "0.2",
              "NULL",
            ],
          ])
      // 5000 (area + 1) in euro; growth is the same everywhere, so both provinces are first.
      #expect(
        try database.rows(
          "SELECT \"set\", rank, code, base_mean FROM largest_growth ORDER BY \"set\", code") == [
            ["'land'", "1", "'NL'", "5000.0"], ["'provincie'", "1", "'P1'", "10000.0"],
            ["'provincie'", "1", "'P2'", "15000.0"],
          ])
      #expect(
        try database.rows(
          """
          SELECT branch_name, horizon, demand_fte, supply_fte, gap_fte, gap_share, shortage_probability
          FROM staff_gap_horizon WHERE code = 'P1' AND branch = 'vvt'
          """) == [["'Verpleging en verzorging'", "2026", "420.0", "378.0", "42.0", "0.15", "NULL"]])
      // 8 + area + 2 step weeks where the norm is 10, and 4 more of the second service, which the first area hasn't got.
      #expect(
        try database.rows(
          "SELECT code, year, service_name, weeks, norm_weeks, round(ratio, 12), exceed_probability FROM waits_over_norm "
            + "WHERE service = 'basis' ORDER BY code, year") == [
            ["'NL'", "2026", "'Basis-ggz (totaal)'", "12.0", "10.0", "1.2", "1.0"],
            ["'P1'", "2025", "'Basis-ggz (totaal)'", "11.0", "10.0", "1.1", "0.0"],
            ["'P1'", "2026", "'Basis-ggz (totaal)'", "13.0", "10.0", "1.3", "1.0"],
            ["'P2'", "2025", "'Basis-ggz (totaal)'", "12.0", "10.0", "1.2", "0.0"],
            ["'P2'", "2026", "'Basis-ggz (totaal)'", "14.0", "10.0", "1.4", "1.0"],
          ])
      #expect(
        try database.rows("SELECT DISTINCT code FROM waits_over_norm WHERE service = 'jeugd'").count == 2)
    }
  }

  @Test func `views of people, scenarios and comparisons`() throws {
    try SampleDatabase.with { (database) throws in
      let total = try database.rows("SELECT count(*) FROM population_total")
      #expect(total == [["9"]])
      #expect(
        try database.rows(
          "SELECT count(*), count(DISTINCT \"group\") FROM group_growth WHERE base_year = 2024 AND horizon = 2026"
        ) == [
          ["15", "5"]
        ])
      #expect(
        try database.rows(
          "SELECT base_mean, mean, mean - p2_5, target_group FROM condition_growth WHERE code = 'NL'") == [
            ["5.5", "7.5", "2.5", "'ouderen'"]
          ])
      // The difference of the sample is 3,000,000.25 (area + 1) at the horizon and its draws lie 100,000 and more around it.
      #expect(
        try database.rows(
          "SELECT code, horizon, round(effect), is_clear FROM scenario_effect WHERE item = 'total' AND \"table\" = 'care' "
            + "ORDER BY code") == [
            ["'NL'", "2026", "3100000.0", "1"], ["'P1'", "2026", "6100001.0", "1"],
            ["'P2'", "2026", "9100001.0", "1"],
          ])
      #expect(
        try database.rows(
          "SELECT DISTINCT is_clear FROM scenario_effect WHERE item = 'total' AND \"table\" = 'population_groups'"
        ) == [
          ["0"]
        ])
      #expect(
        try database.rows(
          "SELECT kind, item, item_name FROM priorities_named WHERE kind IN ('staff', 'wait') ORDER BY rank")
          == [
            ["'staff'", "'vvt'", "'Verpleging en verzorging'"],
            ["'wait'", "'basis'", "'Basis-ggz (totaal)'"],
          ])
      #expect(
        try database.rows("SELECT product_name, funnel FROM unusual_care_use ORDER BY ratio DESC, product")
          == [
            ["'Zvw totaal'", "'above998'"], ["'Ziekenhuis'", "'above95'"], ["'Ziekenhuis'", "'below998'"],
          ])
    }
  }

  @Test func `texts are as the model has them`() throws {
    let name = "=cmd|' /C calc'!A0;@x"
    try SampleDatabase.with(model: { model in
      model.files["region_sets.csv"] = model.files["region_sets.csv"]?.replacing("Noord", with: name)
    }) { (database) throws in
      #expect(
        try database.rows("SELECT DISTINCT name FROM care WHERE code = 'P1'") == [["'\(name)'"]])
    }
  }

  @Test func `the same run gives the same bytes`() throws {
    let first = try SampleDatabase.with { $0.bytes }
    #expect(try SampleDatabase.with { $0.bytes } == first)
    #expect(try SampleDatabase.with(draws: false) { $0.bytes } != first)
  }
}
