import Demography
import Foundation
import TestSupport
import Testing

@Suite struct KannistoClosureTests {
  static let curve = (0...110).map { 1 / (1 + exp(9.5 - 0.1 * Double($0))) }

  @Test func `a logistic curve is its own closure`() throws {
    let closure = try KannistoClosure(deathRates: Self.curve)
    expectClose([closure.intercept, closure.slope], [-9.5, 0.1], within: .relative(1e-12))
    let closed = closure.closing(Self.curve.prefix(96), after: 90, openAge: 105)
    #expect(closed.count == 106)
    expectClose(Array(closed[0..<105]), Array(Self.curve[0..<105]), within: .relative(1e-12))
  }

  @Test func `the open rate is that of the life table above it`() throws {
    let closure = try KannistoClosure(deathRates: Self.curve)
    let long = (100...130).map(closure.rate)
    let table = try LifeTable(
      deathRates: long, separations: .init(repeating: 0.5, count: 31), widths: .init(repeating: 1, count: 31))
    expectClose([closure.openRate(at: 105)], [1 / table.lifeExpectancy(at: 5)], within: .relative(1e-13))
    #expect(closure.openRate(at: 105) > closure.rate(at: 105))
  }

  @Test func `weights say which ages count`() throws {
    var rates = Self.curve
    rates[95] = 0.9
    var weights = [Double](repeating: 2, count: 111)
    weights[95] = 0
    expectClose(
      [try KannistoClosure(deathRates: rates, weights: weights).slope], [0.1], within: .relative(1e-12))
    #expect(try KannistoClosure(deathRates: rates).slope > 0.11)
  }

  @Test func `a rate at or beyond the asymptote is refused`() {
    for bad in [0, 1, 1.2, -0.1, Double.nan] {
      var rates = Self.curve
      rates[85] = bad
      #expect(throws: DemographyError.self) { try KannistoClosure(deathRates: rates) }
    }
    #expect(throws: DemographyError.tooFewObservations(what: "ages to close", count: 1, needed: 2)) {
      try KannistoClosure(
        deathRates: Self.curve, weights: (0...110).map { $0 == 88 ? 1 : 0 })
    }
  }
}
