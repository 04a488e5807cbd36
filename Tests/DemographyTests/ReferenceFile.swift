import Foundation

/// A small comma-separated file under Reference: lines that start with # are its source, then a header row.
struct ReferenceFile {
  let header: [String]
  let rows: [[String]]

  init(_ name: String, from file: StaticString = #filePath) throws {
    let folder = URL(filePath: "\(file)").deletingLastPathComponent()
    let text = try String(contentsOf: folder.appending(path: "Reference/\(name)"), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    (header, rows) = (lines[0], Array(lines.dropFirst()))
  }

  /// The figures of a column, of the rows where each named column has the given text.
  func column(_ name: String, where conditions: [String: String] = [:]) throws -> [Double] {
    let index = try place(name)
    let tests = try conditions.map { (try place($0.key), $0.value) }
    return try rows.filter { row in tests.allSatisfy { row[$0.0] == $0.1 } }.map { row in
      guard let value = Double(row[index]) else { throw ReferenceFault(what: "\(name): \(row[index])") }
      return value
    }
  }

  /// A whole column; an empty field is NaN, which no comparison admits.
  subscript(_ name: String) -> [Double] {
    guard let index = header.firstIndex(of: name) else { return [] }
    return rows.map { Double($0[index]) ?? .nan }
  }

  private func place(_ name: String) throws -> Int {
    guard let index = header.firstIndex(of: name) else { throw ReferenceFault(what: "no column \(name)") }
    return index
  }
}

/// A reference file that isn't as a test expects.
struct ReferenceFault: Error { let what: String }
