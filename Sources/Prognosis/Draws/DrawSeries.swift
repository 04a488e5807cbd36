import ModelDirectory

/// The figures of every draw, for those who ask how draws hang together rather than what they say in sum.
///
/// A whole run of the default model holds gigabytes; ask for few areas, years or draws.
package struct DrawSeries: Sendable {
  /// The tables whose rows are followed; the rows are those of the ``Margins`` of the same name.
  package enum Table: CaseIterable, Sendable {
    case population, groups, components, meanPopulation, care, conditions, lifeExpectancy, workforce,
      waiting
  }

  /// How many draws there are.
  package let draws: Int
  private let rows: SeriesRows
  /// Per year the draws of each row of each area, side by side.
  private var years: [[Double]] = []

  init(draws: Int, rows: SeriesRows) { (self.draws, self.rows) = (draws, rows) }

  mutating func append(_ year: [Double]) { years.append(year) }

  /// How many rows a table has; life expectancy has none where mortality is given.
  package func rowCount(_ table: Table) -> Int { range(table).count }

  /// All draws of one figure.
  ///
  /// - Parameters:
  ///   - row: the row of the table.
  ///   - t: the index of the year, 0 in the base year.
  ///   - area: the column of the result.
  /// - Precondition: there are such a row, year and area.
  package func values(_ table: Table, _ row: Int, _ t: Int, area: Int) -> [Double] {
    precondition(row < rowCount(table), "row \(row) of \(rowCount(table))")
    let first = (area * rows.count + range(table).lowerBound + row) * draws
    return Array(years[t][first..<first + draws])
  }

  private func range(_ table: Table) -> Range<Int> {
    switch table {
    case .population: rows.population
    case .groups: rows.groups
    case .components: rows.components
    case .meanPopulation: rows.meanPopulation
    case .care: rows.care
    case .conditions: rows.conditions
    case .lifeExpectancy: rows.lifeExpectancy
    case .workforce: rows.workforce
    case .waiting: rows.waiting
    }
  }
}

extension PrognosisRun {
  /// The result with its margins, and the draws that they sum up.
  ///
  /// - Throws: `PrognosisError` where a table can't serve the method that needs it.
  /// - Precondition: `options.draws` is above 0.
  package func resultWithDraws() throws(PrognosisError) -> (result: PrognosisResult, series: DrawSeries) {
    precondition(options.draws > 0, "no draws asked for")
    var series: DrawSeries?
    let result = try result(progress: { _ in }) { rows, year in
      var grown = series ?? DrawSeries(draws: options.draws, rows: rows)
      grown.append(year.values)
      series = grown
    }
    guard let series else { preconditionFailure("a run has a year") }
    return (result, series)
  }
}
