import Foundation

/// Reads scenario files.
public enum ScenarioReader {
  /// The folder of a model's scenarios.
  static let folder = "scenarios"
  /// What a file of that folder holds.
  public enum FileKind: Sendable {
    /// A scenario.
    case scenario
    /// A question for a mix of levers.
    case question
  }

  /// How the files' names end.
  static let endings = ["yaml", "yml"]

  /// The scenario in a file, with the levers of those that it extends.
  ///
  /// What a model must have, such as the regions named, isn't looked at.
  /// - Parameters:
  ///   - file: the file; faults name it by its `relativePath`.
  ///   - modelDirectory: a model's directory, in whose folder `scenarios` names are looked up that aren't beside the file.
  /// - Throws: `ScenarioError.notFound` where there is no such file, `ScenarioError.invalid` with the faults of all files.
  public static func read(_ file: URL, modelDirectory: URL? = nil) throws(ScenarioError) -> Scenario {
    let reading = try reading(file, modelDirectory: modelDirectory)
    guard reading.faults.isEmpty else { throw ScenarioError(reading.faults) }
    return reading.scenario
  }

  /// The same as far as it can be read, with what is wrong, so that the sound levers can be held against a model too.
  package static func reading(
    _ file: URL, modelDirectory: URL? = nil
  ) throws(ScenarioError) -> ScenarioReading {
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw .notFound(path: file.relativePath, known: [])
    }
    var loader = ScenarioLoader(search: ScenarioSearch(modelDirectory: modelDirectory))
    loader.load(SourceFile(url: file, name: file.relativePath))
    return loader.reading
  }

  /// The file that is meant on a command line.
  ///
  /// - Parameters:
  ///   - text: a path, which has a slash in it or ends in `.yaml` or `.yml`; or the name of a file of the model's folder
  ///     `scenarios`, without its ending.
  ///   - modelDirectory: the model's directory.
  ///   - kinds: what is looked for, for the names that are listed where there is none.
  /// - Throws: `ScenarioError.notFound` where there is none, with the names that the model has.
  public static func locate(
    _ text: String, modelDirectory: URL, kinds: Set<FileKind> = [.scenario]
  ) throws(ScenarioError) -> URL {
    if isPath(text) {
      let url = URL(fileURLWithPath: text, isDirectory: false)
      guard FileManager.default.fileExists(atPath: url.path) else { throw .notFound(path: text, known: []) }
      return url
    }
    if let url = file(named: text, modelDirectory: modelDirectory) { return url }
    throw .notFound(path: text, known: names(modelDirectory: modelDirectory, kinds: kinds))
  }

  /// The file of this name in a model's folder; nil where there is none.
  static func file(named name: String, modelDirectory: URL) -> URL? {
    let urls = endings.map { ending in
      URL(
        filePath: "\(folder)/\(name).\(ending)", directoryHint: .notDirectory, relativeTo: modelDirectory)
    }
    return urls.first { FileManager.default.fileExists(atPath: $0.path) }
  }

  /// The names of the files of a model's folder `scenarios`, in order; without other kinds those of scenarios.
  public static func names(modelDirectory: URL, kinds: Set<FileKind> = [.scenario]) -> [String] {
    names(in: modelDirectory.appending(path: folder, directoryHint: .isDirectory), kinds: kinds)
  }

  /// The names of the files in a folder, in order.
  static func names(in folder: URL, kinds: Set<FileKind> = [.scenario]) -> [String] {
    let files =
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { file in
      endings.contains(file.pathExtension)
        && kinds.contains(SolveReader.isSolveProblem(file) ? .question : .scenario)
    }.map { $0.deletingPathExtension().lastPathComponent }.sorted()
  }

  /// Whether a text means a path rather than a name.
  static func isPath(_ text: String) -> Bool {
    text.contains("/") || endings.contains { text.hasSuffix("." + $0) }
  }
}

/// A scenario as far as it could be read.
package struct ScenarioReading: Sendable {
  /// The scenario with the levers that are sound.
  package var scenario: Scenario
  /// What is wrong in its files.
  package var faults: FaultLog
}
