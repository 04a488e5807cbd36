/// Deaths and exposures of one population by year, sex and single age.
public struct MortalityHistory: Sendable, Equatable {
  /// The ages and sexes of every column.
  public let grid: AgeSexGrid
  /// The calendar years, ascending.
  public let years: [Int]
  /// Deaths during the year: one vector of `grid.cells` per year.
  public let deaths: [[Double]]
  /// Exposure in person-years: one vector of `grid.cells` per year.
  public let exposures: [[Double]]

  /// - Precondition: `years` ascends; there is a vector of `grid.cells` for each year.
  public init(grid: AgeSexGrid, years: [Int], deaths: [[Double]], exposures: [[Double]]) {
    precondition(deaths.count == years.count && exposures.count == years.count)
    precondition(
      deaths.allSatisfy { $0.count == grid.cells } && exposures.allSatisfy { $0.count == grid.cells })
    precondition(zip(years, years.dropFirst()).allSatisfy(<), "years ascend")
    (self.grid, self.years, self.deaths, self.exposures) = (grid, years, deaths, exposures)
  }
}
