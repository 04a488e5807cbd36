import LinearAlgebra
import Prognosis

/// Margins whose figures are known by formula, for a result of any shape.
///
/// The mean of a figure is its central value plus one for each table before it, so that no table can stand for another;
/// the quantiles lie around it by `offsets`, wider in each further row.
enum SampleMargins {
  /// How far the quantiles of a table's first row lie from the mean; those of row r lie r + 1 times as far.
  static let offsets = [-2.5, -1.25, 0.125, 1, 3]

  static func made(_ result: PrognosisResult, ages: AgeDetail = .five) -> Margins {
    let tables = central(result, ages: ages)
    let spread = tables.enumerated().map { shift, years in
      years.map { distribution($0, shift: Double(shift + 1)) }
    }
    return Margins(
      draws: 1000, seed: 7, ages: ages, population: spread[0], groups: spread[1], components: spread[2],
      care: spread[3], conditions: spread[4], meanPopulation: spread[5], lifeExpectancy: spread[6])
  }

  /// Margins of draws that all equal the central path.
  static func degenerate(_ result: PrognosisResult, ages: AgeDetail = .five) -> Margins {
    let tables = central(result, ages: ages).map { years in
      years.map { Distribution(mean: $0, quantiles: Array(repeating: $0, count: offsets.count)) }
    }
    return Margins(
      draws: 5, seed: .max, ages: ages, population: tables[0], groups: tables[1], components: tables[2],
      care: tables[3], conditions: tables[4], meanPopulation: tables[5], lifeExpectancy: tables[6])
  }

  private static func distribution(_ central: Matrix, shift: Double) -> Distribution {
    let mean = matrix(central.rows, central.columns) { central[$0, $1] + shift }
    return Distribution(
      mean: mean,
      quantiles: offsets.map { offset in
        matrix(central.rows, central.columns) { mean[$0, $1] + offset * Double($0 + 1) }
      })
  }

  /// The figures of the central path in the shape of the margins, in the order of their properties.
  private static func central(_ result: PrognosisResult, ages: AgeDetail) -> [[Matrix]] {
    let count = result.areas.count
    let bands = ages.bands(of: result.grid)
    let groups = PopulationGroup.groups(of: result.grid)
    let items = CareItem.items(of: result.products)
    let rowsPerYear = result.lifeExpectancy.count / result.years.count
    return [
      result.population.map { people in
        matrix(2 * bands.count, count) { row, area in
          people.sum(
            of: bands[row % bands.count], row < bands.count ? .female : .male, result.grid, column: area)
        }
      },
      result.population.map { people in
        matrix(groups.count, count) { groups[$0].people(people, result.grid, column: $1) }
      },
      result.components,
      result.care.map { care in matrix(items.count, count) { items[$0].value(care, column: $1) } },
      result.conditionCounts,
      result.meanPopulation.map { people in matrix(1, count) { people[$1] } },
      result.years.indices.map { step in
        matrix(rowsPerYear, count) { result.lifeExpectancy[step * rowsPerYear + $0].values[$1] }
      },
    ]
  }

  private static func matrix(_ rows: Int, _ columns: Int, _ value: (Int, Int) -> Double) -> Matrix {
    Matrix(
      rows: rows, columns: columns,
      byColumns: (0..<columns).flatMap { column in (0..<rows).map { value($0, column) } })
  }
}
