import Foundation

/// A small table of reference figures in a folder `Reference` beside the test that reads it.
public struct ReferenceTable: Sendable {
  /// The names in the first line.
  public let header: [String]
  /// The fields of the other lines.
  public let rows: [[String]]

  /// Reads `Reference/<name>` beside `file`: plain comma-separated values without quotes.
  public init(_ name: String, beside file: String = #filePath) throws {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    let text = try String(contentsOf: folder.appending(path: "Reference/\(name)"), encoding: .utf8)
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    (header, rows) = (lines.first ?? [], Array(lines.dropFirst()))
  }

  /// A column as numbers; what is not a number becomes NaN, which no comparison admits.
  public func column(_ name: String) -> [Double] {
    guard let place = header.firstIndex(of: name) else { return [] }
    return rows.map { Double($0[place]) ?? .nan }
  }

  /// The figures in column `value` on the lines whose `quantity` is this one, in order.
  public func values(_ quantity: String) -> [Double] {
    guard let key = header.firstIndex(of: "quantity"), let value = header.firstIndex(of: "value") else {
      return []
    }
    return rows.filter { $0[key] == quantity }.map { Double($0[value]) ?? .nan }
  }
}
