import Foundation

/// The parameters of a capacity plan for one profession, read from a file.
///
/// A table with the columns parameter, value, unit and year, as `workforce_gp_capaciteitsorgaan.csv` of a model
/// directory: the names are those of the Dutch capacity body (Capaciteitsorgaan). Every parameter that the calculation
/// uses must be there, in its unit and range; others are read over once their unit is known.
public struct CapacityParameters: Sendable {
  /// The file's name in a model directory.
  public static let modelFile = "workforce_gp_capaciteitsorgaan.csv"

  /// The profession (`beroepsgroep`).
  public let profession: String
  /// The years that the rows are of, as a rule one: that of the round.
  public let rounds: [Int]
  private let figures: [String: Double]

  /// The number that stands under a name.
  ///
  /// - Precondition: a parameter that every file must have.
  public subscript(name: String) -> Double {
    guard let figure = figures[name] else { preconditionFailure("\(name) isn't a parameter of every file") }
    return figure
  }

  /// Reads and checks a file.
  ///
  /// - Throws: `ModelError.notFound`; `ModelError.invalid` with every fault and its line: a parameter that is missing
  ///   or stands twice, an unknown or wrong unit, a value that is no number or out of range.
  public static func read(_ url: URL) throws(ModelError) -> CapacityParameters {
    let name = url.relativePath
    guard FileManager.default.fileExists(atPath: url.path) else { throw .notFound(path: name) }
    let data: Data
    switch SourceFile(url: url, name: name).contents {
    case .success(let contents): data = contents
    case .failure(let fault): throw .invalid(faults: [fault], more: 0)
    }
    let schema = TableSchema(
      name, key: ["parameter"], [.code("parameter"), .text("value"), .text("unit"), .year])
    let (table, log) = data.withUnsafeBytes { raw in
      TableReader.read(raw.bindMemory(to: UInt8.self), schema: schema, file: name)
    }
    guard let table, log.isEmpty else { throw .invalid(faults: log.sorted, more: log.more) }
    return try CapacityParameters(table)
  }

  private init(_ table: Table) throws(ModelError) {
    var log = FaultLog()
    var figures: [String: Double] = [:]
    var profession = ""
    for row in 0..<table.rows {
      let (name, text) = (table.text("parameter", row), table.text("value", row))
      let kind = CapacityParameterKind.required[name]
      let unit = CapacityParameterKind.Unit(rawValue: table.text("unit", row))
      if let fault = CapacityParameterKind.fault(text, unit, of: name, kind) {
        log.add(table.file, line: table.line(row), fault)
      } else if kind == .text {
        profession = text
      } else if kind != nil, let figure = CapacityParameterKind.number(text) {
        figures[name] = figure
      }
    }
    let present = Set(table.texts("parameter"))
    let missing = CapacityParameterKind.required.keys.filter { !present.contains($0) }.sorted()
    if !missing.isEmpty { log.add(table.file, "has no parameter \(Quoted.list(missing))") }
    guard log.isEmpty else { throw .invalid(faults: log.sorted, more: log.more) }
    (self.profession, self.figures, rounds) = (profession, figures, table.distinct("year"))
  }
}
