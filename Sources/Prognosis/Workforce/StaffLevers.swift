import ModelDirectory
import Workforce

/// The levers of a scenario on one branch, and the regions that they treat alike.
struct StaffLevers: Sendable {
  /// A lever with the share of people that comes with each employee of its selection, where it counts people.
  struct Item: Sendable {
    let lever: ResolvedLever
    /// Where it counts people: 1 over the employees that it is spread over.
    let perEmployee: Double
    /// Its place among all levers of the scenario on staff.
    let place: Int

    var target: LeverTarget { lever.lever.target }
    var isRelative: Bool { lever.lever.unit == .relative }
  }

  /// Regions with the same share in each lever.
  struct Class: Sendable {
    let regions: [Int]
    /// One per lever.
    let shares: [Double]
  }

  /// The targets that change staff and the need for it.
  static let targets: [LeverTarget] = [
    .inflow, .outflow, .training, .absence, .hours, .retirementAge, .labourSaving,
  ]

  let items: [Item]
  let classes: [Class]

  /// - Parameters:
  ///   - levers: those of the scenario on staff, in order.
  ///   - branch: the place of the branch among `branches`.
  init(_ levers: [ResolvedLever], branch: Int, of branches: [StaffBranch], regions: Int) {
    let code = branches[branch].code
    items = levers.enumerated().compactMap { place, lever in
      guard lever.branches.contains(code) else { return nil }
      let isTraining = lever.lever.target == .training
      guard !isTraining || branches[branch].staff.figures.training != nil else { return nil }
      let reached = branches.filter {
        lever.branches.contains($0.code) && (!isTraining || $0.staff.figures.training != nil)
      }
      let employees = reached.reduce(0) { sum, branch in
        lever.regions.indices.reduce(sum) { $0 + branch.employees[$1] * (isTraining ? 1 : lever.regions[$1]) }
      }
      return Item(lever: lever, perEmployee: employees > 0 ? 1 / employees : 0, place: place)
    }
    var byShares: [[Double]: [Int]] = [:]
    var order: [[Double]] = []
    for r in 0..<regions {
      let shares = items.map { $0.target == .training ? 1 : $0.lever.regions[r] }
      if byShares[shares] == nil { order.append(shares) }
      byShares[shares, default: []].append(r)
    }
    classes = order.map { Class(regions: byShares[$0] ?? [], shares: $0) }
  }

  /// The items on a target with the share of a class in each.
  func items(_ target: LeverTarget, in own: Class) -> [(item: Item, share: Double)] {
    zip(items, own.shares).filter { $0.0.target == target && $0.1 != 0 }.map { ($0.0, $0.1) }
  }
}
