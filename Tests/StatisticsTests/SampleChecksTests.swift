import Foundation
import TestSupport
import Testing

@Suite struct SampleChecksTests {
  @Test func `the incomplete gamma function is scipy's`() throws {
    let table = try ReferenceTable("streams.csv")
    let points = Array(zip(table.values("gamma_x"), table.values("gamma_shape")))
    #expect(points.count == 30)
    // 1e-10: exp of a difference of terms of some thousands, whose rounding is 1e-13 each.
    expectClose(
      points.map { Exact.gamma($0, shape: $1) }, table.values("gamma_lower"), within: .relative(1e-10))
    expectClose(
      points.map { Exact.gammaAbove($0, shape: $1) }, table.values("gamma_upper"), within: .relative(1e-10))
  }

  @Test func `the incomplete beta function is scipy's`() throws {
    let table = try ReferenceTable("streams.csv")
    let (a, b, x) = (table.values("beta_a"), table.values("beta_b"), table.values("beta_x"))
    #expect(x.count == 30)
    expectClose(
      x.indices.map { Exact.beta(x[$0], a[$0], b[$0]) }, table.values("beta_lower"), within: .relative(1e-10))
  }

  @Test func `the limit of the Anderson-Darling statistic is the one in use`() throws {
    let table = try ReferenceTable("streams.csv")
    expectClose(Array(table.values("anderson_values").suffix(1)), [5.9694], within: .absolute(1e-4))
  }

  @Test func `a sample of evenly spread values is right, and a shifted one isn't`() {
    let even = (0..<10_000).map { (Double($0) + 0.5) / 10_000 }
    #expect(Uniformity(even) { $0 }.isRight)
    #expect(!Uniformity(even) { $0 * $0 }.isRight)
    #expect(!Uniformity(even + [.nan]) { $0 }.isRight)
  }
}
