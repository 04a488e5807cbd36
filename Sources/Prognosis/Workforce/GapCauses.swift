import LinearAlgebra
import ModelDirectory
import Workforce

/// Why the gap of each branch and region is what it is, in every year of the central path.
///
/// Demand for staff is the work that the products ask for times the share L of it that isn't saved. What saving and the rest have
/// in common falls to each for one half (Shapley's values of the two), so that the causes of the products' growth, each
/// weighted with what a unit of the product asks for, count (1 + L)/2 times; staff that is saved counts as use trend, beyond the
/// reference as lever. The causes of supply are those of `SupplyCauses`, with the opposite sign. Of a scenario, both sides have its
/// levers as one cause more. Contributions of areas and of all branches together are sums, so that everything adds up.
struct GapCauses {
  let path: WorkforcePath
  /// The reference's path, where `path` is a scenario's.
  let reference: WorkforcePath?
  /// Growth since the base year by driver: products x regions; empty in the base year.
  let growth: [[GrowthDriver: Matrix]]

  /// Contributions to the gap, FTE, per year and driver: items x areas.
  func drivers(_ aggregation: Aggregation, threads: Int?) -> [[GapDriver: Matrix]] {
    let courses = courses(of: path)
    let others = reference.map(courses(of:))
    return concurrentMap(count: path.regional.count, threads: threads) { t in
      let parts = contributions(t, courses[t], of: others?[t])
      return parts.mapValues { withTotal(aggregation.sums($0)) }
    }
  }

  private var branches: [StaffBranch] { path.engine.model.branches }
  private var regions: Int { path.engine.staff.regions }

  /// What happened to the staff of each branch and region until a year, for all years.
  private func courses(of path: WorkforcePath) -> [[SupplyCauses.Course]] {
    var course = [SupplyCauses.Course](repeating: .init(), count: branches.count * regions)
    return path.regional.indices.map { t in
      for i in course.indices {
        let (branch, region) = (i / regions, i % regions)
        if t > 0 {
          course[i].inflow += path.value(.inflow, branch: branch, t - 1, region: region)
          course[i].outflow += path.value(.outflow, branch: branch, t - 1, region: region)
          course[i].retirement += path.value(.retirement, branch: branch, t - 1, region: region)
        }
        course[i].availability =
          path.ftePerPerson(branch: branch, t, region: region) / branches[branch].partTimeFactor
      }
      return course
    }
  }

  /// Per driver the contributions in a year: branches x regions.
  private func contributions(
    _ t: Int, _ own: [SupplyCauses.Course], of others: [SupplyCauses.Course]?
  ) -> [GapDriver: Matrix] {
    let zero = Matrix(rows: branches.count, columns: regions)
    var base = zero
    for b in branches.indices {
      for r in 0..<regions {
        base[b, r] =
          path.value(.demand, branch: b, 0, region: r) - path.value(.supply, branch: b, 0, region: r)
      }
    }
    var parts = Dictionary(
      uniqueKeysWithValues: GapDriver.ofCentralPath.filter { others != nil || $0 != .levers }.map {
        ($0, zero)
      })
    parts[.baseGap] = base
    guard t > 0 else { return parts }
    for (driver, contributions) in growth[t] {
      guard let cause = GapDriver(driver) else { continue }
      parts[cause] = work(contributions, in: t)
    }
    addSavings(t, to: &parts)
    addSupply(own, of: others, to: &parts)
    return parts
  }

  /// The staff that contributions to the demand for products ask for: branches x regions.
  private func work(_ contributions: Matrix, in t: Int) -> Matrix {
    var work = Matrix(rows: branches.count, columns: regions)
    for r in 0..<regions {
      let base = path.block.staff.baseDemand.pointer + r * path.engine.staff.products
      for (b, branch) in branches.enumerated() {
        let left = path.remaining(branch: b, t, region: r)
        let own = branch.employees[r] * branch.workPerEmployee * (1 + left) / 2
        work[b, r] = branch.links.reduce(0) { sum, link in
          guard base[link.product] > 0 else { return sum }
          return sum + own * link.share / base[link.product] * contributions[link.product, r]
        }
      }
    }
    return work
  }

  private func addSavings(_ t: Int, to parts: inout [GapDriver: Matrix]) {
    var (trend, levers) = (parts[.useTrend], parts[.levers])
    for b in branches.indices {
      for r in 0..<regions {
        let saved = saved((reference ?? path).remaining(branch: b, t, region: r), t, b, r)
        trend?[b, r] += saved
        if reference != nil {
          levers?[b, r] += self.saved(path.remaining(branch: b, t, region: r), t, b, r) - saved
        }
      }
    }
    (parts[.useTrend], parts[.levers]) = (trend, levers)
  }

  /// What saving brings where a share `left` of the work stays: below 0 where less staff is needed for the same care.
  private func saved(_ left: Double, _ t: Int, _ b: Int, _ r: Int) -> Double {
    let before = path.value(.demand, branch: b, 0, region: r)
    let after = path.value(.demand, branch: b, t, region: r) / path.remaining(branch: b, t, region: r)
    return (left - 1) * (before + after) / 2
  }

  private func addSupply(
    _ own: [SupplyCauses.Course], of others: [SupplyCauses.Course]?, to parts: inout [GapDriver: Matrix]
  ) {
    let drivers: [(GapDriver, SupplyCauses.Driver)] = [
      (.retirement, .retirement), (.otherOutflow, .otherOutflow), (.inflow, .inflow),
      (.hoursAbsence, .hoursAbsence), (.levers, .levers),
    ]
    let causes = own.indices.map { i in
      let branch = branches[i / regions]
      return SupplyCauses(
        employees: People(branch.employees[i % regions]), ftePerPerson: branch.partTimeFactor,
        reference: others?[i] ?? own[i], scenario: others == nil ? nil : own[i])
    }
    for (driver, cause) in drivers {
      guard var part = parts[driver] else { continue }
      for i in causes.indices { part[i / regions, i % regions] -= causes[i][cause] }
      parts[driver] = part
    }
  }

  /// The branches' rows, and their sum.
  private func withTotal(_ matrix: Matrix) -> Matrix {
    let total = BaseYear.columnTotals(matrix)
    return Matrix(
      rows: matrix.rows + 1, columns: matrix.columns,
      byColumns: (0..<matrix.columns).flatMap { c in
        matrix.elements[c * matrix.rows..<(c + 1) * matrix.rows] + [total[c]]
      })
  }
}

extension GapDriver {
  /// The cause of a gap that a cause of growth in care is.
  init?(_ driver: GrowthDriver) {
    switch driver {
    case .population: self = .population
    case .ageStructure: self = .ageStructure
    case .healthyAgeing: self = .healthyAgeing
    case .useTrend: self = .useTrend
    case .levers: self = .levers
    case .spread: return nil
    }
  }
}
