import Demography
import LinearAlgebra

/// The base year's population, and what its rates are applied to.
struct BaseYear: Sendable {
  let grid: AgeSexGrid
  /// People on 1 January, cells x regions.
  let population: Matrix
  /// Person-years of the cohorts, P (1 + S)/2, with those of the newborn in the cells of age 0: cells x regions.
  let exposure: Matrix

  /// - Parameters:
  ///   - fertility: births per woman, ages x regions.
  init(
    grid: AgeSexGrid, population: Matrix, survival: Matrix, birthSurvival: Matrix, fertility: Matrix,
    sexRatioAtBirth: Double
  ) {
    (self.grid, self.population) = (grid, population)
    var exposure = population
    for r in 0..<population.columns {
      for x in 0..<grid.cells { exposure[x, r] *= (1 + survival[x, r]) / 2 }
      let births = (0..<grid.ages).reduce(0) { $0 + fertility[$1, r] * population[$1, r] }
      for sex in Sex.allCases {
        let share = ProjectionRates.shareAtBirth(sex, sexRatioAtBirth: sexRatioAtBirth)
        exposure[grid.index(sex, 0), r] += births * share * (1 + birthSurvival[sex.rawValue, r]) / 4
      }
    }
    self.exposure = exposure
  }

  /// Row sums: one figure per cell.
  static func totals(_ matrix: Matrix) -> [Double] {
    var totals = [Double](repeating: 0, count: matrix.rows)
    for r in 0..<matrix.columns {
      for x in 0..<matrix.rows { totals[x] += matrix[x, r] }
    }
    return totals
  }
}

extension BaseYear {
  /// Column sums: one figure per region or area.
  static func columnTotals(_ matrix: Matrix) -> [Double] {
    (0..<matrix.columns).map { c in
      matrix.elements[c * matrix.rows..<(c + 1) * matrix.rows].reduce(0, +)
    }
  }
}
