import LinearAlgebra
import ModelDirectory

extension WorkforceResult {
  /// The figures of the central path, and the causes of its gap.
  init(_ path: WorkforcePath, causes: GapCauses, aggregation: Aggregation, threads: Int?) {
    items = path.engine.model.items
    figures = path.regional.indices.map { path.figures($0, aggregation) }
    drivers = causes.drivers(aggregation, threads: threads)
    calibration = path.engine.model.calibration
  }

  /// The figures of some of the areas.
  func restricted(to columns: Range<Int>) -> WorkforceResult {
    var result = self
    result.figures = figures.map { $0.columnRange(columns) }
    result.drivers = drivers.map { $0.mapValues { $0.columnRange(columns) } }
    result.margins = margins?.map { $0.restricted(to: columns) }
    result.shortageProbability = shortageProbability?.map { $0.columnRange(columns) }
    return result
  }
}

extension WaitingResult {
  /// The figures of the central path; nil where the model observes no waits.
  init?(_ path: WorkforcePath) {
    guard let waiting = path.engine.waiting else { return nil }
    services = waiting.model.services
    let norms = services.map(\.weeks)
    figures = path.lists.indices.map { t in
      let waits = path.waits(t)
      return Self.completed(waits, norms: norms) { service, area in
        let weeks = waits[service * WaitingRow.allCases.count, area]
        return weeks.isNaN ? .nan : weeks > norms[service] ? 1 : 0
      }
    }
  }

  /// Followed rows with the norm and the probability of exceeding it.
  static func completed(_ waits: Matrix, norms: [Double], exceeding: (Int, Int) -> Double) -> Matrix {
    let columns = (0..<waits.columns).flatMap { area in
      norms.indices.flatMap { service in
        WaitingMeasure.allCases.map { measure in
          func followed(_ row: WaitingRow) -> Double {
            waits[service * WaitingRow.allCases.count + row.rawValue, area]
          }
          return switch measure {
          case .weeks: followed(.weeks)
          case .normWeeks: followed(.weeks).isNaN ? .nan : norms[service]
          case .demand: followed(.demand)
          case .delivered: followed(.delivered)
          case .backlog: followed(.backlog)
          case .exceedProbability: exceeding(service, area)
          }
        }
      }
    }
    return Matrix(
      rows: norms.count * WaitingMeasure.allCases.count, columns: waits.columns, byColumns: columns)
  }

  /// The figures of some of the areas.
  func restricted(to columns: Range<Int>) -> WaitingResult {
    var result = self
    result.figures = figures.map { $0.columnRange(columns) }
    result.margins = margins?.map { $0.restricted(to: columns) }
    return result
  }
}
