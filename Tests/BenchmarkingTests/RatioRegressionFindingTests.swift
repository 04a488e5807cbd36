import Benchmarking
import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct RatioRegressionFindingTests {
  @Test func `a near copy of a determinant is named with its condition index`() throws {
    var sample = RatioSample(noise: 1, regions: 80, determinants: 3)
    var findings = try sample.regression().findings
    #expect(!findings.contains { if case .collinear = $0 { true } else { false } })
    sample.determinants = sample.determinants.appending(
      column: (0..<80).map { sample.determinants[$0, 1] + ($0 % 2 == 0 ? 1e-3 : -1e-3) })
    let fit = try sample.regression()
    findings = fit.findings
    guard case .collinear(let index, let determinants)? = findings.first else {
      Issue.record("no collinearity among \(findings)")
      return
    }
    #expect(index == fit.measures.conditionIndex && index > 100 && determinants == [1, 3])
  }

  @Test func `a region that decides by itself is named`() throws {
    var sample = RatioSample(noise: 2, regions: 80, determinants: 2)
    sample.determinants = sample.determinants.appending(
      column: (0..<80).map { $0 == 31 ? 50 : Double($0 % 5) })
    sample.observed[31] *= 4
    let fit = try sample.regression(penalty: .none)
    guard case .influential(let regions)? = fit.findings.first else {
      Issue.record("nothing influential among \(fit.findings)")
      return
    }
    #expect(regions.map(\.region) == [31])
    #expect(regions[0].cooksDistance == fit.cooksDistances[31] && regions[0].cooksDistance > 1)
    #expect(regions[0].leverage == fit.leverages[31] && regions[0].leverage > 0.5)
  }

  @Test func `more spread than chance leaves is told in figures`() throws {
    let sample = RatioSample(noise: 3, regions: 80, determinants: 2)
    let dispersion = try sample.regression().measures.dispersion
    func finding(_ chance: Double?) throws -> RatioRegressionFinding? {
      try sample.regression(chanceDispersion: chance).findings.first {
        if case .overdispersed = $0 { true } else { false }
      }
    }
    #expect(try finding(dispersion / 2.5) == .overdispersed(ratio: dispersion / (dispersion / 2.5)))
    #expect(try finding(dispersion / 1.9) == nil)
    #expect(try finding(nil) == nil)
    #expect(try finding(0) == nil)
  }

  @Test func `determinants that predict nothing are called so`() throws {
    let sample = RatioSample(noise: 4, regions: 60, determinants: 20)
    let fit = try sample.regression(penalty: .none)
    #expect(fit.measures.devianceExplained > 0)
    #expect(fit.measures.leaveOneOutDevianceExplained < 0)
    #expect(
      fit.findings.contains(
        .predictsNothing(devianceExplained: fit.measures.leaveOneOutDevianceExplained)))
    // The penalty sees it and takes them out.
    let penalised = try sample.regression()
    #expect(penalised.findings.contains(.penaltyAtUpperBorder))
    #expect(penalised.measures.effectiveDegreesOfFreedom < 1.1)
  }

  @Test func `no penalty is reported where none helps`() throws {
    var sample = RatioSample(noise: 5, regions: 80, determinants: 2)
    // Without any noise a penalty can only harm.
    sample.observed = (0..<80).map { sample.expected[$0] * (1 + 0.5 * sample.determinants[$0, 0]) }
    sample.determinants = Matrix(columns: [
      (0..<80).map { log(1 + 0.5 * sample.determinants[$0, 0]) }, Array(sample.determinants.column(1)),
    ])
    let fit = try sample.regression()
    #expect(fit.measures.penalty == 0 && fit.findings.contains(.unpenalised))
    #expect(!(try sample.regression(penalty: .none).findings.contains(.unpenalised)))
  }

  @Test func `counts without overdispersion are reported as Poisson`() throws {
    var sample = RatioSample(noise: 6, regions: 80, determinants: 2)
    sample.observed = sample.expected
    let fit = try sample.regression(.negativeBinomial(unit: 1000), penalty: .none)
    #expect(fit.measures.theta == .infinity && fit.findings.contains(.poissonLimit))
    #expect(!(try sample.regression(penalty: .none).findings.contains(.poissonLimit)))
  }

  @Test func `a region that alone decides a coefficient isn't predicted`() throws {
    var sample = RatioSample(noise: 7, regions: 40, determinants: 2)
    sample.determinants = sample.determinants.appending(column: (0..<40).map { $0 == 5 ? 1 : 0 })
    let fit = try sample.regression(penalty: .none)
    #expect(fit.predictions[5] == nil && fit.predictions[6] != nil)
    #expect(fit.findings.contains(.notPredicted(regions: [5])))
    #expect(throws: RatioRegressionError.self) {
      try fit.prediction(of: [5, 6], shares: [1, 1], expected: [1, 1])
    }
  }
}
