import Charts

/// Courses relative to the base year, which is 100.
extension DemandPart {
  /// Amounts relative to the first of them, which is taken as it is.
  func index(_ amounts: [ChartEstimate]) -> [ChartEstimate] {
    let base = amounts[0].value
    return amounts.map { $0.scaled(by: base > 0 ? 100 / base : .nan) }
  }

  var indexReference: ChartReference { ChartReference(sentence("index_axis"), at: 100) }

  /// `0-19 jaar groeit met 3 %; ...`, for those who can't see the lines.
  func growths(_ names: [String], _ amounts: [[ChartEstimate]]) -> String {
    zip(names, amounts).map { name, amounts in
      let growth = amounts[view.horizonStep].growth(since: amounts[0].value)
      return growth.value.isFinite ? "\(name) \(course(growth))" : text("missing", ["what": name])
    }.joined(separator: "; ")
  }

  /// The amounts and the indices of several courses, with the intervals of each.
  func indexTable(
    caption: String, heads: String, names: [String], amounts: [[ChartEstimate]], amount: String,
    measure: Measure
  ) -> DataTable {
    let rows = zip(names, amounts).flatMap { name, amounts in
      zip(result.years, zip(amounts, index(amounts))).map { year, pair in
        [name, String(year)] + cells(pair.0, measure) + cells(pair.1, Measure(decimals: 1))
      }
    }
    return DataTable(
      caption: caption,
      columns: [.text(heads), .text(text("year"))] + columns(amount) + columns(sentence("index_axis")),
      rows: rows)
  }
}
