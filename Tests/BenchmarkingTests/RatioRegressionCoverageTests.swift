import Benchmarking
import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

/// Predictions held against the ratios that generated the amounts.
@Suite struct RatioRegressionCoverageTests {
  /// 60 regions with three correlated determinants; ratios around exp(0.1 x_0 - 0.05 x_2), with a spread of their own of 0.05
  /// and chance that falls with size.
  private struct Simulation {
    var g: SplitMix64
    let determinants: Matrix
    let truth: [Double]
    let expected: [Double]

    init(seed: UInt64) {
      var g = SplitMix64(seed: seed)
      let common = (0..<60).map { _ in Self.normal(&g) }
      let columns = (0..<3).map { _ in common.map { 0.6 * $0 + 0.8 * Self.normal(&g) } }
      determinants = Matrix(columns: columns)
      truth = (0..<60).map { exp(0.1 * columns[0][$0] - 0.05 * columns[2][$0]) }
      expected = (0..<60).map { _ in 1e6 * exp(0.8 * Self.normal(&g)) }
      self.g = g
    }

    static func normal(_ g: inout SplitMix64) -> Double {
      let (u, v) = ((Double(g.next() >> 11) + 0.5) * 0x1p-53, Double(g.next() >> 11) * 0x1p-53)
      return (-2 * log(u)).squareRoot() * cos(2 * .pi * v)
    }

    mutating func observed() -> [Double] {
      (0..<60).map { i in
        let deviation = (0.0025 + 2000 / expected[i]).squareRoot()
        return max(0, expected[i] * truth[i] * (1 + deviation * Self.normal(&g)))
      }
    }
  }

  private func shareHeld(_ penalty: RidgePenalty, samples: Int) throws -> Double {
    var simulation = Simulation(seed: 31)
    var held = 0
    for _ in 0..<samples {
      let fit = try RatioRegression(
        observed: simulation.observed(), expected: simulation.expected,
        determinants: simulation.determinants, penalty: penalty)
      held += zip(fit.predictions, simulation.truth).count { $0?.limits().contains($1) ?? false }
    }
    return Double(held) / Double(60 * samples)
  }

  @Test func `the limits of a region left out hold the ratio that generated it`() throws {
    // 300 fits: a standard error of about 0.006 in the share, as the limits of one fit move together; three of them.
    expectClose(
      [try shareHeld(.none, samples: 300)], [0.945], within: .absolute(0.02), "sampling error")
  }

  /// The penalty's bias isn't in the limits: they hold somewhat less.
  @Test func `with a penalty they hold nearly as often`() throws {
    expectClose(
      [try shareHeld(.crossValidated, samples: 300)], [0.935], within: .absolute(0.02), "sampling error")
  }

  /// What the regions are held against matters: ratios of other regions aren't held.
  @Test func `limits aren't so wide that they hold anything`() throws {
    var simulation = Simulation(seed: 31)
    let fit = try RatioRegression(
      observed: simulation.observed(), expected: simulation.expected,
      determinants: simulation.determinants)
    let others = simulation.truth.dropFirst(7) + simulation.truth.prefix(7)
    let held = zip(fit.predictions, others).count { $0?.limits().contains($1) ?? false }
    #expect(held < 30)
  }
}
