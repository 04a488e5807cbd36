import Foundation
import GRDB

extension ResultDatabase {
  /// Writes a copy of a database with one table more, or another in the place of one of its name.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - source: the path of the database.
  ///   - language: that of the descriptions.
  /// - Throws: `.refused` where it can't be written or the source is no such database, or `.interrupted`.
  static func copy(
    of source: String, with table: RenderedTable, language: Language, to sink: OutputSink
  ) throws(OutputError) {
    let queue = try sink.open(fileName) { path in
      try FileManager.default.copyItem(atPath: source, toPath: path)
      return try DatabaseQueue(path: path, configuration: configuration)
    }
    do {
      try queue.write { database in try database.replace(table, language) }
      try queue.close()
    } catch {
      throw sink.refused(fileName, "\(error)")
    }
  }

  /// The names of items by kind and code, as a database has them; none where they can't be read.
  static func itemNames(at path: String) -> [String: [String: String]] {
    var configuration = Configuration()
    configuration.readonly = true
    guard FileManager.default.fileExists(atPath: path),
      let queue = try? DatabaseQueue(path: path, configuration: configuration),
      let rows = try? queue.read({ try Row.fetchAll($0, sql: "SELECT kind, code, name FROM items") })
    else { return [:] }
    return rows.reduce(into: [:]) { names, row in names[row["kind"], default: [:]][row["code"]] = row["name"]
    }
  }
}
