import ModelDirectory
import Workforce

/// Puts the observations on waits together with the care and the staff that they depend on.
struct WaitingMaker {
  private let model: RegionModel
  private let staff: WorkforceModel
  private let care: CareSchedule
  private(set) var notices: [Notice] = []
  /// The set of each list's area.
  private(set) var sets: [String] = []

  init(_ model: RegionModel, staff: WorkforceModel, care: CareSchedule) {
    (self.model, self.staff, self.care) = (model, staff, care)
  }

  /// The services with a list, and the lists.
  mutating func make() -> (services: [WaitingData.Norm], lists: [WaitingModel.List]) {
    var (services, lists): ([WaitingData.Norm], [WaitingModel.List]) = ([], [])
    var (unobserved, unlinked, unexplained): ([String], [String], [String]) = ([], [], [])
    var years: [Int: [String]] = [:]
    for norm in model.waiting.norms {
      let times = model.waiting.times.filter { $0.service == norm.service }
      guard !times.isEmpty else {
        unobserved.append(norm.service)
        continue
      }
      guard let product = care.products.firstIndex(where: { $0.code == norm.product }),
        let branch = staff.branches.firstIndex(where: { $0.code == norm.branch })
      else {
        unlinked.append(norm.service)
        continue
      }
      let own = self.lists(of: times, service: services.count, product: product, branch: branch)
      unexplained += times.filter { time in !own.contains { $0.time == time.name } }.map(\.name)
      guard !own.isEmpty else { continue }
      for year in Set(times.map(\.year)) { years[year, default: []].append(norm.service) }
      services.append(norm)
      lists += own.map(\.list)
      sets += own.map(\.set)
    }
    note(unobserved, unlinked, unexplained)
    for (year, services) in years.sorted(by: { $0.key < $1.key }) where year != model.settings.baseYear {
      notices.append(
        Notice(
          listing: services, dutch: "Wachttijden van \(year) staan voor \(model.settings.baseYear)",
          english: "Waits of \(year) stand for \(model.settings.baseYear)"))
    }
    return (services, lists)
  }

  private mutating func note(_ unobserved: [String], _ unlinked: [String], _ unexplained: [String]) {
    let notes = [
      (unobserved, "Geen waargenomen wachttijd, dus weggelaten", "No observed wait and so left out"),
      (
        unlinked, "Wachttijden zonder product of branche met cijfers, dus weggelaten",
        "Waits without a product or a branch with figures and so left out"
      ),
      (
        unexplained, "Wachttijden van 0 of zonder vacatures in de branche, dus weggelaten",
        "Waits of 0 or without vacancies in the branch and so left out"
      ),
    ]
    for (list, dutch, english) in notes where !list.isEmpty {
      notices.append(Notice(listing: list, dutch: dutch, english: english))
    }
  }

  private func lists(
    of times: [WaitingData.Observation], service: Int, product: Int, branch: Int
  ) -> [(list: WaitingModel.List, set: String, time: String)] {
    let observations = times.map {
      WaitObservation(weeks: $0.weeks, median: $0.weeksMedian, providers: $0.providers)
    }
    let middle = WaitObservation.medianSpread(observations) ?? 0
    let own = staff.branches[branch]
    let load = own.workPerEmployee / own.partTimeFactor
    return zip(times, observations).compactMap { time, observation in
      guard time.weeks > 0, load > 1, let members = members(time) else { return nil }
      let spread = observation.logSpread ?? middle
      let list = WaitingModel.List(
        service: service, name: time.name, members: members, weeks: time.weeks,
        deviation: observation.logStandardError(spread: spread), load: load, product: product, branch: branch)
      return (list, time.set, time.name)
    }
  }

  private func members(_ time: WaitingData.Observation) -> [RegionSet.Member]? {
    AreaSelection.areas(in: time.set, of: model).first { $0.code == time.code }?.members
  }
}

extension WaitingData.Observation {
  /// The set, the area and the service.
  fileprivate var name: String { "\(set):\(code):\(service)" }
}
