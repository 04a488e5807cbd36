import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// A scenario's figures are the reference's to the bit where nothing differs.
@Suite struct ScenarioIdentityTests {
  private let model = MethodModel.uncertainCare.exposed(margins: true)

  private func expectSame(_ a: PrognosisResult, _ b: PrognosisResult, _ what: String) {
    let (x, y) = (a.everyFigure.map(\.bitPattern), b.everyFigure.map(\.bitPattern))
    #expect(x.count > 500 && x == y, "\(what): \(zip(x, y).count { $0 != $1 }) of \(x.count) differ")
  }

  @Test(arguments: MethodModel.everyMethod)
  func `a scenario without levers is the reference`(_ method: MethodModel) throws {
    let outcome = try method.outcome(Scenario("none"), draws: 9)
    expectSame(outcome.results[1], outcome.results[0], method.name)
    #expect(outcome.results.map(\.scenario) == ["reference", "none"])
    let zero = outcome.differences[0].figures.flatMap(\.elements).filter { !$0.isNaN }
    #expect(!zero.isEmpty && zero.allSatisfy { $0 == 0 })
  }

  @Test func `levers of size zero change nothing`() throws {
    let levers = MethodModel.everyLever.map { lever in
      var copy = lever
      (copy.size, copy.p10, copy.p90) = (0, 0, 0)
      return copy
    }
    let outcome = try model.outcome(Scenario("zero", levers), draws: 9)
    expectSame(outcome.results[1], outcome.results[0], "zero")
  }

  @Test func `years before a lever starts are the reference's`() throws {
    let late = MethodModel.everyLever.map { lever in
      var copy = lever
      copy.course = .atOnce(from: 2027, until: nil)
      return copy
    }
    let outcome = try model.outcome(Scenario("late", late), draws: 9)
    let difference = outcome.differences[0]
    for t in 0..<3 {
      let figures =
        difference.figures[t].elements + (difference.margins?[t].quantiles ?? []).flatMap(\.elements)
      #expect(figures.filter { !$0.isNaN }.allSatisfy { $0 == 0 }, "year \(t)")
    }
    let last = difference.figures[3].elements.filter { !$0.isNaN && $0 != 0 }
    #expect(last.count > 20)
  }

  @Test func `a combination is its parts in any order`() throws {
    let levers = MethodModel.everyLever.enumerated().map { i, lever in
      var copy = lever
      (copy.p10, copy.p90) = (copy.size - 0.01, copy.size + 0.02 * Double(i + 1))
      return copy
    }
    let outcome = try model.outcome(
      Scenario("forwards", levers), Scenario("backwards", levers.reversed()), draws: 16)
    expectSame(outcome.results[1], outcome.results[2], "order")
    #expect(outcome.differences[0].everyFigure == outcome.differences[1].everyFigure)
  }

  @Test func `neither threads nor company changes a bit`() throws {
    let scenarios = MethodModel.everyLever.prefix(9).enumerated().map { Scenario("lever\($0)", $1) }
    let one = try model.outcome(scenarios[0], scenarios[4], scenarios[8], draws: 20, threads: 1)
    let two = try model.outcome(scenarios[0], scenarios[4], scenarios[8], draws: 20, threads: 4, memory: 1)
    let alone = try model.outcome(scenarios[4], draws: 20)
    for i in one.results.indices { expectSame(one.results[i], two.results[i], "threads, result \(i)") }
    expectSame(one.results[2], alone.results[1], "alone")
    #expect(one.differences.map(\.everyFigure) == two.differences.map(\.everyFigure))
    #expect(one.differences[1].everyFigure == alone.differences[0].everyFigure)
  }
}
