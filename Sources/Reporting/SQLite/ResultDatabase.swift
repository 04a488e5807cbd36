import Foundation
import GRDB
import ModelDirectory
import Prognosis

/// The tables of a run as one SQLite database, with indices, and views for the common questions.
///
/// It holds what the CSV files hold, rounded in the same way; a blank is a NULL, and texts are as the model has them, without
/// apostrophes in front. Beside the tables stand `tables` and `columns`, which describe them, `items` with the names of products,
/// branches, services and conditions, `run` with what the run was, and `sources`. The same run gives the same bytes with the
/// same version of SQLite.
public struct ResultDatabase: Sendable {
  /// The name of its file.
  public static let fileName = "prognose.sqlite"
  /// By which the file is known as ours: the letters ZPRG.
  static let applicationID = 0x5A50_5247

  let tables: [RenderedTable]
  let views: [DatabaseView]
  let items: [NamedItem]
  let sources: [SourceRow]
  /// What the run was: a text or a number per key, or JSON.
  let run: [(key: String, value: String)]
  let language: Language

  /// The database of a run.
  ///
  /// - Parameters:
  ///   - result: the reference.
  ///   - tables: the tables.
  ///   - package: the description of the run.
  ///   - record: what is to be known of the run.
  public init(
    of result: PrognosisResult, tables: [RenderedTable], package: DataPackage, record: RunRecord
  ) {
    self.tables = tables
    let names = Set(tables.map(\.schema.name))
    views = DatabaseView.all.filter { $0.tables.isSubset(of: names) }
    items = NamedItem.all(of: result, language: record.language)
    sources = record.model.sources
    run = package.runMembers
    language = record.language
  }

  /// Writes the file.
  ///
  /// - Throws: `.refused` where it can't be written (a full disk), or `.interrupted`.
  public func write(to sink: OutputSink) throws(OutputError) {
    let queue = try sink.open(Self.fileName) { path in
      try DatabaseQueue(path: path, configuration: Self.configuration)
    }
    do {
      try queue.write { database in
        for table in tables { try database.add(table) }
        for view in views { try database.execute(sql: view.statement) }
        try database.describe(self)
      }
      try queue.close()
    } catch {
      throw sink.refused(Self.fileName, "\(error)")
    }
  }

  /// The file is made aside and put in place as a whole, so that it needs no journal.
  static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = fileName
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          PRAGMA page_size = 4096;
          PRAGMA locking_mode = EXCLUSIVE;
          PRAGMA journal_mode = OFF;
          PRAGMA synchronous = OFF;
          PRAGMA temp_store = MEMORY;
          PRAGMA application_id = \(applicationID);
          PRAGMA user_version = \(Engine.tablesVersion);
          """)
    }
    return configuration
  }
}
