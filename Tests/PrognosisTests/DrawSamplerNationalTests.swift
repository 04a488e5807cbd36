import Foundation
import Prognosis
import Statistics
import TestSupport
import Testing

/// Moments of the national parts of the draws, given parameters.
@Suite struct DrawSamplerNationalTests {
  let draws = 0..<8000

  private func disturbance(_ phi: Double, _ sd: Double, degrees: Double = .infinity)
    -> AutoregressiveDisturbance
  {
    AutoregressiveDisturbance(
      persistence: phi, innovation: VariancePosterior(variance: sd * sd, degreesOfFreedom: degrees))
  }

  /// σ² (1 - φ^(2 n)) / (1 - φ²).
  private func variance(_ phi: Double, _ sd: Double, steps: Int) -> Double {
    sd * sd * (1 - pow(phi, Double(2 * steps))) / (1 - phi * phi)
  }

  @Test func `levels have the variance of their lead and expectation 1`() throws {
    let sampler = try MethodModel.uncertain.sampler {
      $0.fertility = disturbance(0.9, 0.03)
      $0.border = BorderUncertainty(
        immigration: disturbance(0.7, 0.2), emigration: disturbance(0.6, 0.1), correlation: 0.6)
      $0.internalLevel = disturbance(0.8, 0.05)
    }
    for t in [0, 3, 9] {
      let parts: [(String, [Double], Double, Double)] = [
        ("fertility", sampler.fertilityFactors(t, draws: draws), 0.9, 0.03),
        ("immigration", sampler.immigrationFactors(t, draws: draws), 0.7, 0.2),
        ("emigration", sampler.emigrationFactors(t, draws: draws), 0.6, 0.1),
        ("internal", sampler.internalFactors(t, draws: draws), 0.8, 0.05),
      ]
      for (what, values, phi, sd) in parts {
        let expected = variance(phi, sd, steps: t + 1)
        Sample(values).logarithms.expectNormal(mean: -expected / 2, variance: expected, "\(what) \(t)")
        Sample(values).expectMean(1, "\(what) \(t)")
      }
      // Of two deviations the correlation is that of the innovations times this.
      let (a, b) = (0.7, 0.6)
      let steps = Double(t + 1)
      let shared = (1 - pow(a * b, steps)) / (1 - a * b)
      let own = variance(a, 1, steps: t + 1) * variance(b, 1, steps: t + 1)
      Sample(parts[1].1).logarithms.expectCorrelation(
        0.6 * shared / own.squareRoot(), with: Sample(parts[2].1).logarithms, "across the border \(t)")
      Sample(parts[0].1).expectCorrelation(0, with: Sample(parts[3].1), "fertility and moves \(t)")
    }
  }

  @Test func `innovations count from the year in which a level is known`() throws {
    func known(_ year: Int?, _ phi: Double) -> AutoregressiveDisturbance {
      var disturbance = disturbance(phi, 0.1)
      disturbance.startYear = year
      return disturbance
    }
    func sampler(_ immigration: Int?, _ emigration: Int?) throws -> DrawSampler {
      try MethodModel.uncertain.sampler {
        $0.border = BorderUncertainty(
          immigration: known(immigration, 0), emigration: known(emigration, 0.9), correlation: 0.6)
        $0.internalLevel = known(immigration, 0.8)
        $0.netMigration = NetMigrationUncertainty(disturbance: known(emigration, 0.7), shares: $0.care.ratios)
      }
    }
    let plain = try sampler(nil, nil)
    let lastYear = try sampler(2023, 2023)
    #expect(plain.emigrationFactors(3, draws: draws) == lastYear.emigrationFactors(3, draws: draws))
    let (three, one) = (try sampler(2023, 2021), try sampler(2021, 2023))
    Sample(one.internalFactors(1, draws: draws)).logarithms.expectNormal(
      mean: -variance(0.8, 0.1, steps: 4) / 2, variance: variance(0.8, 0.1, steps: 4), "moves")
    Sample(three.netMigrationShift(1, draws: draws)).expectNormal(
      mean: 0, variance: variance(0.7, 0.1, steps: 4), "net migration")
    // Immigration of 2024 shares its innovation with emigration of that year, whichever is known longer.
    for (sampler, steps) in [(three, 3), (one, 1)] {
      let came = Sample(sampler.immigrationFactors(0, draws: draws)).logarithms
      let left = Sample(sampler.emigrationFactors(0, draws: draws)).logarithms
      let spread = variance(0.9, 0.1, steps: steps)
      left.expectNormal(mean: -spread / 2, variance: spread, "emigration after \(steps)")
      came.expectCorrelation(0.6 * 0.1 / spread.squareRoot(), with: left, "border after \(steps)")
    }
  }

  @Test func `neighbouring years hang together as the persistence says`() throws {
    let sampler = try MethodModel.uncertain.sampler { $0.internalLevel = disturbance(0.8, 0.05) }
    let (fifth, sixth) = (sampler.internalFactors(5, draws: draws), sampler.internalFactors(6, draws: draws))
    let expected = 0.8 * (variance(0.8, 1, steps: 6) / variance(0.8, 1, steps: 7)).squareRoot()
    Sample(fifth).logarithms.expectCorrelation(expected, with: Sample(sixth).logarithms, "years")
  }

  @Test func `a variance from few years is drawn itself, one per draw`() throws {
    func sampler(_ degrees: Double) throws -> DrawSampler {
      try MethodModel.uncertain.sampler {
        $0.netMigration = NetMigrationUncertainty(
          disturbance: disturbance(0, 1, degrees: degrees), shares: $0.care.ratios)
      }
    }
    // Student's t with 5 degrees of freedom: 2.5 % lies beyond 2.5706 on either side; of a normal 1 % together.
    let few = try sampler(5)
    let first = Sample(few.netMigrationShift(0, draws: draws))
    first.expectShare(0.05, "t with 5 degrees") { abs($0) > 2.570_581_835_6 }
    // Known, or nearly so, the normal distribution itself.
    Sample(try sampler(30).netMigrationShift(0, draws: draws)).expectNormal(
      mean: 0, variance: 1, "30 degrees")
    // Without persistence two years are as one: both large where the draw's variance is.
    let second = Sample(few.netMigrationShift(1, draws: draws))
    first.expectCorrelation(0, with: second, "years")
    let (a, b) = (Sample(first.values.map { abs($0) }), Sample(second.values.map { abs($0) }))
    // For ν = 5 the correlation of absolute values is 0.209; with a variance for each year it would be 0.
    expectClose([a.correlation(b)], [0.209], within: .absolute(0.09), "heavy tails")
  }

  @Test func `factors keep their expectation whatever the draw's variance`() throws {
    let sampler = try MethodModel.uncertain.sampler { $0.internalLevel = disturbance(0.5, 0.1, degrees: 9) }
    Sample(sampler.internalFactors(4, draws: draws)).expectMean(1, "internal")
  }

  // MARK: Mortality

  /// log(rate / central rate) of a cell, per draw.
  private func logRatios(_ sampler: DrawSampler, _ t: Int, cell: Int, year: Int) throws -> [Double] {
    let mortality = try #require(sampler.parameters.mortality)
    let rates = try #require(try sampler.deathRates(t, draws: draws))
    let central = try mortality.model.forecast(years: year...year)[0][cell]
    return Sample(rates, cell, draws: draws.count).values.map {
      log($0 / (central * mortality.levels[cell / mortality.model.grid.ages]))
    }
  }

  @Test func `the common index has its innovations and the drift's error`() throws {
    let independent = try JointInnovations(innovations: [[:], [:], [:]])
    let sampler = try MethodModel.uncertain.sampler {
      $0.mortality?.common = VariancePosterior(variance: 0.09)
      $0.mortality?.drift = VariancePosterior(variance: 0.01)
      $0.mortality?.own = [.none, .none]
      $0.mortality?.innovations = independent
    }
    let mortality = try #require(sampler.parameters.mortality)
    #expect(mortality.startYear == 2023)
    for t in [0, 6] {
      let cell = 10
      let pattern = mortality.model.commonPattern[cell]
      let women = Sample(try logRatios(sampler, t, cell: cell, year: 2024 + t).map { $0 / pattern })
      let steps = Double(t + 1)
      women.expectNormal(mean: 0, variance: 0.09 * steps + 0.01 * steps * steps, "K \(t)")
      let men = try logRatios(sampler, t, cell: cell + mortality.model.grid.ages, year: 2024 + t)
      expectClose(men.map { $0 / pattern }, women.values, within: .absolute(1e-9), "logarithms of ratios")
    }
  }

  @Test func `the sexes' own indices are stationary and correlated`() throws {
    // By year: K apart, the sexes with cross products 6 over squares 10 and 10.
    let joint = try JointInnovations(innovations: [[0: 1], [1: 3, 2: 1], [1: 1, 2: 3]])
    let sampler = try MethodModel.uncertain.sampler {
      $0.mortality?.common = .none
      $0.mortality?.drift = .none
      $0.mortality?.own = [VariancePosterior(variance: 0.04), VariancePosterior(variance: 0.01)]
      $0.mortality?.ownPersistence = [0.8, 0.8]
      $0.mortality?.innovations = joint
    }
    let mortality = try #require(sampler.parameters.mortality)
    let ages = mortality.model.grid.ages
    let t = 4
    func own(_ sex: Int) throws -> Sample {
      let pattern = mortality.model.sexes[sex].pattern[7]
      return Sample(try logRatios(sampler, t, cell: 7 + sex * ages, year: 2024 + t).map { $0 / pattern })
    }
    let (women, men) = (try own(0), try own(1))
    women.expectNormal(mean: 0, variance: variance(0.8, 0.2, steps: 5), "women")
    men.expectNormal(mean: 0, variance: variance(0.8, 0.1, steps: 5), "men")
    women.expectCorrelation(0.6, with: men, "sexes")
  }
}
