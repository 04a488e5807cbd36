import Benchmarking
import TestSupport

/// The bands of one area in a table beside the tests.
struct AreaBands {
  private let table: ReferenceTable
  private let area: String

  init(_ area: String, in name: String = "standardisation_bands.csv") throws {
    (table, self.area) = (try ReferenceTable(name), area)
  }

  func callAsFunction(_ column: String) -> [Double] { table.column(column, where: ["area": area]) }

  /// The rates of the reference per band; 0 where its events are blank.
  var referenceRates: [Double] { zip(self("reference_events"), self("reference_people")).map { $0 / $1 } }

  func direct(minimumEvents: Double = 10) throws(BenchmarkingError) -> DirectlyStandardisedRate {
    try DirectlyStandardisedRate(
      events: self("events"), people: self("people"), weights: self("standard"), minimumEvents: minimumEvents)
  }
}

/// A row of a table with named fields.
struct PublishedRow: Sendable {
  let text: [String: String]

  /// A field as a number: NaN, which no comparison admits, where it is blank.
  func callAsFunction(_ name: String) -> Double { Double(text[name] ?? "") ?? .nan }

  /// Both limits at a confidence written as `95` or `998`.
  func limits(_ confidence: String) -> [Double] { [self("lower" + confidence), self("upper" + confidence)] }

  static func all(_ name: String) throws -> [PublishedRow] {
    let table = try ReferenceTable(name)
    return table.rows.map { row in
      PublishedRow(text: Dictionary(uniqueKeysWithValues: zip(table.header, row)))
    }
  }
}

/// The limits times a factor, as an array.
func scaled(_ limits: ClosedRange<Double>, by factor: Double) -> [Double] {
  [limits.lowerBound * factor, limits.upperBound * factor]
}
