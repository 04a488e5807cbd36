import Foundation
import ModelDirectory

/// The files of a small made-up model: three regions, open age 5, every table of the format.
struct TestModel {
  static let openAge = 5
  static let regions = ["A", "B", "C"]
  var files: [String: String]

  /// The whole model.
  static var whole: TestModel {
    var model = TestModel(files: demography)
    model.files.merge(migration) { _, new in new }
    model.files.merge(history) { _, new in new }
    model.files.merge(care) { _, new in new }
    model.files.merge(supply) { _, new in new }
    return model
  }

  /// The least that a model can be: one region, nothing but given rates.
  static var oneRegion: TestModel {
    TestModel(files: [
      "model.yaml": """
      name: Alone
      base_year: 2024
      open_age: 5
      mortality: {method: table}
      migration: {international: none}

      """,
      "regions.csv": "region,name\nA,Aalst\n",
      "population.csv": table("region,sex,age,population", cells.map { "A,\($0),10" }),
      "mortality.csv": table("year,region,sex,age,rate", cells.map { "2024,,\($0),0.5" }),
      "fertility.csv": "age,rate\n3,0.2\n",
    ])
  }

  /// `F,0` ... `M,5`.
  static let cells = ["F", "M"].flatMap { sex in (0...openAge).map { "\(sex),\($0)" } }

  static func table(_ header: String, _ rows: [String]) -> String {
    ([header] + rows).joined(separator: "\n") + "\n"
  }

  /// Every region with every cell, and a value by the order of the row.
  static func perCell(_ header: String, _ value: (Int) -> Double) -> String {
    let rows = regions.flatMap { region in cells.map { "\(region),\($0)" } }
    return table(header, rows.enumerated().map { "\($1),\(value($0))" })
  }

  /// Puts `text` in the place of a line, counted from 1; nil takes the line out.
  mutating func setLine(_ line: Int, of file: String, to text: String?) {
    var lines = (files[file] ?? "").components(separatedBy: "\n")
    if let text { lines[line - 1] = text } else { lines.remove(at: line - 1) }
    files[file] = lines.joined(separator: "\n")
  }

  mutating func append(_ row: String, to file: String) { files[file, default: ""] += row + "\n" }

  mutating func replace(_ old: String, in file: String, with new: String) {
    files[file] = files[file]?.replacingOccurrences(of: old, with: new)
  }

  /// Writes the files to a directory of its own with spaces and accents in its path, for as long as `body` runs.
  func withDirectory<R>(_ body: (URL) throws -> R) throws -> R {
    let directory = FileManager.default.temporaryDirectory
      .appending(path: "één model \(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    for (name, text) in files { try Data(text.utf8).write(to: directory.appending(path: name)) }
    return try body(directory)
  }

  /// The model as it is read.
  func read() throws -> RegionModel { try withDirectory { try ModelReader.read(directory: $0) } }

  /// The faults that reading finds, as text; none where it succeeds.
  func faults() throws -> [String] {
    try withDirectory { directory in
      do throws(ModelError) {
        _ = try ModelReader.read(directory: directory)
        return []
      } catch {
        switch error {
        case .notFound(let path): return ["not found: \(path)"]
        case .notADirectory(let path): return ["not a directory: \(path)"]
        case .invalid(let faults, let more):
          return faults.map(\.description) + (more == 0 ? [] : ["and \(more) more"])
        }
      }
    }
  }
}
