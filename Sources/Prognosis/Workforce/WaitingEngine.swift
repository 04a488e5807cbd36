import LinearAlgebra
import ModelDirectory
import Workforce

/// The waiting lists of a block of draws.
struct WaitingBlock: Sendable {
  var lists: [WaitingList]
  /// Demand and capacity of the base year: lanes per source.
  let baseDemand, baseCapacity: LaneBuffer
}

/// A figure of a list that is followed through the years.
enum WaitingRow: Int, CaseIterable {
  case weeks, demand, delivered, backlog
}

/// Follows waiting lists through the years, on the demand and the staff of a block of draws.
struct WaitingEngine: Sendable {
  let model: WaitingModel

  /// Rows: list by list those of `WaitingRow`.
  var rows: Int { model.lists.count * WaitingRow.allCases.count }

  /// The lists of the base year, in balance.
  /// - Parameter sampler: the draws' errors of the observations; nil for the observations themselves.
  func block(_ draws: Range<Int>, sampler: DrawSampler?) throws(PrognosisError) -> WaitingBlock {
    let lanes = draws.count
    var lists: [WaitingList] = []
    for list in model.lists {
      let factors =
        sampler?.waitFactors(list: list.name, deviation: list.deviation, draws: draws)
        ?? [Double](repeating: 1, count: lanes)
      do throws(WaitingError) {
        lists.append(try WaitingList(waits: factors.map { $0 * list.weeks }, load: list.load))
      } catch {
        throw .unusable(file: "waiting_times.csv", what: "\(list.name): \(error)")
      }
    }
    return WaitingBlock(
      lists: lists, baseDemand: LaneBuffer(model.sources.count * lanes),
      baseCapacity: LaneBuffer(model.sources.count * lanes))
  }

  /// Takes the lists through the year with index `t`.
  ///
  /// - Parameters:
  ///   - demand: the demand for all products in a region: products x lanes.
  ///   - supply: the FTE there are of a branch in a region: lanes.
  ///   - output: lists x rows x lanes.
  func step(
    _ t: Int, _ block: inout WaitingBlock, staff: StaffBlock, regions: Int,
    demand: (Int) -> UnsafePointer<Double>, supply: (Int, Int) -> UnsafePointer<Double>,
    into output: UnsafeMutablePointer<Double>
  ) throws(PrognosisError) {
    let indices = model.sources.indices.map { i in
      self.indices(t, block, source: i, staff: staff, regions: regions, demand: demand, supply: supply)
    }
    let width = WaitingRow.allCases.count * staff.lanes
    for (i, list) in model.lists.enumerated() {
      let (asked, able) = indices[model.sourceOf[i]]
      do throws(WaitingError) {
        let year = try block.lists[i].advance(demand: asked, capacity: able)
        for (row, values) in [year.weeks, year.demand, year.delivered, year.backlog].enumerated() {
          values.withUnsafeBufferPointer { from in
            guard let from = from.baseAddress else { return }
            (output + i * width + row * staff.lanes).update(from: from, count: staff.lanes)
          }
        }
      } catch {
        throw .unusable(file: "waiting_times.csv", what: "\(list.name): \(error)")
      }
    }
  }

  /// What is asked for and what can be served, relative to the base year, which the first year records: one per lane.
  private func indices(
    _ t: Int, _ block: WaitingBlock, source place: Int, staff: StaffBlock, regions: Int,
    demand: (Int) -> UnsafePointer<Double>, supply: (Int, Int) -> UnsafePointer<Double>
  ) -> (asked: [Double], able: [Double]) {
    let (source, lanes) = (model.sources[place], staff.lanes)
    var (asked, able) = ([Double](repeating: 0, count: lanes), [Double](repeating: 0, count: lanes))
    for member in source.members {
      let (care, people) = (
        demand(member.region) + source.product * lanes, supply(source.branch, member.region)
      )
      let left = staff.remaining(t, branch: source.branch, region: member.region, of: regions)
      for l in 0..<lanes {
        asked[l] += member.share * care[l]
        able[l] += member.share * people[l] / left[l]
      }
    }
    let (base, capacity) = (
      block.baseDemand.pointer + place * lanes, block.baseCapacity.pointer + place * lanes
    )
    for l in 0..<lanes {
      if t == 0 { (base[l], capacity[l]) = (asked[l], able[l]) }
      asked[l] = base[l] > 0 ? asked[l] / base[l] : 1
      able[l] = capacity[l] > 0 ? able[l] / capacity[l] : 1
    }
    return (asked, able)
  }

  /// Writes the rows of an area, service by service: sums of its lists' rows by weight, NaN where it has none.
  func write(
    _ parts: [[WaitingModel.Part]], lists: UnsafePointer<Double>, lanes: Int,
    into output: UnsafeMutablePointer<Double>
  ) {
    let width = WaitingRow.allCases.count * lanes
    for (service, own) in parts.enumerated() {
      let to = output + service * width
      to.update(repeating: own.isEmpty ? .nan : 0, count: width)
      for part in own {
        let from = lists + part.list * width
        for i in 0..<width { to[i] += part.weight * from[i] }
      }
    }
  }
}
