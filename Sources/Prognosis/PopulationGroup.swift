import Demography
import LinearAlgebra

/// A broad age group that results are given for, women and men together.
public struct PopulationGroup: Sendable {
  /// Its name: `total`, `0_19`, `20_64`, `65_79` or `80_plus`.
  public let name: String
  /// Its ages.
  public let ages: AgeBand

  /// Everyone, then the four groups that make up everyone.
  public static let all = [
    PopulationGroup(name: "total", ages: AgeBand(from: 0, to: nil)),
    PopulationGroup(name: "0_19", ages: AgeBand(from: 0, to: 19)),
    PopulationGroup(name: "20_64", ages: AgeBand(from: 20, to: 64)),
    PopulationGroup(name: "65_79", ages: AgeBand(from: 65, to: 79)),
    PopulationGroup(name: "80_plus", ages: AgeBand(from: 80, to: nil)),
  ]

  /// The groups that a grid can tell apart: those that don't end within its open age.
  public static func groups(of grid: AgeSexGrid) -> [PopulationGroup] {
    all.filter { group in
      group.ages.to.map { $0 < grid.openAge } ?? (group.ages.from <= grid.openAge)
    }
  }

  /// The people of the group in a column of a population (cells x areas).
  package func people(_ population: Matrix, _ grid: AgeSexGrid, column: Int) -> Double {
    Sex.allCases.reduce(0) { $0 + population.sum(of: ages, $1, grid, column: column) }
  }
}

extension Matrix {
  /// The sum over the ages of a band of one sex, in order of age.
  package func sum(of band: AgeBand, _ sex: Sex, _ grid: AgeSexGrid, column: Int) -> Double {
    band.ages(openAge: grid.openAge).reduce(0) { $0 + self[grid.index(sex, $1), column] }
  }
}
