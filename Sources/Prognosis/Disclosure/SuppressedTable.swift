import Demography
import LinearAlgebra

/// A table that counts people.
enum SuppressedTable: CaseIterable, Sendable {
  case population
  case groups
  case components
  case conditions

  /// A result's figures in a year, rows x areas: the mean, then the quantiles where there are draws.
  func figures(of result: PrognosisResult, step: Int, ages: AgeDetail) -> [Matrix] {
    if let margins = result.margins {
      let part =
        switch self {
        case .population: margins.population[step]
        case .groups: margins.groups[step]
        case .components: margins.components[step]
        case .conditions: margins.conditions[step]
        }
      return [part.mean] + part.quantiles
    }
    switch self {
    case .population: return [bands(of: result, step: step, ages: ages)]
    case .groups: return [result.groupFigures(step: step)]
    case .components: return [result.components[step]]
    case .conditions: return [result.conditionCounts[step]]
    }
  }

  private func bands(of result: PrognosisResult, step: Int, ages: AgeDetail) -> Matrix {
    let (grid, bands) = (result.grid, ages.bands(of: result.grid))
    return Matrix(
      rows: 2 * bands.count, columns: result.areas.count,
      byColumns: result.areas.indices.flatMap { area in
        Sex.allCases.flatMap { sex in
          bands.map { result.population[step].sum(of: $0, sex, grid, column: area) }
        }
      })
  }
}

extension PrognosisResult {
  /// The people of a group on 1 January of a year of the central path; NaN where they may not be shown.
  ///
  /// - Parameters:
  ///   - row: the group's place in `PopulationGroup.groups(of: grid)`.
  ///   - step: the year's place in `years`.
  package func groupPeople(_ row: Int, step: Int, area: Int) -> Double {
    if let groups = shownGroups { return groups[step][row, area] }
    return PopulationGroup.groups(of: grid)[row].people(population[step], grid, column: area)
  }

  /// The people of every group: groups x areas.
  func groupFigures(step: Int) -> Matrix {
    Matrix(
      rowsOf: PopulationGroup.groups(of: grid).indices.map { row in
        areas.indices.map { groupPeople(row, step: step, area: $0) }
      })
  }
}
