import Foundation
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// Topics of staff and waits of the default model, worked out again from a prognosis for its municipalities.
@Suite struct PriorityAccessTests {
  let comparison: RegionalComparison
  let prognosis: PrognosisResult
  let model: RegionModel

  init() throws {
    (comparison, prognosis) = (try DefaultComparison.result(), try DefaultRun.result())
    model = try DefaultRun.model()
  }

  private var municipalities: [Int] {
    comparison.areas.indices.filter { comparison.areas[$0].set == "gemeente" }
  }

  /// The share of staff that falls short at the horizon; the country is area 0.
  private func gap(_ item: Int, _ area: Int) throws -> Double {
    let staff = try #require(prognosis.workforce)
    return staff.figures[10][staff.row(item, .gapShare), area]
  }

  private func wait(_ service: Int, _ area: Int) throws -> Double {
    let waiting = try #require(prognosis.waiting)
    return waiting.figures[10][waiting.row(service, .weeks), area]
  }

  private func deviation(_ values: [Double]) -> Double {
    func median(_ values: [Double]) -> Double {
      let sorted = values.sorted()
      return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
    let middle = median(values)
    return 1.4826022185056018 * median(values.map { abs($0 - middle) })
  }

  @Test func `staff is a topic where it falls short by more than the country's, and matters`() throws {
    let staff = try #require(prognosis.workforce)
    let own = prognosis.areas.indices.dropFirst()
    let spreads = try staff.items.indices.map { item in try deviation(own.map { try gap(item, $0) }) }
    let total = try #require(staff.items.firstIndex { $0.code == "total" })
    var (checked, left) = (0, 0)
    for place in municipalities {
      let area = try #require(prognosis.area(comparison.areas[place].code))
      let needed = staff.figures[10][staff.row(total, .demandFTE), area]
      let people = model.population.column(area - 1).reduce(0, +)
      let topics = comparison.priorities[place]
      for (item, branch) in staff.items.enumerated() {
        let (here, nation) = (try gap(item, area), try gap(item, 0))
        let excess = (here - nation) * staff.figures[10][staff.row(item, .demandFTE), area]
        let z = (here - nation) / spreads[item]
        let topic = topics.first { $0.kind == .staff && $0.item == branch.code }
        guard z > 1.96, here > 0, excess >= 0.0025 * needed else {
          #expect(topic == nil, "\(comparison.areas[place].name) \(branch.code)")
          left += 1
          continue
        }
        guard let topic else { continue }
        expectClose(
          [topic.deviation, topic.figure.value, topic.benchmark, topic.stake],
          [z, here, nation, excess / people], within: .relative(1e-9), branch.code)
        let text = topic.evidence.english
        #expect(
          text.contains("On the central path staff in 2034 is \(String(format: "%.1f", 100 * here))% below"))
        #expect(text.contains("nationally by \(String(format: "%.1f", 100 * nation))%"))
        checked += 1
      }
    }
    #expect(checked > 50 && left > 1000)
  }

  @Test func `a wait is a topic beyond its norm and beyond the country's`() throws {
    let waiting = try #require(prognosis.waiting)
    let own = prognosis.areas.indices.dropFirst()
    var checked = 0
    for (service, norm) in waiting.services.enumerated() {
      let known = try own.map { try wait(service, $0) }.filter(\.isFinite)
      let (spread, nation) = (deviation(known), try wait(service, 0))
      for place in municipalities {
        let area = try #require(prognosis.area(comparison.areas[place].code))
        let here = try wait(service, area)
        let topic = comparison.priorities[place].first { $0.kind == .wait && $0.item == norm.service }
        guard !norm.isComparison, (here - nation) / spread > 1.96, here >= 1.1 * norm.weeks else {
          #expect(topic == nil)
          continue
        }
        guard let topic else { continue }
        expectClose(
          [topic.deviation, topic.figure.value, topic.benchmark, topic.stake],
          [(here - nation) / spread, here, norm.weeks, here - norm.weeks], within: .relative(1e-9))
        #expect(topic.evidence.dutch.hasPrefix("Op het centrale pad is de wachttijd in 2034 "))
        checked += 1
      }
    }
    #expect(checked > 20)
  }

  @Test func `staff and waits of an area are those of the prognosis`() throws {
    let (staff, waiting) = (try #require(prognosis.workforce), try #require(prognosis.waiting))
    #expect(comparison.access.count == comparison.areas.count)
    for place in municipalities {
      let access = comparison.access[place]
      let area = try #require(prognosis.area(comparison.areas[place].code))
      #expect(access.years == 2024...2034 && access.staff.map(\.item.code) == staff.items.map(\.code))
      for (item, line) in access.staff.enumerated() {
        func figure(_ measure: WorkforceMeasure, _ step: Int, _ area: Int) -> Double {
          staff.figures[step][staff.row(item, measure), area]
        }
        #expect(line.demand == figure(.demandFTE, 10, area) && line.supply == figure(.supplyFTE, 10, area))
        #expect(
          line.gap.base == figure(.gapShare, 0, area) && line.gap.horizon == figure(.gapShare, 10, area))
        // The country's regions may be added up in another order.
        expectClose([line.gap.national], [figure(.gapShare, 10, 0)], within: .relative(1e-9))
      }
      let covered = try waiting.services.indices.filter { try wait($0, area).isFinite }
      #expect(access.waits.map(\.service) == covered.map { waiting.services[$0].service })
      #expect(try access.waits.map(\.weeks.horizon) == covered.map { try wait($0, area) })
    }
  }

  @Test func `all branches together give way to a branch`() {
    for topics in comparison.priorities {
      let staff = topics.filter { $0.kind == .staff }.map(\.item)
      #expect(!staff.contains("total") || staff == ["total"])
    }
  }
}
