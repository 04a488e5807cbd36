import Foundation

/// Reads scenario files.
public enum ScenarioReader {
  /// The folder of a model's scenarios.
  static let folder = "scenarios"
  /// How the files' names end.
  static let endings = ["yaml", "yml"]

  /// The scenario in a file, with the levers of those that it extends.
  ///
  /// What a model must have, such as the regions named, isn't looked at.
  /// - Parameter file: the file; faults name it by its `relativePath`.
  /// - Throws: `ScenarioError.notFound` where there is no such file, `ScenarioError.invalid` with the faults of all files.
  public static func read(_ file: URL) throws(ScenarioError) -> Scenario {
    let reading = try reading(file)
    guard reading.faults.isEmpty else { throw ScenarioError(reading.faults) }
    return reading.scenario
  }

  /// The same as far as it can be read, with what is wrong, so that the sound levers can be held against a model too.
  package static func reading(_ file: URL) throws(ScenarioError) -> ScenarioReading {
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw .notFound(path: file.relativePath, known: [])
    }
    var loader = ScenarioLoader()
    loader.load(SourceFile(url: file, name: file.relativePath))
    return loader.reading
  }

  /// The file that is meant on a command line.
  ///
  /// - Parameters:
  ///   - text: a path, which has a slash in it or ends in `.yaml` or `.yml`; or the name of a file of the model's folder
  ///     `scenarios`, without its ending.
  ///   - modelDirectory: the model's directory.
  /// - Throws: `ScenarioError.notFound` where there is none, with the names that the model has.
  public static func locate(_ text: String, modelDirectory: URL) throws(ScenarioError) -> URL {
    if isPath(text) {
      let url = URL(fileURLWithPath: text, isDirectory: false)
      guard FileManager.default.fileExists(atPath: url.path) else { throw .notFound(path: text, known: []) }
      return url
    }
    for ending in endings {
      let path = "\(folder)/\(text).\(ending)"
      let url = URL(filePath: path, directoryHint: .notDirectory, relativeTo: modelDirectory)
      if FileManager.default.fileExists(atPath: url.path) { return url }
    }
    throw .notFound(path: text, known: names(modelDirectory: modelDirectory))
  }

  /// The scenarios of a model's folder `scenarios`: the names of its files, without those of solve problems, in order.
  public static func names(modelDirectory: URL) -> [String] {
    let url = modelDirectory.appending(path: folder, directoryHint: .isDirectory)
    let files = (try? FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)) ?? []
    return files.filter { endings.contains($0.pathExtension) && !SolveReader.isSolveProblem($0) }
      .map { $0.deletingPathExtension().lastPathComponent }.sorted()
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
