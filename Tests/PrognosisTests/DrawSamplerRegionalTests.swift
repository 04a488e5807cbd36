import Foundation
import LinearAlgebra
import Prognosis
import Statistics
import TestSupport
import Testing

/// Moments of the regional parts of the draws and of care, given parameters.
@Suite struct DrawSamplerRegionalTests {
  let draws = 0..<8000

  private func sample(_ values: [Double], _ index: Int) -> Sample {
    Sample(values, index, draws: draws.count)
  }

  @Test func `regional levels are gamma with the factor as mean`() throws {
    let posterior = RegionalPosterior(factors: [1.2, 0.8, 1, 0.9], shapes: [4, 100, .infinity, 0.5])
    let sampler = try MethodModel.uncertain.sampler {
      ($0.mortalityRegional, $0.fertilityRegional) = (posterior, posterior)
    }
    let (deaths, births) = (sampler.mortalityRegional(draws), sampler.fertilityRegional(draws))
    for values in [deaths, births] {
      for r in [0, 1, 3] {
        let own = sample(values, r)
        own.expectMean(posterior.factors[r], "region \(r)")
        // The variance of a gamma's variance: its excess kurtosis is 6 / shape.
        let (shape, variance) = (posterior.shapes[r], pow(posterior.factors[r], 2) / posterior.shapes[r])
        let error = variance * ((2 + 6 / shape) / own.count).squareRoot()
        expectClose([own.variance], [variance], within: .absolute(4 * error), "region \(r): variance")
      }
      #expect(sample(values, 2).values.allSatisfy { $0 == 1 })
    }
    sample(deaths, 0).expectCorrelation(0, with: sample(deaths, 1), "regions")
    sample(deaths, 0).expectCorrelation(0, with: sample(births, 0), "deaths and births")
  }

  @Test func `moves have the variance of their lead, expectation 1, and go together within a region`() throws
  {
    let (sizes, small) = ([0.01, 0.0025, 0.04, 0], [0.0036, 0.0036, 0.01, 0.01])
    let sampler = try MethodModel.uncertain.sampler {
      $0.moves = MovesUncertainty(
        departures: RegionalDisturbance(persistence: 0.7, innovationVariances: sizes),
        arrivals: RegionalDisturbance(persistence: 0.4, innovationVariances: small), correlation: -0.5)
      $0.immigrationRegional = RegionalDisturbance(persistence: 0.6, innovationVariances: small)
    }
    var state = sampler.start(draws)
    for t in 0...4 {
      sampler.advance(&state, t)
      guard t == 0 || t == 4 else { continue }
      func unit(_ phi: Double) -> Double { (1 - pow(phi, Double(2 * t + 2))) / (1 - phi * phi) }
      for r in 0..<3 {
        for (what, values, phi, variance) in [
          ("departures", state.departures, 0.7, sizes[r]), ("arrivals", state.arrivals, 0.4, small[r]),
          ("immigration", state.immigration, 0.6, small[r]),
        ] {
          let expected = variance * unit(phi)
          let own = sample(values, r)
          own.logarithms.expectNormal(mean: -expected / 2, variance: expected, "\(what) \(r) \(t)")
          own.expectMean(1, "\(what) \(r) \(t)")
        }
        let shared = (1 - pow(0.28, Double(t + 1))) / 0.72 / (unit(0.7) * unit(0.4)).squareRoot()
        let (out, into) = (sample(state.departures, r).logarithms, sample(state.arrivals, r).logarithms)
        out.expectCorrelation(-0.5 * shared, with: into, "region \(r) \(t)")
        out.expectCorrelation(0, with: sample(state.immigration, r).logarithms, "immigration \(r) \(t)")
      }
      sample(state.arrivals, 0).expectCorrelation(0, with: sample(state.arrivals, 1), "regions \(t)")
      #expect(sample(state.departures, 3).values.allSatisfy { $0 == 1 })
    }
  }

  // MARK: Care

  @Test func `ratios have the posterior's mean and variance and are never negative`() throws {
    let sampler = try MethodModel.uncertain.sampler {
      $0.care.ratios = Matrix(rows: 2, columns: 4, byColumns: [1.3, 1, 0.7, 1, 0, 1, 1.1, 1])
      $0.care.ratioVariances = Matrix(rows: 2, columns: 4, byColumns: [0.09, 0, 0.25, 0, 0.01, 0, 0.04, 0])
    }
    for (region, mean, variance) in [(0, 1.3, 0.09), (1, 0.7, 0.25), (3, 1.1, 0.04)] {
      let own = sample(sampler.careRatios(region: region, draws: draws), 0)
      own.expectMean(mean, "region \(region)")
      let logVariance = log(1 + variance / (mean * mean))
      own.logarithms.expectNormal(
        mean: log(mean) - logVariance / 2, variance: logVariance, "region \(region)")
      #expect(own.values.allSatisfy { $0 > 0 })
      #expect(sample(sampler.careRatios(region: region, draws: draws), 1).values.allSatisfy { $0 == 1 })
    }
    #expect(sampler.careRatios(region: 2, draws: 0..<3) == [0, 0, 0, 1, 1, 1])
  }

  @Test func `trends have the margins given and half of their variance in common`() throws {
    func margin(_ growth: Double, _ p10: Double, _ p90: Double) -> SplitNormal {
      SplitNormal(centre: log1p(growth), p10: log1p(p10), p90: log1p(p90))
    }
    let sampler = try MethodModel.uncertain.sampler {
      $0.care.growth = [0.01, -0.02]
      $0.care.trends = [margin(0.01, -0.01, 0.02), margin(-0.02, -0.03, -0.01)]
      $0.care.trendCorrelation = 0.5
    }
    let trend = sampler.careTrend(5, draws: draws)
    let (first, second) = (sample(trend, 0), sample(trend, 1))
    first.expectShare(0.1, "below p10") { $0 < pow(0.99, 5) }
    first.expectShare(0.5, "below the centre") { $0 < pow(1.01, 5) }
    first.expectShare(0.9, "below p90") { $0 < pow(1.02, 5) }
    second.expectShare(0.1, "below p10") { $0 < pow(0.97, 5) }
    second.expectShare(0.9, "below p90") { $0 < pow(0.99, 5) }
    // Both signs as often as normals with correlation 1/2: 1/2 + asin(1/2) / π = 2/3.
    let signs = Sample(
      zip(first.values, second.values).map { ($0 > pow(1.01, 5)) == ($1 > pow(0.98, 5)) ? 1 : 0 })
    signs.expectShare(2.0 / 3, "signs") { $0 == 1 }
    // The same growth every year of a draw.
    let two = sampler.careTrend(2, draws: 0..<5)
    let four = sampler.careTrend(4, draws: 0..<5)
    expectClose(four, two.map { $0 * $0 }, within: .relative(1e-14))
    #expect(sampler.careTrend(0, draws: 0..<5) == [Double](repeating: 1, count: 10))
  }

  @Test func `the healthy share has its margin`() throws {
    let shares = Sample(try MethodModel.uncertain.sampler().healthyAgeingShares(draws))
    shares.expectShare(0.1, "below p10") { $0 < 0.1 }
    shares.expectShare(0.5, "below the centre") { $0 < 0.5 }
    shares.expectShare(0.9, "below p90") { $0 < 0.8 }
  }
}
