import Foundation
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// The rule of priorities, followed on the default model and on a made-up one.
@Suite struct PriorityTests {
  let result: RegionalComparison

  init() throws { result = try DefaultComparison.result() }

  @Test func `topics stand out, matter, and come in order`() {
    for a in result.areas.indices {
      let topics = result.priorities[a]
      #expect(topics.count <= 10)
      #expect(topics.allSatisfy { $0.deviation > 1.96 && $0.stake > 0 })
      #expect(topics.map(\.deviation) == topics.map(\.deviation).sorted(by: >))
      #expect(Set(topics.map { "\($0.kind) \($0.item)" }).count == topics.count)
    }
    #expect(result.priorities.contains { $0.count == 10 })
    for kind in Priority.Kind.allCases {
      #expect(result.priorities.contains { $0.contains { $0.kind == kind } })
    }
  }

  @Test func `a topic of level has the figures of its line`() throws {
    for a in result.areas.indices {
      for topic in result.priorities[a] where topic.kind == .level {
        let item = try #require(result.item(topic.item))
        let line = try #require(result.lines[a][item])
        #expect(topic.deviation == line.deviation && topic.figure == line.ratio && topic.benchmark == 1)
        #expect(topic.causes.count <= 3 && topic.causes.allSatisfy { $0.effect > 0 })
        #expect(topic.causes.map(\.effect) == topic.causes.map(\.effect).sorted(by: >))
        // The amount per inhabitant at the observed ratio, less that at the nation's: a municipality has one ratio.
        if result.areas[a].set == "gemeente", topic.item != "total_Zvw" {
          let difference = try #require(
            result.differences[a].first { $0.item == topic.item && $0.against == .nation })
          expectClose(
            [topic.stake], [difference.rate * (1 - 1 / line.ratio.value)], within: .relative(1e-10))
        }
      }
    }
  }

  @Test func `every line that stands out is a topic unless it is small, a total or beyond the tenth`() throws
  {
    let model = try DefaultRun.model()
    for a in result.areas.indices where result.areas[a].set == "gemeente" {
      let costs = result.differences[a].filter { $0.against == .nation && $0.item != "total_Zvw" }
      // Zvw alone, so that the bound is lower than the rule's, whose cost has other acts in it.
      let zvw = costs.reduce(0) { $0 + $1.rate }
      for (i, item) in result.items.enumerated() where item.rows.count == 1 {
        let line = try #require(result.lines[a][i])
        let rate = try #require(costs.first { $0.item == item.code }).rate
        let stake = rate * (1 - 1 / line.ratio.value)
        let isTopic = result.priorities[a].contains { $0.kind == .level && $0.item == item.code }
        if line.deviation <= 1.96 || stake < 0.0025 * zvw { #expect(!isTopic) }
        if line.deviation > 1.96, stake > 0.005 * zvw, result.priorities[a].count < 10 { #expect(isTopic) }
      }
    }
    #expect(model.regions.count == 342)
  }

  @Test func `a total gives way to its products`() {
    for topics in result.priorities {
      for total in topics where total.item == "total_Zvw" {
        #expect(!topics.contains { $0.kind == total.kind && $0.item.hasPrefix("zvw_") })
      }
    }
    #expect(result.priorities.contains { $0.contains { $0.item == "total_Zvw" } })
  }

  @Test func `what stays unexplained is held against how areas differ in it`() throws {
    let own = result.areas.indices.filter { result.areas[$0].set == "gemeente" }
    var checked = 0
    for (i, item) in result.items.enumerated() {
      let figures = try own.map { a in
        let unexplained = try #require(result.lines[a][i]?.unexplained)
        let error = log(unexplained.upper / unexplained.value) / 1.959963984540054
        return (area: a, log: log(unexplained.value), variance: error * error)
      }
      // DerSimonian and Laird's moments.
      let weights = figures.map { 1 / $0.variance }
      let sum = weights.reduce(0, +)
      let mean = zip(figures, weights).reduce(0) { $0 + $1.0.log * $1.1 } / sum
      let q = zip(figures, weights).reduce(0) { $0 + ($1.0.log - mean) * ($1.0.log - mean) * $1.1 }
      let excess = q - Double(figures.count - 1)
      let between = max(0, excess / (sum - weights.reduce(0) { $0 + $1 * $1 } / sum))
      for figure in figures {
        let topics = result.priorities[figure.area]
        guard let topic = topics.first(where: { $0.kind == .unexplained && $0.item == item.code }) else {
          continue
        }
        let deviation = figure.log / (figure.variance + between).squareRoot()
        expectClose([topic.deviation], [deviation], within: .relative(1e-9), item.code)
        checked += 1
      }
    }
    #expect(checked > 50)
  }

  @Test func `growth is held against the country in robust deviations`() throws {
    let model = try DefaultRun.model()
    let prognosis = try DefaultRun.result()
    let own = prognosis.areas.indices.dropFirst()
    func growth(_ p: Int, _ a: Int) -> Double { prognosis.care[10][p, a] / prognosis.care[0][p, a] - 1 }
    func median(_ values: [Double]) -> Double {
      let sorted = values.sorted()
      return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
    var checked = 0
    for a in result.areas.indices where result.areas[a].set == "gemeente" {
      for topic in result.priorities[a] where topic.kind == .growth {
        guard let p = prognosis.products.firstIndex(where: { $0.code == topic.item }) else { continue }
        let column = try #require(prognosis.area(result.areas[a].code))
        let all = own.map { growth(p, $0) }
        let middle = median(all)
        let deviation = 1.4826022185056018 * median(all.map { abs($0 - middle) })
        let (here, nation) = (growth(p, column), growth(p, 0))
        expectClose(
          [topic.figure.value, topic.benchmark, topic.deviation],
          [here, nation, (here - nation) / deviation], within: .relative(1e-9))
        let people = model.population.column(column - 1).reduce(0, +)
        expectClose(
          [topic.stake], [(here - nation) * prognosis.care[0][p, column] / people], within: .relative(1e-9))
        checked += 1
      }
    }
    #expect(checked > 50)
  }

  @Test func `evidence is told in both languages with the figures`() throws {
    let heerlen = try #require(result.area("Heerlen"))
    let topic = try #require(result.priorities[heerlen].first { $0.kind == .level })
    let ratio = String(format: "%.3f", topic.figure.value)
    #expect(topic.evidence.english.contains("ratio \(ratio)"))
    #expect(topic.evidence.dutch.contains("verhouding \(ratio.replacing(".", with: ","))"))
    #expect(topic.evidence.english.contains("influenceable"))
    #expect(topic.evidence.dutch.contains("beïnvloedbaar"))
    for topic in result.priorities.joined() {
      for text in [topic.evidence.dutch, topic.evidence.english] {
        #expect(!text.contains("nan") && !text.contains("inf ") && text.hasSuffix("."))
      }
    }
  }
}
