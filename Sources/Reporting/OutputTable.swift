import LinearAlgebra
import Prognosis

/// A table of a result, ready to be written for any range of its parts.
public struct OutputTable: Sendable {
  /// Its name, columns and key.
  public let schema: TableSchema
  /// How many parts its rows stand in: the areas, or what a table without areas is about.
  let partCount: Int
  /// Writes the rows of these parts, in order.
  let write: @Sendable (Range<Int>, inout CSVWriter) -> Void

  /// The tables that a result has figures for, in the order of the documentation.
  ///
  /// - Parameters:
  ///   - result: the result.
  ///   - ages: how `population` divides the ages.
  /// - Precondition: margins, where the result has them, were asked for with the same `ages`.
  public static func tables(of result: PrognosisResult, ages: AgeDetail) -> [OutputTable] {
    precondition(result.margins.map { $0.ages == ages } ?? true, "the margins are of other ages")
    let context = TableContext(result)
    var tables = [population(context, ages: ages), populationGroups(context)]
    if !result.componentNames.isEmpty { tables.append(components(context)) }
    if !result.products.isEmpty { tables.append(care(context)) }
    if !result.lifeExpectancy.isEmpty { tables.append(lifeExpectancy(context)) }
    if !result.conditions.isEmpty { tables.append(conditions(context)) }
    if !result.products.isEmpty, !result.growth.isEmpty { tables.append(growth(context)) }
    return tables
  }

  /// Writes tables as CSV, on every core; the bytes don't depend on how many there are.
  ///
  /// - Throws: `.notFinite` where a figure is a NaN or an infinity.
  public static func rendered(_ tables: [OutputTable]) throws(ReportingError) -> [RenderedTable] {
    let chunks = tables.indices.flatMap { table in
      stride(from: 0, to: tables[table].partCount, by: partsPerChunk).map { start in
        (table: table, parts: start..<Swift.min(start + partsPerChunk, tables[table].partCount))
      }
    }
    let written = try chunks.concurrentMap { (chunk) throws(ReportingError) in
      (table: chunk.table, piece: try tables[chunk.table].piece(chunk.parts))
    }
    return tables.indices.map { index in
      let pieces = written.filter { $0.table == index }.map(\.piece)
      return RenderedTable(
        schema: tables[index].schema, rowCount: pieces.reduce(0) { $0 + $1.rowCount },
        pieces: [tables[index].schema.header] + pieces.map(\.bytes))
    }
  }

  private func piece(_ parts: Range<Int>) throws(ReportingError) -> (rowCount: Int, bytes: [UInt8]) {
    var writer = CSVWriter(fieldCount: schema.fields.count)
    write(parts, &writer)
    guard writer.firstNotFinite == nil else { throw .notFinite(table: schema.name) }
    return (writer.rowCount, writer.bytes)
  }

  /// Small enough to spread the work, large enough that starting a piece costs nothing.
  private static let partsPerChunk = 8
}

/// A table as CSV.
public struct RenderedTable: Sendable {
  /// Its name, columns and key.
  public let schema: TableSchema
  /// Its rows, without the header.
  public let rowCount: Int
  /// The bytes of the file, in pieces.
  let pieces: [[UInt8]]

  /// The size of the file.
  public var byteCount: Int { pieces.reduce(0) { $0 + $1.count } }
  /// The file.
  public var file: OutputFile { OutputFile(name: schema.fileName, pieces: pieces) }
}
