import LinearAlgebra

/// Cohort-component projection of all regions over one interval.
///
/// With gross flows as rates, people aged x become
/// P_{x+1}(t+1) = S_x P_x + (1 + S_x)/2 (I_x + arrivals_x - O_x - E_x):
/// migrants come and go in the middle of the interval on average, so half of the interval's mortality is
/// theirs. Departures O and emigrants E are rates times the exposure n P_x (1 + S_x)/2. The newborn of
/// the interval have exposure n B (1 + S_b)/4 at the rates of age 0. Net migrants given as counts follow
/// Preston, Heuveline & Guillot (2001), chapter 6. Deaths are counted cohort by cohort, so that the
/// balance of population change is an identity to be tested, not a definition.
public struct CohortComponentModel: Sendable {
  /// The order of the cells.
  public let grid: AgeSexGrid
  /// The width n of ages and interval, years.
  public let width: Double

  /// A model for `grid`, whose ages and intervals are `width` years wide.
  /// - Precondition: `width > 0`.
  public init(grid: AgeSexGrid, width: Double = 1) {
    precondition(width > 0, "an interval has a positive width")
    (self.grid, self.width) = (grid, width)
  }

  /// The population one interval later, and what happened in between.
  ///
  /// - Parameters:
  ///   - population: people at the start, cells x regions, at least 0.
  ///   - rates: the rates of the interval, for the same regions.
  /// - Precondition: `population` and `rates` have `grid.cells` rows and the same number of columns; people, immigrants and
  ///   rates of departure and emigration are at least 0. Only net migrants may be negative.
  /// - Complexity: linear in cells x regions, and one product of cells x regions by regions x regions
  ///   where flows are a matrix.
  public func advance(_ population: Matrix, by rates: ProjectionRates) -> ProjectionStep {
    precondition(population.rows == grid.cells && rates.survival.rows == grid.cells)
    precondition(population.columns == rates.survival.columns && rates.fertility.rows == grid.ages)
    precondition(Self.isCount(population), "people are at least 0")
    if let moves = rates.internalMigration {
      precondition(Self.isCount(moves.departureRates), "rates are at least 0")
    }
    if case .gross(let immigrants, let emigration) = rates.international {
      precondition(
        Self.isCount(immigrants) && Self.isCount(emigration), "immigrants and rates are at least 0")
    }
    var work = IntervalWork(grid: grid, width: width, population: population, rates: rates)
    work.survive()
    work.leave()
    work.arrive()
    work.age()
    work.giveBirth()
    return work.result()
  }

  private static func isCount(_ matrix: Matrix) -> Bool { matrix.elements.allSatisfy { $0 >= 0 } }
}
