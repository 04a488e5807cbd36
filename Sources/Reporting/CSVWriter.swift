import Prognosis

/// Writes the rows of a table, field by field.
package struct CSVWriter: Sendable {
  private var writer = ByteWriter(capacity: 1 << 16)
  private let fieldCount: Int
  private var field = 0
  /// The number of rows that are complete.
  package private(set) var rowCount = 0
  /// The first row, counted from 0, that was given a number that is not finite.
  package private(set) var firstNotFinite: Int?

  /// A writer of rows of `fieldCount` fields.
  package init(fieldCount: Int) { self.fieldCount = fieldCount }

  /// What was written.
  package var bytes: [UInt8] { writer.bytes }

  package mutating func text(_ text: CSVText) {
    separate(text.fieldCount)
    writer.append(text.bytes)
  }

  package mutating func integer(_ value: Int) {
    separate(1)
    writer.append(value)
  }

  /// A number in at most this many decimals. One that is not finite is left out and remembered: the table then fails.
  package mutating func number(_ value: Double, decimals: Int) {
    separate(1)
    guard value.isFinite else {
      firstNotFinite = firstNotFinite ?? rowCount
      return
    }
    writer.append(value, decimals: decimals)
  }

  /// A number that may not be shown where it is not a number: then the field stays empty.
  package mutating func number(_ value: Double, decimals: Int, mayBeSuppressed: Bool) {
    mayBeSuppressed && value.isNaN ? empty() : number(value, decimals: decimals)
  }

  /// Fields that have no value.
  package mutating func empty(_ count: Int = 1) {
    for _ in 0..<count { separate(1) }
  }

  /// A figure's mean and quantiles over the draws.
  ///
  /// Without draws the mean is the figure of the central path, and the quantiles stay empty.
  /// - Parameter mayBeSuppressed: whether a NaN stands for a figure that may not be shown; otherwise it is a fault.
  mutating func figure(
    _ drawn: DrawnFigures?, row: Int, decimals: Int, mayBeSuppressed: Bool = false,
    central: @autoclosure () -> Double
  ) {
    guard let drawn else {
      number(central(), decimals: decimals, mayBeSuppressed: mayBeSuppressed)
      return empty(Margins.probabilities.count)
    }
    for value in drawn[row] { number(value, decimals: decimals, mayBeSuppressed: mayBeSuppressed) }
  }

  package mutating func endRow() {
    precondition(field == fieldCount, "a row has \(fieldCount) fields, not \(field)")
    writer.append(UInt8(ascii: "\n"))
    field = 0
    rowCount += 1
  }

  private mutating func separate(_ count: Int) {
    if field > 0 { writer.append(UInt8(ascii: ",")) }
    field += count
  }
}
