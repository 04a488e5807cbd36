import Foundation
import ModelDirectory

/// Scenario files in a directory of their own.
struct ScenarioFiles {
  var files: [String: String]

  /// One file, `s.yaml`.
  init(_ text: String) { files = ["s.yaml": text] }

  init(_ files: [String: String]) { self.files = files }

  /// A file with these lines of levers, the first of which stands on line 3.
  static func levers(_ lines: String) -> ScenarioFiles {
    ScenarioFiles("name: s\nlevers:\n" + lines + "\n")
  }

  /// What `body` makes of the directory with the files; a name that ends in `/` is a folder.
  func withDirectory<R>(_ body: (URL) throws -> R) throws -> R {
    let directory = FileManager.default.temporaryDirectory
      .appending(path: "één map \(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    for (name, text) in files {
      let url = directory.appending(path: name)
      let folder = name.hasSuffix("/") ? url : url.deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      if !name.hasSuffix("/") { try Data(text.utf8).write(to: url) }
    }
    return try body(directory)
  }

  /// The scenario in `name`, named relative to the directory.
  func scenario(_ name: String = "s.yaml") throws -> Scenario {
    try withDirectory { directory in
      try ScenarioReader.read(URL(filePath: name, directoryHint: .notDirectory, relativeTo: directory))
    }
  }

  /// The question in `name`.
  func problem(_ name: String = "s.yaml") throws -> SolveProblem {
    try withDirectory { directory in
      try SolveReader.read(URL(filePath: name, directoryHint: .notDirectory, relativeTo: directory))
    }
  }

  /// The faults of a reading, as text; none where it succeeds.
  static func faults(_ body: () throws -> Void) throws -> [String] {
    do {
      try body()
      return []
    } catch let error as ScenarioError {
      switch error {
      case .notFound(let path, let known): return ["not found: \(path)"] + known
      case .invalid(let faults, let more):
        return faults.map(\.description) + (more == 0 ? [] : ["and \(more) more"])
      }
    }
  }

  /// The faults that reading `name` finds.
  func faults(_ name: String = "s.yaml") throws -> [String] {
    try Self.faults { _ = try scenario(name) }
  }

  /// The faults that reading `name` as a question for a mix finds.
  func solveFaults(_ name: String = "s.yaml") throws -> [String] {
    try Self.faults { _ = try problem(name) }
  }
}
