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
    return [
      table.map { texts("demand.source_table", ["table": "\($0).csv"]) },
      publishers.isEmpty ? nil : texts(name, ["sources": shown]),
    ].compactMap(\.self).joined(separator: " ")
  }

  /// The rest stands in the package's description.
  private static let shownPublishers = 5

  /// Each publisher once, with the periods of its sources; in the order of the files.
  private static func publishers(of files: [String], in sources: [SourceRow]) -> [String] {
    var found: [(name: String, periods: [String])] = []
    for row in files.flatMap({ file in sources.filter { $0.file == file } }) where !row.publisher.isEmpty {
      let place = found.firstIndex { $0.name == row.publisher } ?? found.count
      if place == found.count { found.append((row.publisher, [])) }
      if !row.period.isEmpty, !found[place].periods.contains(row.period) {
        found[place].periods.append(row.period)
      }
    }
    return found.map { $0.periods.isEmpty ? $0.name : "\($0.name) (\($0.periods.joined(separator: "; ")))" }
  }
}
