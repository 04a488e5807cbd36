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
    tables(of: [result], ages: ages)
  }

  /// The tables of a reference and its scenarios: each holds the rows of the reference, then those of each scenario.
  ///
  /// - Parameters:
  ///   - results: the reference, then the scenarios, of the same areas.
  ///   - differences: what each scenario changes, of the same areas.
  ///   - ages: how `population` divides the ages.
  /// - Precondition: there is a result; margins, where there are any, were asked for with the same `ages`.
  public static func tables(
    of results: [PrognosisResult], differences: [ScenarioDifference] = [], ages: AgeDetail
  ) -> [OutputTable] {
    precondition(!results.isEmpty, "there is a result")
    let all = results.map { perScenario(TableContext($0), ages: ages) }
    let tables = all[0].indices.compactMap { place in joined(all.compactMap { $0[place] }) }
    return tables + [self.differences(differences, results[0]), calibration(results[0])].compactMap(\.self)
  }

  /// The files of all tables that a run can have.
  static let fileNames = Set(
    [
      populationSchema, populationGroupsSchema, componentsSchema, careSchema, lifeExpectancySchema,
      conditionsSchema, growthSchema, workforceSchema, gapDriversSchema, waitingSchema, differencesSchema,
      calibrationSchema, benchmarkSchema, similarRegionsSchema, determinantRegressionSchema,
      regressionDiagnosticsSchema, rateDifferencesSchema, prioritiesSchema,
    ].map(\.fileName))

  /// A place for each table with a column `scenario`; nil where the result has no figures for it.
  private static func perScenario(_ context: TableContext, ages: AgeDetail) -> [OutputTable?] {
    let result = context.result
    precondition(result.margins.map { $0.ages == ages } ?? true, "the margins are of other ages")
    let hasCare = !result.products.isEmpty
    return [
      population(context, ages: ages), populationGroups(context),
      result.componentNames.isEmpty ? nil : components(context), hasCare ? care(context) : nil,
      result.lifeExpectancy.isEmpty ? nil : lifeExpectancy(context),
      result.conditions.isEmpty ? nil : conditions(context),
      hasCare && !result.growth.isEmpty ? growth(context) : nil,
      result.workforce.map { workforce($0, context) }, result.workforce.map { gapDrivers($0, context) },
      result.waiting.map { waiting($0, context) },
    ]
  }

  /// Tables of the same columns one after the other; nil where there are none.
  private static func joined(_ tables: [OutputTable]) -> OutputTable? {
    guard let first = tables.first, tables.count > 1 else { return tables.first }
    let count = tables.reduce(0) { $0 + $1.partCount }
    return OutputTable(schema: first.schema, partCount: count) { parts, writer in
      var start = 0
      for table in tables {
        let own = parts.clamped(to: start..<start + table.partCount)
        if !own.isEmpty { table.write(own.lowerBound - start..<own.upperBound - start, &writer) }
        start += table.partCount
      }
    }
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
