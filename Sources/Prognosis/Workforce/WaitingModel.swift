import LinearAlgebra
import ModelDirectory
import Workforce

/// The waiting lists that a model observes, and what each area takes from them.
struct WaitingModel: Sendable {
  /// A list of a service in the area that an observation is of.
  struct List: Sendable {
    let service: Int
    /// What names its draws.
    let name: String
    let members: [RegionSet.Member]
    /// The observed mean wait, weeks, and the standard error of its logarithm.
    let weeks, deviation: Double
    /// Demand over capacity in the base year.
    let load: Double
    /// The product that feeds it, among those of care, and the branch that serves it.
    let product, branch: Int
  }

  /// What lists of several services depend on in one area.
  struct Source: Sendable, Hashable {
    let members: [RegionSet.Member]
    let product, branch: Int
  }

  /// A list with its weight for an area; weights add up to 1.
  struct Part: Sendable, Equatable {
    let list: Int
    let weight: Double
  }

  let services: [WaitingData.Norm]
  let lists: [List]
  /// What the lists depend on, each once, and which of these each list does.
  let sources: [Source]
  let sourceOf: [Int]
  let notices: [Notice]
  /// Per service the lists that serve areas without one of their own: those of the set with the most of them.
  private let common: [[Int]]
  /// Demand in the base year, products x regions, on the central path.
  private let demand: Matrix

  /// The lists of a model; nil where none can be kept.
  init?(_ model: RegionModel, staff: WorkforceModel, care: CareSchedule, demand: Matrix) {
    var maker = WaitingMaker(model, staff: staff, care: care)
    (services, lists) = maker.make()
    guard !lists.isEmpty else { return nil }
    var (known, places): ([Source: Int], [Source]) = ([:], [])
    sourceOf = lists.map { list in
      let source = Source(members: list.members, product: list.product, branch: list.branch)
      if let place = known[source] { return place }
      known[source] = places.count
      places.append(source)
      return places.count - 1
    }
    sources = places
    notices = maker.notices
    self.demand = demand
    let sets = maker.sets
    common = services.indices.map { [lists] service in
      let own = lists.indices.filter { lists[$0].service == service }
      let bySet = Dictionary(grouping: own) { sets[$0] }
      // Of sets with as many lists, the first by name.
      return bySet.min { ($1.value.count, $0.key) < ($0.value.count, $1.key) }?.value ?? []
    }
  }

  /// What an area's waits are made of, by service: its own list where it has one, else the lists of the people who live in
  /// it, by their demand in the base year; none where no list covers any of it.
  func parts(of members: [RegionSet.Member]) -> [[Part]] {
    services.indices.map { service in
      let own = lists.indices.filter { lists[$0].service == service }
      if let list = own.first(where: { Set(lists[$0].members) == Set(members) }) {
        return [Part(list: list, weight: 1)]
      }
      let weights = common[service].map { (list: $0, weight: overlap($0, members)) }.filter { $0.weight > 0 }
      let sum = weights.reduce(0) { $0 + $1.weight }
      return weights.map { Part(list: $0.list, weight: $0.weight / sum) }
    }
  }

  /// Demand of the base year that lives both in the area and in that of the list.
  private func overlap(_ list: Int, _ members: [RegionSet.Member]) -> Double {
    let list = lists[list]
    let shares = Dictionary(list.members.map { ($0.region, $0.share) }, uniquingKeysWith: +)
    return members.reduce(0) { $0 + $1.share * (shares[$1.region] ?? 0) * demand[list.product, $1.region] }
  }
}
