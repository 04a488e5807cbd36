import Foundation
import LinearAlgebra
import TestSupport
import Testing
import Workforce

@Suite struct LeverMixTests {
  /// A search whose figures are linear in the levers.
  struct LinearCase {
    var levers: [MixLever]
    var effects: Matrix
    var start: [Double]

    init(_ name: String) throws {
      let table = try ReferenceTable("mix.csv")
      func values(_ quantity: String) -> [Double] { table.values("\(name)_\(quantity)") }
      let (lower, upper, cost) = (values("lower"), values("upper"), values("cost"))
      levers = lower.indices.map { MixLever("lever \($0)", lower[$0]...upper[$0], cost: cost[$0]) }
      start = values("start")
      effects = Matrix(rows: start.count, columns: levers.count, byColumns: values("effects"))
    }

    func evaluate(_ mixes: [[Double]]) -> [[Double]] {
      mixes.map { mix in zip(start, effects * mix).map { $0 + $1 } }
    }

    func search(scale: (Int) -> Double = { _ in 1 }, tolerance: Double = 1e-9) -> LeverMix {
      LeverMix(
        levers: levers,
        targets: start.indices.map { MixTarget("target \($0)", atMost: 0, scale: scale($0)) },
        tolerance: tolerance)
    }
  }

  @Test(arguments: 0..<8)
  func `a linear programme's optimum is found`(number: Int) throws {
    let (name, table) = ("case\(number)", try ReferenceTable("mix.csv"))
    let problem = try LinearCase(name)
    let found = try problem.search().solve { problem.evaluate($0) }
    #expect(found.outcome == .reached)
    // Slopes by finite differences of linear figures are exact to rounding over a hundredth of the range.
    expectClose(found.mix, table.values("\(name)_mix"), within: Tolerance(relative: 1e-9, absolute: 1e-9))
    expectClose([found.cost], table.values("\(name)_total"), within: .relative(1e-9))
    expectClose(
      found.prices, table.values("\(name)_price"), within: Tolerance(relative: 1e-8, absolute: 1e-8))
    #expect(found.iterations == 2)
    #expect(found.values.allSatisfy { $0 <= 1e-9 })
  }

  /// Two levers of effect 2 and 1 per unit, costs 3 and 1: the second is cheaper per unit of effect (1 beside 1.5) but
  /// ends at 2; 5 are needed, so the first does 3 / 2. The cost is 3 x 1.5 + 2 = 6.5, each further unit 1.5.
  @Test func `by hand`() throws {
    let search = LeverMix(
      levers: [MixLever("training", 0...4, cost: 3), MixLever("hours", 0...2, cost: 1)],
      targets: [MixTarget("gap", atMost: 0, scale: 5)], tolerance: 1e-10)
    let found = try search.solve { $0.map { [5 - 2 * $0[0] - $0[1]] } }
    expectClose(found.mix, [1.5, 2], within: .relative(1e-11))
    expectClose([found.cost], [6.5], within: .relative(1e-11))
    expectClose(found.prices, [1.5], within: .relative(1e-10))
    #expect(found.bounds == [nil, .upper])
    expectClose(found.sensitivities?.elements ?? [], [-2, -1], within: .relative(1e-10))
    #expect(found.outcome == .reached)
  }

  @Test func `turning a lever down costs as much as turning it up`() throws {
    let search = LeverMix(
      levers: [MixLever("absence", -0.3...0, cost: 10), MixLever("inflow", 0...0.5, cost: 30)],
      targets: [MixTarget("gap", atMost: 0, scale: 1)], tolerance: 1e-10)
    let found = try search.solve { $0.map { [0.4 + $0[0] - $0[1]] } }
    expectClose(found.mix, [-0.3, 0.1], within: .relative(1e-10))
    expectClose([found.cost], [6], within: .relative(1e-10))
    #expect(found.bounds == [.lower, nil])
  }

  /// x y >= 2 at the least x + 2 y: x = 2, y = 1.
  @Test func `figures that aren't linear are followed to where they hold`() throws {
    let search = LeverMix(
      levers: [MixLever("x", 0...10, cost: 1, step: 1e-5), MixLever("y", 0...10, cost: 2, step: 1e-5)],
      targets: [MixTarget("product", atMost: -log(2), scale: 1)], tolerance: 1e-6, mostIterations: 60)
    let found = try search.solve { $0.map { [-log(0.05 + $0[0]) - log(0.05 + $0[1])] } }
    #expect(found.outcome == .reached)
    // With a = x + 0.05 and b = y + 0.05 the least a + 2 b at a b = 2 is at (2, 1); the search stops when the cost
    // moves less than 1e-6.
    expectClose(found.mix, [1.95, 0.95], within: .absolute(0.01))
    expectClose([found.cost], [3.85], within: .relative(1e-5))
    #expect(-log(0.05 + found.mix[0]) - log(0.05 + found.mix[1]) == found.values[0])
  }

  @Test func `a mix is reached only when its own figures say so`() throws {
    // Diminishing returns: the slope at 0 promises the limit at 1, where it isn't met.
    let search = LeverMix(
      levers: [MixLever("inflow", 0...20, cost: 1)], targets: [MixTarget("gap", atMost: 0, scale: 1)],
      tolerance: 1e-6)
    let found = try search.solve { $0.map { [1 - $0[0] / (1 + $0[0] / 4)] } }
    expectClose(found.mix, [4.0 / 3], within: .relative(1e-5))
    #expect(found.iterations > 2 && found.outcome == .reached)
  }

  @Test(arguments: 0..<3)
  func `where no mix does it, the nearest is given with what is missing`(number: Int) throws {
    let name = "infeasible\(number)"
    let problem = try LinearCase(name)
    let found = try problem.search(scale: { 1 + Double($0) }).solve { problem.evaluate($0) }
    #expect(found.outcome == .notReached)
    let distance = found.shortfalls.enumerated().reduce(0) {
      $0 + ($1.element / (1 + Double($1.offset))) * ($1.element / (1 + Double($1.offset)))
    }
    // A billionth of room per scale, squared with the shortfall.
    expectClose([distance], try ReferenceTable("mix.csv").values("\(name)_total"), within: .relative(1e-7))
    #expect(found.shortfalls == found.values.map { max(0, $0) })
    #expect(zip(problem.levers, found.mix).allSatisfy { $0.lower <= $1 && $1 <= $0.upper })
  }

  @Test func `of the mixes that come nearest the cheapest is given`() throws {
    let search = LeverMix(
      levers: [
        MixLever("a", 0...1, cost: 5), MixLever("b", 0...1, cost: 1), MixLever("idle", 0...1, cost: 1),
      ],
      targets: [MixTarget("reachable", atMost: 0, scale: 1), MixTarget("not", atMost: 0, scale: 1)],
      tolerance: 1e-9)
    let found = try search.solve { $0.map { [0.5 - $0[0] - $0[1], 3 - $0[2]] } }
    #expect(found.outcome == .notReached)
    expectClose(found.mix, [0, 0.5, 1], within: .absolute(1e-7))
    expectClose(found.shortfalls, [0, 2], within: .absolute(1e-7))
  }

  @Test func `what is met already costs nothing`() throws {
    let search = LeverMix(
      levers: [MixLever("a", 0...1, cost: 5)], targets: [MixTarget("gap", atMost: 2, scale: 1)])
    let found = try search.solve { $0.map { [2 - $0[0]] } }
    #expect(found.outcome == .alreadyMet && found.mix == [0] && found.cost == 0)
    #expect(found.evaluations == 1 && found.sensitivities == nil && found.shortfalls == [0])
  }

  @Test func `a lever that has to be used is used and paid for`() throws {
    let search = LeverMix(
      levers: [MixLever("must", 0.5...1, cost: 4), MixLever("may", 0...1, cost: 1)],
      targets: [MixTarget("gap", atMost: 0, scale: 1)], tolerance: 1e-9)
    let found = try search.solve { $0.map { [1.2 - $0[0] - $0[1]] } }
    expectClose(found.mix, [0.5, 0.7], within: .relative(1e-9))
    expectClose([found.cost], [2.7], within: .relative(1e-9))
    #expect(found.bounds == [.lower, nil])
  }

  @Test func `free levers are used no more than needed`() throws {
    let search = LeverMix(
      levers: [MixLever("a", 0...1, cost: 0), MixLever("b", 0...1, cost: 1)],
      targets: [MixTarget("gap", atMost: 0, scale: 1)], tolerance: 1e-9)
    let found = try search.solve { $0.map { [0.25 - $0[0] - $0[1]] } }
    expectClose([found.cost], [0], within: .absolute(1e-10))
    expectClose(found.mix, [0.25, 0], within: .absolute(1e-9))
  }

  @Test func `a target that no lever affects is named`() {
    let search = LeverMix(
      levers: [MixLever("a", -1...1, cost: 1)],
      targets: [MixTarget("gap", atMost: 0, scale: 1), MixTarget("wait", atMost: 0, scale: 1)])
    #expect(throws: LeverMixError<Never>.noLeverAffects(target: "wait")) {
      try search.solve { mixes -> [[Double]] in mixes.map { [1 - $0[0], 1] } }
    }
  }

  /// A wait doesn't move while capacity is far too small; the step sees nothing, the bound does.
  @Test func `a target that only a whole lever affects isn't refused`() throws {
    let search = LeverMix(
      levers: [MixLever("a", 0...1, cost: 1)], targets: [MixTarget("wait", atMost: 0, scale: 1)])
    let found = try search.solve { $0.map { [1 - max(0, $0[0] - 0.5)] } }
    #expect(found.outcome == .notReached && found.mix == [1] && found.bounds == [.upper])
    #expect(found.shortfalls == [0.5] && found.values == [0.5])
    // Figures: the start, a step, two bounds, a step.
    #expect(found.evaluations == 5)
  }

  @Test func `a limit beyond where nothing happens is reached`() throws {
    let search = LeverMix(
      levers: [MixLever("other", 0...1, cost: 1), MixLever("a", 0...1, cost: 2)],
      targets: [MixTarget("wait", atMost: 0, scale: 1)], tolerance: 1e-9)
    let found = try search.solve { $0.map { [1 - 4 * max(0, $0[1] - 0.5)] } }
    #expect(found.outcome == .reached)
    expectClose(found.mix, [0, 0.75], within: .relative(1e-10))
    expectClose([found.cost], [1.5], within: .relative(1e-10))
  }

  /// Each lever alone does nothing; 1.2 of both together begins to.
  @Test func `levers that only do something together are used together`() throws {
    let search = LeverMix(
      levers: [MixLever("a", 0...1, cost: 1), MixLever("b", -1...0, cost: 2)],
      targets: [MixTarget("wait", atMost: 0, scale: 1)], tolerance: 1e-9)
    let found = try search.solve { $0.map { [1 - 2 * max(0, $0[0] - $0[1] - 1.2)] } }
    #expect(found.outcome == .reached)
    expectClose(found.mix, [1, -0.7], within: .relative(1e-10))
  }

  /// The nearer of two bounds is set out from, of two that are as near the cheaper.
  @Test func `of what the bounds do the best is gone on from`() throws {
    let search = LeverMix(
      levers: [
        MixLever("dear", 0...1, cost: 9), MixLever("cheap", 0...1, cost: 1), MixLever("weak", 0...1, cost: 0),
      ],
      targets: [MixTarget("wait", atMost: 0, scale: 1)])
    let found = try search.solve {
      $0.map { [1 - 7.5 * max(0, max($0[0], $0[1]) - 0.9, $0[2] / 1.5 - 0.6)] }
    }
    #expect(found.outcome == .notReached && found.mix == [0, 1, 0])
    expectClose(found.shortfalls, [0.25], within: .relative(1e-12))
  }

  /// Slopes of 0.1 and the like leave 5e-15 beside 0 where nothing is snapped.
  @Test(arguments: 1...40)
  func `a lever that isn't used is at 0 to the bit`(number: Int) throws {
    let effect = 0.1 * Double(number) + 1 / 3.0
    let search = LeverMix(
      levers: [
        MixLever("up", 0...0.37, cost: 7.1), MixLever("both", -0.21...0.43, cost: 9.3),
        MixLever("down", -0.3...0, cost: 11.7), MixLever("used", 0...5, cost: 0.9),
      ],
      targets: [MixTarget("gap", atMost: 0, scale: 1), MixTarget("wait", atMost: 0, scale: 1)])
    let found = try search.solve {
      $0.map { x in
        let sum = 0.31 * x[0] + 0.17 * x[1] - 0.13 * x[2] + effect * x[3]
        return [0.7 * effect - sum, 0.9 * effect - 1.3 * sum]
      }
    }
    #expect(found.outcome == .reached)
    #expect(Array(found.mix.prefix(3)) == [0, 0, 0] && found.bounds == [nil, nil, nil, nil])
    expectClose([found.mix[3]], [0.7], within: .relative(1e-10))
  }

  @Test func `levers at their bounds are there to the bit`() throws {
    let bounds = [0.1, 0.3, 0.7]
    let search = LeverMix(
      levers: bounds.map { MixLever("up to \($0)", -$0...$0, cost: 1 / $0) },
      targets: [MixTarget("gap", atMost: 0, scale: 1)])
    let found = try search.solve { $0.map { [9 - $0[0] / 3 + $0[1] / 7 - $0[2]] } }
    #expect(found.outcome == .notReached && found.mix == [0.1, -0.3, 0.7])
    #expect(found.bounds == [.upper, .lower, .upper])
  }

  @Test func `a programme that isn't solved is no target out of reach`() {
    // Finite figures, but a slope of -1e309 is none.
    let search = LeverMix(
      levers: [MixLever("a", 0...1, cost: 1, step: 0.01)], targets: [MixTarget("gap", atMost: 0, scale: 1)])
    #expect(throws: LeverMixError<Never>.programme(.linearAlgebra(.notFinite))) {
      try search.solve { mixes -> [[Double]] in mixes.map { [1 - 1e308 * min($0[0] * 10, 1)] } }
    }
  }

  @Test func `steps that don't come to rest are no cheapest mix`() throws {
    func programme(mostSteps: Int) throws(LinearMixError) -> LinearMix.Solution {
      try LinearMix(
        levers: [MixLever("a", 0...4, cost: 3), MixLever("b", 0...2, cost: 1)], from: [0, 0],
        effects: Matrix(rows: 1, columns: 2, byColumns: [2, 1]), required: [5], scales: [1],
        mostSteps: mostSteps
      ).solve()
    }
    #expect(throws: LinearMixError.notSettled(steps: 1)) { try programme(mostSteps: 1) }
    expectClose(try programme(mostSteps: 20).mix, [1.5, 2], within: .relative(1e-12))
  }

  struct Fault: Error, Equatable {}

  @Test func `faults of the calculation and figures that are none come through`() {
    let search = LeverMix(
      levers: [MixLever("a", 0...1, cost: 1)], targets: [MixTarget("gap", atMost: 0, scale: 1)])
    #expect(throws: LeverMixError<Fault>.evaluation(Fault())) {
      try search.solve { (_: [[Double]]) throws(Fault) -> [[Double]] in throw Fault() }
    }
    #expect(throws: LeverMixError<Never>.notFinite(target: "gap", mix: [0.01])) {
      try search.solve { mixes -> [[Double]] in mixes.map { [$0[0] > 0 ? .nan : 1] } }
    }
  }

  @Test func `a tornado shows each lever alone`() throws {
    let search = LeverMix(
      levers: [
        MixLever("a", -1...3, cost: 1), MixLever("b", 0...2, cost: 1, step: 2),
        MixLever("c", 0.5...0.5, cost: 1),
      ],
      targets: [MixTarget("gap", atMost: 0, scale: 1), MixTarget("cost", atMost: 0, scale: 1)])
    let effects = try search.tornado { $0.map { [10 - 2 * $0[0] - $0[1] * $0[1], $0[0] * $0[1] + $0[2]] } }
    #expect(effects.map(\.lever) == ["a", "b", "c"])
    expectClose(effects.flatMap(\.perUnit), [-2, 0, -2, 0, 0, 0], within: .absolute(1e-12))
    expectClose(effects.flatMap(\.atLower), [2, 0, 0, 0, 0, 0], within: .absolute(1e-14))
    expectClose(effects.flatMap(\.atUpper), [-6, 0, -4, 0, 0, 0], within: .absolute(1e-14))
  }
}
