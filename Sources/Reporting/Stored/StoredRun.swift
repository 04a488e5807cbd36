import Foundation

/// The results of an earlier run, in a directory that this program wrote.
package struct StoredRun: Sendable {
  /// The directory, as it was given.
  package let path: String
  /// The tables' names, in order.
  package let tableNames: [String]
  /// The language of its labels; Dutch where it doesn't say.
  package let language: Language
  /// How many draws its margins are made of; 0 without margins.
  package let draws: Int
  /// The base year and the number of years after it, where it says so.
  package let baseYear: Int?
  package let horizon: Int?
  /// Below which count of people figures were left out; nil where none were.
  package let suppressedBelow: Int?
  /// The version of its tables.
  package let tablesVersion: String

  private let paths: [String: String]

  /// The run in a directory.
  ///
  /// - Throws: `.unreadable` where there is no directory, `.foreign` where it is not a run of this program.
  package init(at path: String) throws(StoredError) {
    guard FileManager.default.fileExists(atPath: path) else { throw .unreadable(path: path) }
    guard let package = WrittenPackage(at: path) else { throw .foreign(path: path) }
    self.path = path
    // A name is never followed out of the directory, whatever the description says.
    let tables = package.resources.filter { !$0.path.contains("/") }
    func name(_ table: WrittenPackage.Resource) -> String { table.name ?? String(table.path.dropLast(4)) }
    tableNames = tables.map(name)
    paths = Dictionary(tables.map { (name($0), $0.path) }) { first, _ in first }
    let run = package.run
    language = run.language.flatMap(Language.init) ?? .dutch
    draws = run.draws ?? 0
    (baseYear, horizon) = (run.baseYear, run.horizon)
    suppressedBelow = run.suppressedBelow
    tablesVersion = run.tablesVersion ?? ""
  }

  /// The names of products, conditions and other items by kind and code, as far as the run has a database.
  var itemNames: [String: [String: String]] {
    ResultDatabase.itemNames(at: (path as NSString).appendingPathComponent(ResultDatabase.fileName))
  }

  /// Reads a table.
  ///
  /// - Throws: `.noTable`, or the cases of `StoredTable`.
  package func table(_ name: String) throws(StoredError) -> StoredTable {
    guard let file = paths[name] else { throw .noTable(path: path, table: name) }
    return try StoredTable(name, path: (path as NSString).appendingPathComponent(file))
  }
}
