import Foundation

/// Looks up the scenarios that files name: beside the file first, then among those of a model.
struct ScenarioSearch {
  /// The directory of the model; nil for none.
  var modelDirectory: URL?
  /// How many names are listed of a folder.
  private static let listed = 16

  /// The file that `text` means in another file: a path from there, or the name of a scenario; nil where there is none.
  func file(_ text: String, beside file: SourceFile) -> SourceFile? {
    let names = ScenarioReader.isPath(text) ? [text] : ScenarioReader.endings.map { "\(text).\($0)" }
    let folder = folder(of: file)
    let files = names.map { name in
      let shown = file.name.contains("/") ? (file.name as NSString).deletingLastPathComponent + "/" : ""
      let url = name.hasPrefix("/") ? URL(fileURLWithPath: name) : folder.appending(path: name)
      return SourceFile(url: url, name: name.hasPrefix("/") ? name : shown + name)
    }
    return files.first { FileManager.default.fileExists(atPath: $0.url.path) } ?? ofModel(text)
  }

  private func ofModel(_ text: String) -> SourceFile? {
    guard let modelDirectory, !ScenarioReader.isPath(text),
      let url = ScenarioReader.file(named: text, modelDirectory: modelDirectory)
    else { return nil }
    return SourceFile(url: url, name: url.relativePath)
  }

  /// What is said of a text that means no file, after the text: where it was looked up, and what is there.
  func refusal(_ text: String, beside file: SourceFile) -> String {
    if ScenarioReader.isPath(text) { return "which isn't there" }
    let own = file.url.deletingPathExtension().lastPathComponent
    let beside = ScenarioReader.names(in: folder(of: file)).filter { $0 != own }
    let places = "which isn't there: beside \(file.name) \(Self.list(beside))"
    guard let modelDirectory else { return places }
    return places + "; in the model \(Self.list(ScenarioReader.names(modelDirectory: modelDirectory)))"
  }

  private static func list(_ names: [String]) -> String {
    guard !names.isEmpty else { return "is no scenario" }
    return "\(names.count == 1 ? "is" : "are") \(Quoted.list(names, limit: listed))"
  }

  private func folder(of file: SourceFile) -> URL { file.url.absoluteURL.deletingLastPathComponent() }
}
