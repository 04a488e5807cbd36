import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// What comes nearest to standing out, worked out again from the lines of the default model.
@Suite struct NearPriorityTests {
  let result: RegionalComparison

  init() throws { result = try DefaultComparison.result() }

  /// The smaller of the shares of the least deviation and the least stake, 1 for what is enough.
  private func reached(_ deviation: Double, _ stake: Double, least: Double) -> Double {
    min(1, deviation / 1.96, stake / least)
  }

  private func reached(_ near: NearPriority) -> Double {
    reached(near.priority.deviation, near.priority.stake, least: near.leastStake)
  }

  @Test func `they don't stand out, lie above the usual and come nearest first`() {
    let places = result.areas.indices.filter { result.areas[$0].set == "gemeente" }
    // An area that lies below the usual in nearly everything has fewer.
    #expect(places.count { result.nearPriorities[$0].count == 3 } > places.count * 9 / 10)
    for a in places {
      let near = result.nearPriorities[a]
      #expect(near.count <= 3, "\(result.areas[a].name)")
      for one in near {
        let topic = one.priority
        #expect(topic.deviation > 0 && topic.stake > 0 && !(one.isDeviant && one.matters))
        #expect(one.isDeviant == (topic.deviation > 1.96))
        #expect(!result.priorities[a].contains { $0.kind == topic.kind && $0.item == topic.item })
      }
      let shares = near.map(reached)
      #expect(shares == shares.sorted(by: >) && shares.allSatisfy { $0 >= 0.1 && $0 <= 1 })
    }
    let all = result.nearPriorities.joined()
    for kind in Priority.Kind.allCases { #expect(all.contains { $0.priority.kind == kind }, "\(kind)") }
    #expect(all.contains { $0.isDeviant } && all.contains { $0.matters })
    #expect(all.contains { !$0.isDeviant && !$0.matters })
  }

  @Test func `no product comes nearer by its use than those that are given`() throws {
    let model = try DefaultRun.model()
    var checked = 0
    for a in result.areas.indices where result.areas[a].set == "gemeente" {
      let near = result.nearPriorities[a]
      // Of euros the least stake is a share of all cost, the same for every product.
      let euro = near.first { $0.priority.kind == .level && $0.leastStake != 0.001 }
      guard let last = near.last, let euro else { continue }
      for (i, item) in result.items.enumerated() where !item.isTotal && item.unit == "eur" {
        guard model.settings.notRegional[item.code] == nil, let line = result.lines[a][i],
          let difference = result.differences[a].first(where: {
            $0.item == item.code && $0.against == .nation
          })
        else { continue }
        let stake = difference.rate * (1 - 1 / line.ratio.value)
        let share = reached(line.deviation, stake, least: euro.leastStake)
        let given = near.first { $0.priority.kind == .level && $0.priority.item == item.code }
        if let given {
          expectClose([reached(given)], [share], within: .relative(1e-9))
          #expect(given.priority.deviation == line.deviation && given.priority.figure == line.ratio)
          checked += 1
        } else if share < 1 - 1e-9 {
          let total = near.contains { $0.priority.kind == .level && $0.priority.item == "total_Zvw" }
          #expect(total || share <= reached(last) * (1 + 1e-9), "\(result.areas[a].name) \(item.code)")
        }
      }
    }
    #expect(checked > 100)
  }

  @Test func `of a total and its products one is given`() throws {
    let products = try DefaultRun.model().care.products
    for domain in CareDomain.allCases {
      let parts = products.filter { $0.domain == domain && $0.unit == "eur" }.map(\.code)
      for (near, topics) in zip(result.nearPriorities, result.priorities) {
        for total in near.map(\.priority) where total.item == "total_\(domain.rawValue)" {
          let others = near.map(\.priority) + topics
          #expect(!others.contains { $0.kind == total.kind && parts.contains($0.item) })
        }
      }
    }
  }

  @Test func `what the country itself has by a rounding comes near to nothing`() throws {
    let land = try #require(result.areas.firstIndex { $0.set == "land" })
    #expect(result.nearPriorities.count == result.areas.count && result.nearPriorities[land].isEmpty)
  }
}
