import Foundation
import GRDB
import ModelDirectory
import Prognosis
import Reporting
import TestSupport

/// A database of made-up results beside the tables that it was made from.
struct SampleDatabase {
  let tables: [RenderedTable]
  let queue: DatabaseQueue
  let bytes: Data

  /// Writes the results with a scenario and a comparison into a new directory, and calls `body` with what was written.
  static func with<T>(
    draws: Bool = true, language: Language = .dutch,
    model change: (inout TinyModel) -> Void = { _ in }, _ body: (SampleDatabase) throws -> T
  ) throws -> T {
    let model = try SampleResult.model(change)
    var result = try SampleResult.made(model)
    if draws { result.margins = SampleMargins.made(result) }
    result = try SampleStaff.added(to: result)
    let comparison = try SampleComparison.withAccess(SampleComparison.model())
    let tables = try OutputTable.rendered(
      OutputTable.tables(of: [result], differences: [SampleStaff.difference(result)], ages: .five)
        + OutputTable.tables(of: comparison, language: language))
    let record = RunRecord(
      model: model, command: "zorgprognose run", language: language, sets: ["land", "provincie"],
      linearAlgebra: "BLAS", kernels: "plain")
    let files = [ResultDatabase.fileName]
    let package = DataPackage(of: result, tables: tables, record: record, files: files)
    let database = ResultDatabase(of: result, tables: tables, package: package, record: record)
    return try withTemporaryDirectory { parent in
      let place = parent.appendingPathComponent("out")
      try OutputDirectory(path: place.path).replace { (sink) throws(OutputError) in
        for table in tables { try sink.write(table.file) }
        try database.write(to: sink)
        try sink.write(package.file)
      }
      let file = place.appendingPathComponent(ResultDatabase.fileName)
      var configuration = Configuration()
      configuration.readonly = true
      return try body(
        SampleDatabase(
          tables: tables, queue: try DatabaseQueue(path: file.path, configuration: configuration),
          bytes: try Data(contentsOf: file)))
    }
  }

  /// The rows of a query, each value as a text of its kind.
  func rows(_ query: String) throws -> [[String]] {
    try queue.read { database in
      try Row.fetchAll(database, sql: query).map { row in row.databaseValues.map(Self.text) }
    }
  }

  /// The names of the columns of a table or view.
  func columns(_ table: String) throws -> [String] {
    try queue.read { database in try database.columns(in: table).map(\.name) }
  }

  private static func text(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null: "NULL"
    case .int64(let number): String(number)
    case .double(let number): "\(number)"
    case .string(let text): "'\(text)'"
    case .blob: "blob"
    }
  }
}
