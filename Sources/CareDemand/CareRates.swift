import Demography
import LinearAlgebra

/// What people of each age and sex use or have: units of care per person per year, euro per person
/// per year, or the share of people with a condition.
///
/// A NaN says that nothing is known of an item at that age. Such a cell contributes nothing to
/// demand: the item is counted for the ages it covers, which `knownAges` names.
public struct CareRates: Sendable {
  /// The ages and sexes of every column.
  public let grid: AgeSexGrid
  /// Rates: a row per item (product or condition), a column per cell of `grid`; NaN where unknown.
  public let rates: Matrix

  /// Rates of the items that are the rows of `rates`.
  ///
  /// - Precondition: `rates` has `grid.cells` columns.
  /// - Throws: `.invalidRate` for a negative or infinite rate.
  public init(grid: AgeSexGrid, rates: Matrix) throws(CareDemandError) {
    precondition(rates.columns == grid.cells, "a column per cell of the grid")
    for (index, rate) in rates.elements.enumerated() where rate < 0 || rate.isInfinite {
      throw .invalidRate(item: index % rates.rows, cell: index / rates.rows, value: rate)
    }
    (self.grid, self.rates) = (grid, rates)
  }

  /// Rates given item by item, each a vector of `grid.cells`.
  ///
  /// - Precondition: each vector has `grid.cells` values.
  /// - Throws: `.invalidRate` for a negative or infinite rate.
  public init(grid: AgeSexGrid, items: [[Double]]) throws(CareDemandError) {
    precondition(items.allSatisfy { $0.count == grid.cells }, "a rate per cell of the grid")
    let byColumns = (0..<grid.cells).flatMap { cell in items.map { $0[cell] } }
    try self.init(grid: grid, rates: Matrix(rows: items.count, columns: grid.cells, byColumns: byColumns))
  }

  /// Rates that are known to be in order.
  init(unchecked rates: Matrix, grid: AgeSexGrid) { (self.grid, self.rates) = (grid, rates) }

  /// The number of items.
  public var items: Int { rates.rows }

  /// The ages at which the rate of an item is known, as ranges in ascending order.
  public func knownAges(item: Int, sex: Sex) -> [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for age in 0...grid.openAge where !rates[item, grid.index(sex, age)].isNaN {
      if let last = ranges.last, last.upperBound == age - 1 {
        ranges[ranges.count - 1] = last.lowerBound...age
      } else {
        ranges.append(age...age)
      }
    }
    return ranges
  }

  /// The rates with 0 where they are unknown, so that those cells add nothing to a product.
  var contributing: Matrix {
    Matrix(rows: rates.rows, columns: rates.columns, byColumns: rates.elements.map { $0.isNaN ? 0 : $0 })
  }
}
