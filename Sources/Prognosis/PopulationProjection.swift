import Demography
import LinearAlgebra
import ModelDirectory

/// The projected population of all regions and what changed it.
struct PopulationProjection: Sendable {
  /// People on 1 January of b ... b + H + 1: cells x regions.
  let population: [Matrix]
  /// The steps during b ... b + H.
  let steps: [ProjectionStep]

  init(schedule: RateSchedule, base: Matrix, years: ClosedRange<Int>, progress: (Int) -> Void) {
    let model = CohortComponentModel(grid: schedule.grid)
    var population = [base]
    var steps: [ProjectionStep] = []
    for year in years {
      let step = model.advance(population[population.count - 1], by: schedule.rates(year))
      population.append(step.population)
      steps.append(step)
      progress(year)
    }
    (self.population, self.steps) = (population, steps)
  }

  /// The mean of both ends of the year with index `t`: cells x regions.
  func mean(_ t: Int) -> Matrix {
    let (start, end) = (population[t], population[t + 1])
    return Matrix(
      rows: start.rows, columns: start.columns,
      byColumns: zip(start.elements, end.elements).map { ($0 + $1) / 2 })
  }
}

extension ProjectionStep {
  /// A component, women and men together: one figure per region.
  func total(_ component: Component) -> [Double] {
    let matrix =
      switch component {
      case .births: births
      case .deaths: deaths
      case .immigration: immigration
      case .emigration: emigration
      case .arrivals: arrivals
      case .departures: departures
      case .netMigration: netMigration
      }
    return (0..<matrix.columns).map { matrix[0, $0] + matrix[1, $0] }
  }
}
