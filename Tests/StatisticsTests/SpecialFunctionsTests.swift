import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct SpecialFunctionsTests {
  @Test func `they agree with fifty digits`() throws {
    let table = try ReferenceTable("reference.csv")
    let points = table.values("special_points")
    #expect(points.count == 10)
    expectClose(
      points.map(SpecialFunctions.logMinusDigamma), table.values("special_log_minus_digamma"),
      within: .relative(1e-14))
    expectClose(
      points.map(SpecialFunctions.binet), table.values("special_binet"),
      within: Tolerance(relative: 1e-14, absolute: 1e-14))
    expectClose(
      table.values("special_offsets").map(SpecialFunctions.logOnePlusMinus),
      table.values("special_log_one_plus_minus"), within: .relative(1e-14))
  }

  @Test(arguments: [50.001, 60, 300]) func `the drop is a difference`(a: Double) {
    for o in [0.5, 3, 70, 1e4] {
      let difference = SpecialFunctions.logMinusDigamma(a) - SpecialFunctions.logMinusDigamma(a + o)
      // The difference itself loses digits.
      expectClose([SpecialFunctions.logMinusDigammaDrop(a, o)], [difference], within: .absolute(1e-16))
    }
  }

  @Test func `the drop keeps its digits where the difference has none`() {
    // o / (2 a (a + o)) to first order.
    expectClose(
      [SpecialFunctions.logMinusDigammaDrop(1e10, 0.5)], [0.25e-20], within: .relative(1e-9), "first order")
    #expect(SpecialFunctions.logMinusDigammaDrop(1e10, 0) == 0)
  }

  @Test func `the trigamma function and log Γ have their exact values and recurrences`() {
    expectClose(
      [SpecialFunctions.trigamma(1), SpecialFunctions.trigamma(0.5), SpecialFunctions.trigamma(3)],
      [.pi * .pi / 6, .pi * .pi / 2, .pi * .pi / 6 - 1.25], within: .relative(1e-14))
    expectClose(
      [0.5, 1, 5, 11].map(SpecialFunctions.logGamma),
      [log(Double.pi) / 2, 0, log(24), log(3_628_800)], within: Tolerance(relative: 1e-14, absolute: 1e-14))
    for x in [1e-3, 0.7, 14.9, 15.0, 80, 1e6] {
      expectClose(
        [SpecialFunctions.trigamma(x) - SpecialFunctions.trigamma(x + 1)], [1 / (x * x)],
        within: Tolerance(relative: 1e-13, absolute: 1e-15 / x))
      expectClose(
        [SpecialFunctions.logGamma(x + 1) - SpecialFunctions.logGamma(x)], [log(x)],
        within: Tolerance(relative: 1e-13, absolute: 1e-15 * max(1, x * log(x))))
    }
  }
}

@Suite struct BracketedRootTests {
  @Test func `roots are found to the last bits`() {
    func root(_ a: Double, _ b: Double, _ f: (Double) -> Double) -> Double {
      bracketedRoot(from: a, f(a), to: b, f(b), of: f)
    }
    expectClose([root(0, 3) { $0 * $0 - 2 }], [Double(2).squareRoot()], within: .relative(1e-15))
    expectClose([root(3, 0) { $0 * $0 - 2 }], [Double(2).squareRoot()], within: .relative(1e-15))
    expectClose([root(-1, 4) { $0 * $0 * $0 * $0 * $0 }], [0], within: .absolute(1e-60))
    expectClose([root(0, 1e9) { $0 < 1e-3 ? -1 : 1 }], [1e-3], within: .relative(1e-15))
    #expect(root(0, 5) { $0 } == 0)
  }

  @Test func `a bracket without a change of sign traps`() async {
    await #expect(processExitsWith: .failure) { _ = bracketedRoot(from: 0, 1, to: 1, 2) { $0 + 1 } }
  }
}
