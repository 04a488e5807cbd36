import Foundation

/// A comma-separated file of figures beside the tests; lines that start with `#` say where they are from.
struct ReferenceFile {
  let columns: [String: [Double]]

  init(_ name: String, from file: String = #filePath) throws {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Reference")
    let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    let names = lines[0].split(separator: ",").map(String.init)
    var columns = names.map { _ in [Double]() }
    for line in lines.dropFirst() {
      for (i, field) in line.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
        columns[i].append(Double(field) ?? .nan)
      }
    }
    self.columns = Dictionary(uniqueKeysWithValues: zip(names, columns))
  }

  subscript(_ name: String) -> [Double] { columns[name] ?? [] }
}
