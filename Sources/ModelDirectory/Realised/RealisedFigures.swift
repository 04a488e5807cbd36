import Foundation

/// What happened, to be held against a run: figures of areas by table, item and year, read from files of a user's own.
public struct RealisedFigures: Sendable {
  /// A figure.
  public struct Row: Hashable, Sendable {
    /// The file, as it was given.
    public var file: String
    /// The line in it.
    public var line: Int
    /// The table of a run in which the figure was projected.
    public var table: String
    /// The set of the area; nil for every set that knows the code. Then the file holds whatever is known, and not what a run
    /// is to be held against alone: what the run lacks is passed over.
    public var set: String?
    /// The code of the area within the set.
    public var code: String
    /// The year.
    public var year: Int
    /// What it is about within the table.
    public var item: String
    /// What happened, in the unit of the table.
    public var value: Double
  }

  /// The figures, in the order of the files.
  public var rows: [Row]
  /// The files.
  public var inputs: [InputFile]

  /// Reads and checks files, each in one of two forms: a figure a line (``TidyFigures``), or the yearly components of the
  /// population by region as `history_components.csv` of a model has them (``HistoryFigures``).
  ///
  /// - Throws: `.notFound`; `.invalid` with every fault of every file: what a table of a model is refused for, an unknown
  ///   table, a number below zero that can't be, and a figure that stands there twice.
  public static func read(_ files: [URL]) throws(ModelError) -> RealisedFigures {
    var (log, result) = (FaultLog(), RealisedFigures(rows: [], inputs: []))
    for url in files {
      let name = url.relativePath
      guard FileManager.default.fileExists(atPath: url.path) else { throw .notFound(path: name) }
      let file = SourceFile(url: url, name: name)
      switch file.contents {
      case .success(let data):
        result.inputs.append(file.input(of: data))
        result.rows += data.withUnsafeBytes { raw in
          rows(of: raw.bindMemory(to: UInt8.self), file: name, &log)
        }
      case .failure(let fault): log.add(fault.file, line: fault.line, fault.what)
      }
    }
    result.requireUnique(&log)
    guard log.isEmpty else { throw .invalid(faults: log.sorted, more: log.more) }
    return result
  }

  private static func rows(
    of bytes: UnsafeBufferPointer<UInt8>, file: String, _ log: inout FaultLog
  ) -> [Row] {
    let isHistory = HistoryFigures.isForm(of: bytes)
    let schema = isHistory ? HistoryFigures.schema : TidyFigures.schema
    let (table, faults) = TableReader.read(bytes, schema: schema, file: file)
    log.merge(faults)
    guard let table else { return [] }
    return isHistory ? HistoryFigures.rows(of: table) : TidyFigures.rows(of: table, &log)
  }

  /// Within a file the reader has seen to it; here it is about several files, or one that is given twice.
  private func requireUnique(_ log: inout FaultLog) {
    var seen: [[String]: Row] = [:]
    for row in rows {
      let key = [row.table, row.set ?? "", row.code, String(row.year), row.item]
      if let first = seen[key] {
        if first.file == row.file, first.line != row.line { continue }
        log.add(row.file, line: row.line, "repeats the figure of \(first.file):\(first.line)")
      } else {
        seen[key] = row
      }
    }
  }
}
