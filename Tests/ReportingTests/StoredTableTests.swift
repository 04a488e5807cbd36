import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct StoredTableTests {
  private func table(_ text: String) throws(StoredError) -> StoredTable {
    try StoredTable("t", path: "out/t.csv", bytes: Array(text.utf8))
  }

  @Test func `columns are had by name, as texts, numbers and whole numbers`() throws {
    let table = try table("name,year,mean\n\"Aa, aan \"\"zee\"\"\",2024,1.5\n'=1,2025,\n's,-3,-0.25\n")
    #expect(table.columns == ["name", "year", "mean"])
    #expect(table.rowCount == 3)
    #expect(try table.texts("name") == ["Aa, aan \"zee\"", "=1", "'s"])
    #expect(try table.integers("year") == [2024, 2025, -3])
    let means = try table.numbers("mean")
    #expect(means.count == 3 && means[0] == 1.5 && means[1].isNaN && means[2] == -0.25)
    #expect(table.has("mean") && !table.has("median"))
  }

  @Test func `a header alone is a table without rows`() throws {
    let table = try table("a,b\n")
    #expect(table.columns == ["a", "b"] && table.rowCount == 0)
    #expect(try table.numbers("b") == [])
  }

  @Test func `what isn't there or isn't a number is named with its line`() throws {
    let table = try table("a,b\nx,1\n\"y\nz\",2\nw,1.5\n")
    #expect(throws: StoredError.noColumn(path: "out/t.csv", column: "c")) { try table.texts("c") }
    #expect(throws: StoredError.malformed(path: "out/t.csv", line: 2, what: "a is 'x', not a number")) {
      try table.numbers("a")
    }
    // A quoted text may have an end of line in it.
    #expect(throws: StoredError.malformed(path: "out/t.csv", line: 5, what: "b is '1.5', not a whole number"))
    {
      try table.integers("b")
    }
    #expect(
      throws: StoredError.malformed(path: "out/t.csv", line: 3, what: "1 fields, where the header has 2")
    ) {
      try self.table("a,b\n1,2\n3\n")
    }
    #expect(throws: StoredError.unreadable(path: "/absent/t.csv")) {
      try StoredTable("t", path: "/absent/t.csv")
    }
  }

  @Test func `a table that was written is read back, in every column`() throws {
    let result = try SampleResult.made(SampleResult.model())
    for table in try OutputTable.rendered(OutputTable.tables(of: result, ages: .five)) {
      let bytes = Array(table.file.pieces.joined())
      let (stored, csv) = (try StoredTable("t", path: "t", bytes: bytes), CSVFile(bytes))
      #expect(stored.columns == csv.header && stored.rowCount == table.rowCount)
      for field in table.schema.fields {
        let texts = csv.column(field.name)
        switch field.kind {
        case .string: #expect(try stored.texts(field.name) == texts)
        case .integer where !field.isRequired:
          // The open age has no end.
          #expect(throws: StoredError.self) { try stored.integers(field.name) }
        case .integer, .year: #expect(try stored.integers(field.name) == texts.compactMap { Int($0) })
        case .number:
          let found = try stored.numbers(field.name)
          #expect(zip(found, texts).allSatisfy { $1.isEmpty ? $0.isNaN : $0 == Double($1) })
          #expect(found.count == texts.count)
        }
      }
    }
  }
}
