import LinearAlgebra
import Workforce

/// From the sums over an area's regions to the measures of the tables, of all branches and of them together.
struct StaffTable: Sendable {
  let branches: Int

  /// Rows of sums: branch by branch those of `StaffRow`.
  var sums: Int { branches * StaffRow.allCases.count }
  /// Rows of measures: branch by branch, then all together, those of `WorkforceMeasure`.
  var rows: Int { (branches + 1) * WorkforceMeasure.allCases.count }

  /// Writes the measures of an area: rows x lanes, from sums x lanes.
  func write(_ sums: UnsafePointer<Double>, lanes: Int, into output: UnsafeMutablePointer<Double>) {
    let (width, measures) = (StaffRow.allCases.count * lanes, WorkforceMeasure.allCases.count * lanes)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: width) { total in
      guard let all = total.baseAddress else { return }
      all.update(repeating: 0, count: width)
      for b in 0..<branches {
        let from = sums + b * width
        for i in 0..<width { all[i] += from[i] }
        Self.measures(from, lanes, output + b * measures)
      }
      Self.measures(all, lanes, output + branches * measures)
    }
  }

  private static func measures(
    _ sums: UnsafePointer<Double>, _ lanes: Int, _ output: UnsafeMutablePointer<Double>
  ) {
    func place(_ measure: WorkforceMeasure) -> UnsafeMutablePointer<Double> {
      output + measure.place * lanes
    }
    func sum(_ row: StaffRow) -> UnsafePointer<Double> { sums + row.rawValue * lanes }
    let (demand, supply, persons) = (sum(.demand), sum(.supply), sum(.persons))
    let (gaps, people, shares) = (place(.gapFTE), place(.gapPersons), place(.gapShare))
    for l in 0..<lanes {
      let gap = demand[l] - supply[l]
      gaps[l] = gap
      people[l] = gap == 0 ? 0 : supply[l] > 0 ? gap * persons[l] / supply[l] : .nan
      shares[l] = gap == 0 ? 0 : demand[l] > 0 ? gap / demand[l] : .nan
    }
    for (measure, row) in Self.copied { place(measure).update(from: sum(row), count: lanes) }
  }

  private static let copied: [(WorkforceMeasure, StaffRow)] = [
    (.demandFTE, .demand), (.supplyFTE, .supply), (.persons, .persons), (.inflow, .inflow),
    (.outflow, .outflow), (.retirement, .retirement),
  ]
}

extension WorkforceMeasure {
  /// Its place among all cases.
  var place: Int {
    switch self {
    case .demandFTE: 0
    case .supplyFTE: 1
    case .gapFTE: 2
    case .gapPersons: 3
    case .gapShare: 4
    case .persons: 5
    case .inflow: 6
    case .outflow: 7
    case .retirement: 8
    }
  }
}
