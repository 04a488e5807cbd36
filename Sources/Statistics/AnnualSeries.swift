/// A series of yearly values in order of time; years may be missing.
struct AnnualSeries {
  let years: [Int]
  let values: [Double]

  init(years: [Int], values: [Double]) throws(StatisticsError) {
    precondition(years.count == values.count, "\(years.count) years, \(values.count) values")
    for i in values.indices where !values[i].isFinite { throw .notFinite(argument: "values", index: i) }
    let order = years.indices.sorted { years[$0] < years[$1] }
    for (i, j) in zip(order, order.dropFirst()) where years[i] == years[j] { throw .repeatedYear(years[i]) }
    (self.years, self.values) = (order.map { years[$0] }, order.map { values[$0] })
  }

  /// The steps from each year to the next one that is there.
  var steps: [(gap: Int, from: Double, to: Double)] {
    years.indices.dropFirst().map { (years[$0] - years[$0 - 1], values[$0 - 1], values[$0]) }
  }

  /// A value for each year whose year before is there too.
  func adjacent(_ value: (_ before: Double, _ now: Double) -> Double) -> [Int: Double] {
    var result: [Int: Double] = [:]
    for i in years.indices.dropFirst() where years[i] - years[i - 1] == 1 {
      result[years[i]] = value(values[i - 1], values[i])
    }
    return result
  }
}
