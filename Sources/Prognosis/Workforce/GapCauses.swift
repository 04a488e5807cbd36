import LinearAlgebra
import ModelDirectory
import Workforce

/// Why the gap of each branch and region is what it is, in every year of the central path.
///
/// Demand for staff is linear in the demand for products, so that its causes are those of the products' growth, each
/// weighted with what a unit of the product asks for; staff that is saved counts as use trend. The causes of supply are
/// those of `SupplyCauses`, with the opposite sign. Of a scenario, both have its levers as one cause more: for each the exact
/// Shapley value. Contributions of areas and of all branches together are sums, so that everything adds up.
struct GapCauses {
  let path: WorkforcePath
  /// The reference's path, where `path` is a scenario's.
  let reference: WorkforcePath?
  /// Growth since the base year by driver: products x regions; empty in the base year.
  let growth: [[GrowthDriver: Matrix]]

  /// Contributions to the gap, FTE, per year and driver: items x areas.
  func drivers(_ aggregation: Aggregation) -> [[GapDriver: Matrix]] {
    var flows = Flows(branches: branches.count, regions: regions)
    return path.regional.indices.map { t in
      var parts = Dictionary(uniqueKeysWithValues: kinds.map { ($0, Matrix(rows: branches.count, columns: regions)) })
      for b in branches.indices {
        for r in 0..<regions { add(t, b, r, flows, to: &parts) }
      }
      flows.add(path, reference ?? path, t)
      return parts.mapValues { withTotal(aggregation.sums($0)) }
    }
  }

  private var branches: [StaffBranch] { path.engine.model.branches }
  private var regions: Int { path.engine.staff.regions }
  private var kinds: [GapDriver] { GapDriver.ofCentralPath.filter { reference != nil || $0 != .levers } }

  /// People who came in, left and retired in the years before, branch by branch and region by region.
  private struct Flows {
    let regions: Int
    var own, reference: [SupplyCauses.Course]

    init(branches: Int, regions: Int) {
      self.regions = regions
      own = .init(repeating: .init(), count: branches * regions)
      reference = own
    }

    mutating func add(_ path: WorkforcePath, _ other: WorkforcePath, _ t: Int) {
      for i in own.indices {
        let (branch, region) = (i / regions, i % regions)
        func add(_ path: WorkforcePath, to course: inout SupplyCauses.Course) {
          course.inflow += path.value(.inflow, branch: branch, t, region: region)
          course.outflow += path.value(.outflow, branch: branch, t, region: region)
          course.retirement += path.value(.retirement, branch: branch, t, region: region)
        }
        add(path, to: &own[i])
        add(other, to: &reference[i])
      }
    }
  }

  private func add(_ t: Int, _ b: Int, _ r: Int, _ flows: Flows, to parts: inout [GapDriver: Matrix]) {
    func add(_ driver: GapDriver, _ value: Double) { parts[driver]?[b, r] += value }
    add(
      .baseGap,
      path.value(.demand, branch: b, 0, region: r) - path.value(.supply, branch: b, 0, region: r))
    guard t > 0 else { return }
    demand(t, b, r, add)
    supply(b, r, own: course(path, flows.own, t, b, r), of: course(reference ?? path, flows.reference, t, b, r), add)
  }

  private func demand(_ t: Int, _ b: Int, _ r: Int, _ add: (GapDriver, Double) -> Void) {
    let branch = branches[b]
    let work = branch.employees[r] * branch.workPerEmployee
    let base = path.block.staff.baseDemand.pointer + r * path.engine.staff.products
    for link in branch.links where base[link.product] > 0 {
      let perUnit = work * link.share / base[link.product]
      for (driver, contributions) in growth[t] {
        guard let cause = GapDriver(driver) else { continue }
        add(cause, perUnit * contributions[link.product, r])
      }
    }
    let saved = saved(reference ?? path, t, b, r)
    add(.useTrend, saved)
    if reference != nil { add(.levers, self.saved(path, t, b, r) - saved) }
  }

  /// Demand that was saved: below 0 where less staff is needed for the same care.
  private func saved(_ path: WorkforcePath, _ t: Int, _ b: Int, _ r: Int) -> Double {
    let left = path.remaining(branch: b, t, region: r)
    return path.value(.demand, branch: b, t, region: r) * (1 - 1 / left)
  }

  private func course(
    _ path: WorkforcePath, _ flows: [SupplyCauses.Course], _ t: Int, _ b: Int, _ r: Int
  ) -> SupplyCauses.Course {
    var course = flows[b * regions + r]
    course.availability =
      path.ftePerPerson(branch: b, t, region: r) / path.ftePerPerson(branch: b, 0, region: r)
    return course
  }

  private func supply(
    _ b: Int, _ r: Int, own: SupplyCauses.Course, of reference: SupplyCauses.Course,
    _ add: (GapDriver, Double) -> Void
  ) {
    let branch = branches[b]
    let causes = SupplyCauses(
      employees: People(branch.employees[r]), ftePerPerson: branch.partTimeFactor, reference: reference,
      scenario: self.reference == nil ? nil : own)
    add(.retirement, -causes[.retirement])
    add(.otherOutflow, -causes[.otherOutflow])
    add(.inflow, -causes[.inflow])
    add(.hoursAbsence, -causes[.hoursAbsence])
    add(.levers, -causes[.levers])
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
