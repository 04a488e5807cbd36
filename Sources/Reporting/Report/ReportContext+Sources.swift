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
    let shown = publishers.prefix(Self.shownPublishers).joined(separator: "; ")
    let name = publishers.count > Self.shownPublishers ? "demand.source_more" : "demand.source_model"
    let known = publishers.isEmpty ? nil : texts(name, ["sources": shown])
    let place = table.map { texts("demand.source_table", ["table": "\($0).csv"]) }
    guard known != nil || place != nil else {
      return texts("demand.source_files", ["files": files.joined(separator: ", ")])
    }
    return [place, known].compactMap(\.self).joined(separator: " ")
  }

  /// The rest stands in the package's description.
  private static let shownPublishers = 5

  /// Each publisher once, with the years of its sources; in the order of the files.
  private static func publishers(of files: [String], in sources: [SourceRow]) -> [String] {
    var found: [(name: String, periods: [String])] = []
    for row in files.flatMap({ file in sources.filter { $0.file == file } }) where !row.publisher.isEmpty {
      let place = found.firstIndex { $0.name == row.publisher } ?? found.count
      if place == found.count { found.append((row.publisher, [])) }
      found[place].periods.append(row.period)
    }
    return found.map { $0.name + span($0.periods) }
  }

  /// ` (2012-2024)`: from the first to the last year that the periods name, which are texts; nothing where they name none.
  private static func span(_ periods: [String]) -> String {
    let years = periods.flatMap { $0.split { !$0.isASCII || !$0.isNumber } }
      .filter { $0.count == 4 }.compactMap { Int($0) }
    guard let first = years.min(), let last = years.max() else { return "" }
    return first == last ? " (\(first))" : " (\(first)-\(last))"
  }
}
