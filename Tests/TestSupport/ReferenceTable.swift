import Foundation

/// A small table of reference figures in a folder `Reference` beside the test that reads it.
///
/// Plain comma-separated values without quotes; lines that start with `#` say where the figures are from.
public struct ReferenceTable: Sendable {
  /// The names in the first line.
  public let header: [String]
  /// The fields of the other lines.
  public let rows: [[String]]

  /// Reads `Reference/<name>` beside `file`.
  public init(_ name: String, beside file: String = #filePath) throws {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    let text = try String(contentsOf: folder.appending(path: "Reference/\(name)"), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }.map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    (header, rows) = (lines.first ?? [], Array(lines.dropFirst()))
  }

  /// A column as numbers, of the lines where each named column has the given text.
  ///
  /// What is not a number becomes NaN, which no comparison admits; a column that isn't there is one NaN.
  public func column(_ name: String, where conditions: [String: String] = [:]) -> [Double] {
    let places = conditions.map { (header.firstIndex(of: $0.key), $0.value) }
    guard let place = header.firstIndex(of: name), places.allSatisfy({ $0.0 != nil }) else { return [.nan] }
    let wanted = rows.filter { row in places.allSatisfy { row[$0.0 ?? 0] == $0.1 } }
    return wanted.map { Double($0[place]) ?? .nan }
  }

  /// A whole column as numbers.
  public subscript(_ name: String) -> [Double] { column(name) }

  /// The figures in column `value` on the lines whose `quantity` is this one, in order.
  public func values(_ quantity: String) -> [Double] { column("value", where: ["quantity": quantity]) }
}
