import Foundation
import ModelDirectory

/// A table of an earlier run, read back from its CSV file.
///
/// Columns are asked for by name and read when they are asked for; the file's bytes are all that is held.
package struct StoredTable: Sendable {
  /// The table's name.
  package let name: String
  /// The names of its columns, in order.
  package let columns: [String]
  /// The number of rows below the header.
  package let rowCount: Int
  private let path: String
  private let bytes: [UInt8]
  /// Where the first row starts.
  private let start: Int

  /// The table in the file at `path`.
  ///
  /// - Throws: `.unreadable` where there is no such file, `.malformed` where it isn't a table as this program writes them.
  package init(_ name: String, path: String) throws(StoredError) {
    guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable(path: path) }
    try self.init(name, path: path, bytes: Array(data))
  }

  /// The table in these bytes; `path` is named in errors.
  package init(_ name: String, path: String, bytes: [UInt8]) throws(StoredError) {
    (self.name, self.path, self.bytes) = (name, path, bytes)
    var header: [String] = []
    let end = try Self.walk(bytes, path: path, from: 0) { _, field, isLast in
      header.append(text(field))
      return !isLast
    }
    (columns, start) = (header, end)
    var place = 0
    var rows = 0
    _ = try Self.walk(bytes, path: path, from: start) { line, _, isLast throws(StoredError) in
      place += 1
      guard isLast else { return true }
      guard place == header.count else {
        throw .malformed(
          path: path, line: line, what: "\(place) fields, where the header has \(header.count)")
      }
      rows += 1
      place = 0
      return true
    }
    rowCount = rows
  }

  /// Whether it has a column of this name.
  package func has(_ column: String) -> Bool { columns.contains(column) }

  /// A column as texts, as they were before they were written; a blank is an empty text.
  ///
  /// - Throws: `.noColumn`.
  package func texts(_ column: String) throws(StoredError) -> [String] {
    try values(column) { (field, _) in text(field) }
  }

  /// A column as numbers; a blank is a NaN.
  ///
  /// - Throws: `.noColumn`, or `.malformed` where a field is neither a number nor blank.
  package func numbers(_ column: String) throws(StoredError) -> [Double] {
    try values(column) { (field, line) throws(StoredError) in
      if field.isEmpty { return .nan }
      guard let value = DecimalText.double(field, decimal: UInt8(ascii: ".")), value.isFinite else {
        throw .malformed(path: path, line: line, what: "\(column) is '\(text(field))', not a number")
      }
      return value
    }
  }

  /// A column as whole numbers, such as years, of which every row has one.
  ///
  /// - Throws: `.noColumn`, or `.malformed` where a field is not a whole number.
  package func integers(_ column: String) throws(StoredError) -> [Int] {
    try values(column) { (field, line) throws(StoredError) in
      guard let value = DecimalText.integer(field) else {
        throw .malformed(path: path, line: line, what: "\(column) is '\(text(field))', not a whole number")
      }
      return value
    }
  }

  private func values<Value>(
    _ column: String, _ value: (UnsafeBufferPointer<UInt8>, Int) throws(StoredError) -> Value
  ) throws(StoredError) -> [Value] {
    guard let wanted = columns.firstIndex(of: column) else { throw .noColumn(path: path, column: column) }
    var (result, place) = ([Value](), 0)
    result.reserveCapacity(rowCount)
    _ = try Self.walk(bytes, path: path, from: start) { line, field, isLast throws(StoredError) in
      if place == wanted { result.append(try value(field, line)) }
      place = isLast ? 0 : place + 1
      return true
    }
    return result
  }

  /// Calls `body` with each field, its line counted from 1 and whether it ends its row, until that says false; returns where it stopped.
  private static func walk(
    _ bytes: [UInt8], path: String, from start: Int,
    _ body: (Int, UnsafeBufferPointer<UInt8>, Bool) throws(StoredError) -> Bool
  ) throws(StoredError) -> Int {
    let outcome = bytes.withUnsafeBufferPointer { buffer -> Result<Int, StoredError> in
      var scanner = CSVScanner(buffer, delimiter: UInt8(ascii: ","), from: start, line: start == 0 ? 1 : 2)
      do throws(StoredError) {
        while !scanner.isAtEnd {
          let line = scanner.line
          let field = scanner.next()
          if let flaw = field.flaw { throw .malformed(path: path, line: line, what: flaw.rawValue) }
          let isLast = field.terminator != .delimiter
          let goesOn =
            try field.isInScratch
            ? scanner.scratch.withField { (text) throws(StoredError) in try body(line, text, isLast) }
            : body(line, UnsafeBufferPointer(rebasing: buffer[field.range]), isLast)
          if !goesOn { break }
        }
        return .success(scanner.position)
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }
}

/// The text of a field, without the apostrophes that kept it from being a formula.
private func text(_ field: UnsafeBufferPointer<UInt8>) -> String {
  CSVText.decoded(String(decoding: field, as: UTF8.self))
}

extension [UInt8] {
  /// `withUnsafeBufferPointer`, of a body that throws one kind of error.
  fileprivate func withField<Value>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(StoredError) -> Value
  ) throws(StoredError) -> Value {
    try withUnsafeBufferPointer { field -> Result<Value, StoredError> in
      do throws(StoredError) { return .success(try body(field)) } catch { return .failure(error) }
    }.get()
  }
}
