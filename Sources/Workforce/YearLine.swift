/// A figure given for some years, straight lines between them.
public struct YearLine: Equatable, Sendable {
  /// The years, counted from the base year or the diploma, ascending.
  public let years: [Double]
  /// The figures of these years.
  public let values: [Double]

  /// - Precondition: two points at least, as many figures as years.
  init(_ years: [Double], _ values: [Double]) {
    precondition(years.count == values.count && years.count > 1, "a line has two points at least")
    (self.years, self.values) = (years, values)
  }

  /// The figure of a year; beyond the last point as the last stretch goes on.
  func callAsFunction(_ year: Double) -> Double {
    let after = years.dropLast().lastIndex { $0 <= year } ?? 0
    let share = (year - years[after]) / (years[after + 1] - years[after])
    // Exactly the given figure at a given year.
    return share == 1 ? values[after + 1] : values[after] + share * (values[after + 1] - values[after])
  }
}
