import Foundation
import Statistics
import TestSupport
import Testing

/// The distribution functions and quantiles against power series at 50 digits and more.
@Suite struct DistributionTests {
  /// The lines of one quantity: parameter, argument, value.
  private static func lines(_ quantity: String) throws -> [(
    parameter: Double, argument: Double, value: Double
  )] {
    let table = try ReferenceTable("distributions.csv")
    let condition = ["quantity": quantity]
    let values = zip(
      table.column("argument", where: condition), table.column("value", where: condition))
    return zip(table.column("parameter", where: condition), values).map { ($0, $1.0, $1.1) }
  }

  /// A relative error that is allowed to grow with the exponent of a small tail.
  private static func tolerance(_ value: Double) -> Tolerance {
    .relative(2e-14 + 1e-15 * log(value).magnitude)
  }

  @Test func `both gamma functions keep their digits`() throws {
    let (below, above) = (try Self.lines("gamma_below"), try Self.lines("gamma_above"))
    #expect(below.count > 90 && above.count > 90)
    for (shape, x, value) in below {
      expectClose(
        [GammaDistribution.probability(below: x, shape: shape)], [value], within: Self.tolerance(value),
        "P(\(shape), \(x))")
    }
    for (shape, x, value) in above {
      expectClose(
        [GammaDistribution.probability(above: x, shape: shape)], [value], within: Self.tolerance(value),
        "Q(\(shape), \(x))")
    }
  }

  @Test func `gamma quantiles from both ends`() throws {
    let (lower, upper) = (try Self.lines("gamma_quantile"), try Self.lines("gamma_upper_quantile"))
    #expect(lower.count > 60 && upper.count > 60)
    for (shape, p, value) in lower {
      // The logarithm of a probability has 16 digits too, and is divided by a small shape.
      expectClose(
        [GammaDistribution.quantile(p, shape: shape)], [value],
        within: .relative(5e-15 + 3e-16 * max(1, log(p).magnitude) / min(shape, 1)), "\(shape), \(p)")
    }
    for (shape, q, value) in upper {
      expectClose(
        [GammaDistribution.upperQuantile(q, shape: shape)], [value],
        within: .relative(5e-15 + 3e-16 / min(shape, 1)), "\(shape), \(q)")
    }
  }

  @Test func `Student's distribution function and quantiles`() throws {
    let (below, quantiles) = (try Self.lines("student_below"), try Self.lines("student_quantile"))
    #expect(below.count > 50 && quantiles.count == 81)
    for (nu, t, value) in below {
      expectClose(
        [StudentDistribution.probability(below: t, degreesOfFreedom: nu)], [value],
        within: Self.tolerance(value), "\(nu), \(t)")
    }
    for (nu, p, value) in quantiles {
      expectClose(
        [StudentDistribution.quantile(p, degreesOfFreedom: nu)], [value],
        within: .relative(1e-14 + 3e-16 * log(p).magnitude), "\(nu), \(p)")
    }
  }

  @Test func `the normal distribution function`() throws {
    for (_, z, value) in try Self.lines("normal_below") {
      expectClose(
        [NormalDistribution.probability(below: z)], [value], within: .relative(1e-15 + 2e-16 * z * z), "\(z)")
    }
    for p in [1e-300, 0.025, 0.4, 0.5, 0.9] {
      let z = NormalDistribution.quantile(p)
      expectClose(
        [NormalDistribution.probability(below: z)], [p], within: .relative(1e-14 + 2e-16 * z * z))
    }
  }

  @Test func `log Γ near 1 keeps its digits`() throws {
    for (_, x, value) in try Self.lines("log_gamma_one_plus") where value != 0 {
      expectClose(
        [SpecialFunctions.logGammaOnePlus(x)], [value],
        within: Tolerance(relative: 2e-14, absolute: 2e-15 * x), "\(x)")
    }
    #expect(SpecialFunctions.logGammaOnePlus(0) == 0)
  }

  @Test(arguments: [1e-3, 0.7, 1, 3.5, 80, 9999, 10_001, 2e6])
  func `quantiles ascend and invert the distribution function`(shape: Double) {
    var last = -1.0
    for p in [0.001, 0.01, 0.2, 0.499, 0.501, 0.8, 0.99, 0.999] {
      let x = GammaDistribution.quantile(p, shape: shape)
      #expect(x > last || x == 0)
      last = x
      guard x > 0 else { continue }
      // The rounding of x moves the probability by √shape times as much.
      let rounding = Tolerance.relative(1e-13 + 1e-15 * shape.squareRoot())
      expectClose([GammaDistribution.probability(below: x, shape: shape)], [p], within: rounding)
      expectClose([GammaDistribution.probability(above: x, shape: shape) + p], [1], within: rounding)
    }
  }

  /// Shapes from 10⁻⁴ to 10¹² and probabilities from 10⁻¹⁰⁰ on, at random: the tail beyond a quantile is the
  /// probability asked for, to what the rounding of the quantile leaves of it.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `every probability has its quantile`(seed: UInt64) {
    var g = SplitMix64(seed: seed)
    for _ in 0..<100 {
      let shape: Double = pow(10, .random(in: -4...12, using: &g))
      let p: Double = pow(10, .random(in: -100 ... -0.31, using: &g))
      let rounding = Tolerance.relative(1e-12 + 1e-15 * (1 + log(p).magnitude) * shape.squareRoot())
      let (lower, upper) = (
        GammaDistribution.quantile(p, shape: shape), GammaDistribution.upperQuantile(p, shape: shape)
      )
      // Below the smallest double there is no quantile to check.
      if upper > 1e-290 {
        expectClose(
          [GammaDistribution.probability(above: upper, shape: shape)], [p], within: rounding, "\(shape)")
        #expect(lower < upper)
      }
      if lower > 1e-290 {
        expectClose(
          [GammaDistribution.probability(below: lower, shape: shape)], [p], within: rounding, "\(shape)")
      }
      let nu = 1 + shape
      let t = StudentDistribution.quantile(p, degreesOfFreedom: nu)
      expectClose(
        [StudentDistribution.probability(below: t, degreesOfFreedom: nu)], [p], within: .relative(1e-12),
        "\(nu)")
    }
  }

  /// χ² with two degrees of freedom is exponential, Student's t with one degree of freedom Cauchy's.
  @Test(arguments: [1e-200, 1e-3, 0.3, 0.5, 0.75])
  func `the special cases are closed forms`(p: Double) {
    expectClose(
      [ChiSquaredDistribution.quantile(p, degreesOfFreedom: 2)], [-2 * log1p(-p)],
      within: .relative(1e-14 + 3e-16 * log(p).magnitude))
    expectClose(
      [ChiSquaredDistribution.upperQuantile(p, degreesOfFreedom: 2)], [-2 * log(p)], within: .relative(1e-14))
    expectClose(
      [ChiSquaredDistribution.probability(above: -2 * log(p), degreesOfFreedom: 2)], [p],
      within: .relative(2e-13))
    let cauchy = p < 0.4 ? -1 / tan(.pi * p) : tan(.pi * (p - 0.5))
    expectClose(
      [StudentDistribution.quantile(p, degreesOfFreedom: 1)], [cauchy],
      within: Tolerance(relative: 2e-13, absolute: 1e-300))
  }

  @Test func `the ends of the range`() {
    #expect(GammaDistribution.probability(below: 0, shape: 2) == 0)
    #expect(GammaDistribution.probability(above: .infinity, shape: 2) == 0)
    // Far below the smallest double.
    #expect(GammaDistribution.quantile(0.001, shape: 0.001) == 0)
    #expect(StudentDistribution.probability(below: 0, degreesOfFreedom: 3) == 0.5)
    #expect(StudentDistribution.probability(below: .infinity, degreesOfFreedom: 3) == 1)
    #expect(StudentDistribution.quantile(0.5, degreesOfFreedom: 3) == 0)
  }
}
