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
    let kinds = StaffRow.allCases.count
    var total = [Double](repeating: 0, count: kinds * lanes)
    for b in 0..<branches {
      let from = sums + b * kinds * lanes
      for i in total.indices { total[i] += from[i] }
      measures(from, lanes, output + b * WorkforceMeasure.allCases.count * lanes)
    }
    total.withUnsafeBufferPointer { all in
      guard let from = all.baseAddress else { return }
      measures(from, lanes, output + branches * WorkforceMeasure.allCases.count * lanes)
    }
  }

  private func measures(
    _ sums: UnsafePointer<Double>, _ lanes: Int, _ output: UnsafeMutablePointer<Double>
  ) {
    for (row, measure) in WorkforceMeasure.allCases.enumerated() {
      let to = output + row * lanes
      for l in 0..<lanes {
        func sum(_ row: StaffRow) -> Double { sums[row.rawValue * lanes + l] }
        let gap = sum(.demand) - sum(.supply)
        to[l] =
          switch measure {
          case .demandFTE: sum(.demand)
          case .supplyFTE: sum(.supply)
          case .gapFTE: gap
          case .gapPersons: gap == 0 ? 0 : sum(.supply) > 0 ? gap * sum(.persons) / sum(.supply) : .nan
          case .gapShare: gap == 0 ? 0 : sum(.demand) > 0 ? gap / sum(.demand) : .nan
          case .persons: sum(.persons)
          case .inflow: sum(.inflow)
          case .outflow: sum(.outflow)
          case .retirement: sum(.retirement)
          }
      }
    }
  }
}
