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
      for kind in Priority.Kind.allCases { #expect(topics.count { $0.kind == kind } <= 4) }
    }
    // No kind crowds out the others.
    #expect(result.priorities.contains { topics in Set(topics.map(\.kind)).count == 3 && topics.count > 6 })
    for kind in [Priority.Kind.level, .growth] {
      #expect(result.priorities.contains { $0.count { $0.kind == kind } == 4 })
    }
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

  @Test func `every line that stands out is a topic unless it is small, a total or beyond the most`() throws {
    let model = try DefaultRun.model()
    for a in result.areas.indices where result.areas[a].set == "gemeente" {
      let costs = result.differences[a].filter { $0.against == .nation && $0.item != "total_Zvw" }
      // Zvw alone, so that the bound is lower than the rule's, whose cost has other acts in it.
      let zvw = costs.reduce(0) { $0 + $1.rate }
      for (i, item) in result.items.enumerated() where !item.isTotal {
        let line = try #require(result.lines[a][i])
        let rate = try #require(costs.first { $0.item == item.code }).rate
        let stake = rate * (1 - 1 / line.ratio.value)
        let isTopic = result.priorities[a].contains { $0.kind == .level && $0.item == item.code }
        if line.deviation <= 1.96 || stake < 0.0025 * zvw { #expect(!isTopic) }
        let topics = result.priorities[a]
        let hasRoom = topics.count < 10 && topics.count { $0.kind == .level } < 4
        let isRegional = model.settings.notRegional[item.code] == nil
        if !isRegional { #expect(!isTopic) }
        if line.deviation > 1.96, stake > 0.005 * zvw, hasRoom, isRegional { #expect(isTopic) }
      }
    }
    #expect(model.regions.count == 342)
  }

  @Test func `a total gives way to its products`() throws {
    let products = try DefaultRun.model().care.products
    for domain in CareDomain.allCases {
      let parts = products.filter { $0.domain == domain && $0.unit == "eur" }.map(\.code)
      for topics in result.priorities {
        for total in topics where total.item == "total_\(domain.rawValue)" {
          #expect(!topics.contains { $0.kind == total.kind && parts.contains($0.item) })
        }
      }
    }
    #expect(result.priorities.contains { $0.contains { $0.item == "total_Zvw" } })
  }

  @Test func `no total stands out by growth alone where it has one product`() throws {
    let products = try DefaultRun.model().care.products
    let single = CareDomain.allCases.filter { domain in
      products.count { $0.domain == domain && $0.unit == "eur" } == 1
    }
    let topics = result.priorities.joined()
    #expect(!single.isEmpty)
    for domain in single {
      let product = try #require(products.first { $0.domain == domain && $0.unit == "eur" }).code
      #expect(topics.contains { $0.kind == .growth && $0.item == product })
      #expect(!topics.contains { $0.item == "total_\(domain.rawValue)" })
    }
  }

  @Test func `what is counted matters from one a year per thousand inhabitants`() throws {
    let ratios = ["R12": 2.6, "R13": 1.9]
    /// Topics of visits, far more of which are made in two regions than elsewhere.
    func counted(_ model: ComparisonModel) throws -> [Priority] {
      try model.mapping("care_regional.csv") { line in
        let fields = line.split(separator: ",").map(String.init)
        guard fields[1] == "bezoek", let expected = Double(fields[3]) else { return line }
        guard let ratio: Double = ratios[fields[0]] else { return line }
        return "\(fields[0]),bezoek,\(ratio * expected),\(fields[3])"
      }.result().priorities.joined().filter { $0.item == "bezoek" }
    }
    /// The model with other numbers of visits per person; ratios and so deviations stay.
    func scaled(_ factor: Double) -> ComparisonModel {
      ComparisonModel().mapping("care_use.csv") { line in
        var fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard fields[0] == "bezoek", let rate = Double(fields[4]) else { return line }
        fields[4] = "\(rate * factor)"
        return fields.joined(separator: ",")
      }
    }
    let plain = try counted(ComparisonModel())
    let largest = try #require(plain.map(\.stake).max())
    // The largest is then 0.99 and 1.01 per thousand.
    #expect(try counted(scaled(0.00099 / largest)).isEmpty)
    let few = try counted(scaled(0.00101 / largest))
    #expect(!few.isEmpty && few.count < plain.count && few.allSatisfy { $0.stake >= 0.001 })
    #expect(few.allSatisfy { $0.evidence.english.contains(", 1.0 contacts per 1,000 inhabitants") })
    #expect(few.allSatisfy { $0.evidence.dutch.contains(", 1,0 contacten per 1.000 inwoners") })
    let euros = try DefaultComparison.result().priorities.joined().filter { $0.item == "zvw_huisartsenzorg" }
    #expect(!euros.isEmpty)
    for topic in euros {
      let text = topic.evidence.english
      #expect(text.contains(" per inhabitant") && text.contains("€") && !text.contains("1,000 inhabitants"))
    }
  }

  @Test func `circumstances that predict no more than usual are no cause`() throws {
    var (explained, unexplained) = (0, 0)
    for a in result.areas.indices {
      for topic in result.priorities[a] where topic.kind == .level {
        let item = try #require(result.item(topic.item))
        guard let predicted = result.lines[a][item]?.predicted else { continue }
        let (dutch, english) = (topic.evidence.dutch, topic.evidence.english)
        let ratio = String(format: "%.3f", predicted.value)
        if predicted.value > 1 {
          #expect(english.contains("Circumstances predict \(ratio)") && !topic.causes.isEmpty)
          #expect(english.contains("in the regression on all regions most with "))
          #expect(dutch.contains("in de regressie op alle regio's het meest met "))
          explained += 1
        } else {
          #expect(english.contains("Circumstances don't explain it: they predict \(ratio)"))
          #expect(dutch.contains("De omstandigheden verklaren dat niet: ze voorspellen "))
          #expect(topic.causes.isEmpty && !english.contains("influenceable") && !dutch.contains("nvloedbaar"))
          unexplained += 1
        }
      }
    }
    #expect(explained > 50 && unexplained > 10)
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
