import Foundation

/// What an output directory says of itself in `datapackage.json`.
struct WrittenPackage: Decodable {
  /// A table.
  struct Resource: Decodable {
    var name: String?
    var path: String
  }
  /// What it says of the run.
  struct Run: Decodable {
    var engine: Program
    /// The files beside the tables.
    var files: [String]?
    var tablesVersion: String?
    var language: String?
    var baseYear: Int?
    var horizon: Int?
    var draws: Int?
    var suppressedBelow: Int?

    enum CodingKeys: String, CodingKey {
      case engine, files, language, horizon, draws
      case tablesVersion = "tables_version"
      case baseYear = "base_year"
      case suppressedBelow = "suppressed_below"
    }
  }
  /// Which program wrote it.
  struct Program: Decodable { var name: String }

  var resources: [Resource]
  var run: Run

  /// The description in a directory; nil where there is none of this program.
  init?(at path: String) {
    let file = (path as NSString).appendingPathComponent(DataPackage.fileName)
    guard let data = FileManager.default.contents(atPath: file),
      let package = try? JSONDecoder().decode(Self.self, from: data), package.run.engine.name == Engine.name
    else { return nil }
    self = package
  }

  /// The files that it names, and itself.
  var fileNames: Set<String> {
    Set(resources.map(\.path)).union(run.files ?? []).union([DataPackage.fileName])
  }
}
