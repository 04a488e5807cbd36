import ModelDirectory

extension ReportContext {
  /// Where the figures of a drawing come from: the table of the package that holds them, and who published what the model's
  /// files are made of.
  ///
  /// - Parameters:
  ///   - table: the table's name, without its ending; nil for figures that no table holds.
  ///   - files: the model's files that the figures rest on, most telling first.
  func source(table: String?, files: [String]) -> String {
    let publishers = Self.publishers(of: files, in: model.sources)
    let shown = publishers.prefix(Self.shownPublishers).joined(separator: ", ")
    let isAll = publishers.count <= Self.shownPublishers
    let sources = isAll ? shown : texts("demand.source_more", ["sources": shown])
    return switch (table, publishers.isEmpty) {
    case (let table?, false): texts("demand.source_both", ["table": "\(table).csv", "sources": sources])
    case (let table?, true): texts("demand.source_table", ["table": "\(table).csv"])
    case (nil, false): texts("demand.source_model", ["sources": sources])
    case (nil, true): texts("demand.source_files", ["files": files.joined(separator: ", ")])
    }
  }

  /// The page on the method names them all, with the years of their figures.
  private static let shownPublishers = 2

  /// Each publisher once, in the order of the files, without what stands in brackets behind its name.
  private static func publishers(of files: [String], in sources: [SourceRow]) -> [String] {
    var found: [String] = []
    for row in files.flatMap({ file in sources.filter { $0.file == file } }) {
      let name =
        row.publisher.firstRange(of: " (").map { String(row.publisher[..<$0.lowerBound]) } ?? row.publisher
      if !name.isEmpty, !found.contains(name) { found.append(name) }
    }
    return found
  }
}
