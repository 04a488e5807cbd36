/// A view of the results for a common question.
struct DatabaseView: Sendable {
  /// Its name.
  let name: String
  /// What it gives.
  let title: LocalText
  /// The output tables that it reads: a run without one of them has no such view.
  let tables: Set<String>
  /// What it selects.
  let query: String

  /// The statement that makes it.
  var statement: String { "CREATE VIEW \(name.quotedForSQL) AS\n\(query)" }

  /// All views, in the order in which they may be made.
  static let all = people + care + staffAndWaits + compared

  /// The first and the last year of a table side by side, per area of a scenario and per topic.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - topic: the columns that with the area and the year make its key.
  ///   - more: other columns, of the last year.
  static func growth(of table: String, by topic: String, _ more: [String] = []) -> String {
    let topic = topic.quotedForSQL
    let others = more.map { "last.\($0.quotedForSQL), " }.joined()
    return """
      SELECT last.scenario, last."set", last.code, last.name, last.\(topic), \(others)first.year AS base_year,
        last.year AS horizon, first.mean AS base_mean, last.mean, last.p2_5, last.p10, last.p50, last.p90, last.p97_5,
        last.mean / nullif(first.mean, 0) - 1 AS growth
      FROM \(table) AS last
      JOIN \(table) AS first USING (scenario, "set", code, \(topic))
      WHERE first.year = (SELECT base_year FROM period) AND last.year = (SELECT horizon FROM period)
      """
  }
}
