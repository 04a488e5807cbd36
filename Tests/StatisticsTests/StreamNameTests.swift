import Statistics
import TestSupport
import Testing

@Suite struct StreamNameTests {
  private static let base = StreamName(seed: 20_240_101, purpose: "internal.out", region: "GM0363")

  @Test func `values are those of the description, calculated apart`() throws {
    let table = try ReferenceTable("streams.csv")
    let names = [
      StreamName(seed: 20_240_101, purpose: "mortality.period"), Self.base,
      StreamName(seed: .max, purpose: "zorgvraag é", region: ""), StreamName(seed: 0, purpose: ""),
    ]
    let places = [(0, 0), (1, 0), (0, 1), (999, 10), (Int(UInt32.max), 4095)]
    for (i, name) in names.enumerated() {
      let uniforms = places.map { name.uniform(draw: $0.0, position: $0.1) }
      #expect(uniforms == table.values("stream_\(i)_uniform"))
      let normals = places.map { name.normal(draw: $0.0, position: $0.1) }
      expectClose(normals, table.values("stream_\(i)_normal"), within: .relative(1e-15))
    }
  }

  @Test func `the first variates are those of the description, calculated apart`() throws {
    let table = try ReferenceTable("streams.csv")
    func values(_ variate: (_ draw: Int) -> Double) -> [Double] { (0..<12).map(variate) }
    for shape in ["0.3", "2.5", "400"] {
      let variates = values { Self.base.gamma(shape: Double(shape) ?? .nan, draw: $0, position: 3) }
      // 1e-12: the exponential of a logarithm divided by the shape.
      expectClose(variates, table.values("variates_gamma_\(shape)"), within: .relative(1e-12))
    }
    expectClose(
      values { Self.base.beta(2, 0.5, draw: $0, position: 4) }, table.values("variates_beta"),
      within: .relative(1e-12))
    for mean in ["3.5", "250"] {
      let variates = values { Self.base.poisson(mean: Double(mean) ?? .nan, draw: $0, position: 5) }
      #expect(variates == table.values("variates_poisson_\(mean)"))
    }
  }

  @Test func `the same name gives the same value`() {
    let again = StreamName(seed: 20_240_101, purpose: "internal.out", region: "GM0363")
    #expect(again == Self.base)
    #expect(again.normal(draw: 7, position: 3) == Self.base.normal(draw: 7, position: 3))
    #expect(again.gamma(shape: 2, draw: 7, position: 3) == Self.base.gamma(shape: 2, draw: 7, position: 3))
  }

  @Test func `each part of the name changes the value`() {
    let names = [
      Self.base, StreamName(seed: 20_240_102, purpose: "internal.out", region: "GM0363"),
      StreamName(seed: 20_240_101 + 1 << 32, purpose: "internal.out", region: "GM0363"),
      StreamName(seed: 20_240_101, purpose: "internal.in", region: "GM0363"),
      StreamName(seed: 20_240_101, purpose: "internal.out", region: "GM0364"),
      StreamName(seed: 20_240_101, purpose: "internal.out", region: ""),
      StreamName(seed: 20_240_101, purpose: "internal.out"),
    ]
    let values = names.flatMap { name in
      [(0, 0), (1, 0), (0, 1), (1 << 20, 0), (1, 1)].map { name.uniform(draw: $0.0, position: $0.1) }
    }
    #expect(Set(values).count == 35)
  }

  @Test func `where the purpose ends matters`() {
    let names = [("ab", "c"), ("a", "bc"), ("abc", ""), ("", "abc")].map {
      StreamName(seed: 1, purpose: $0.0, region: $0.1)
    }
    #expect(Set(names + [StreamName(seed: 1, purpose: "abc")]).count == 5)
  }

  @Test func `uniform numbers are uniform, and never 0 or 1`() {
    let sample = (0..<100_000).map { Self.base.uniform(draw: $0, position: 4) }
    #expect(Uniformity(sample) { $0 }.isRight)
    #expect(MomentDeviation(sample, mean: 0.5, variance: 1.0 / 12, kurtosis: 1.8).isRight)
    #expect(sample.allSatisfy { $0 > 0 && $0 < 1 && ($0 * 0x1p53).remainder(dividingBy: 2).magnitude == 1 })
    #expect(!Uniformity(sample.map { $0 * 0.99 }) { $0 }.isRight)
  }

  @Test func `neighbouring streams are uncorrelated`() {
    let n = 50_000
    func normals(_ name: StreamName, from draw: Int = 0, position: Int = 0) -> [Double] {
      var values = [Double](repeating: .nan, count: n)
      name.normals(draws: draw..<draw + n, position: position, into: &values)
      return values
    }
    let sample = normals(Self.base)
    let others = [
      normals(Self.base, from: 1), normals(Self.base, from: 2), normals(Self.base, position: 1),
      normals(StreamName(seed: 20_240_102, purpose: "internal.out", region: "GM0363")),
      normals(StreamName(seed: 20_240_101, purpose: "internal.in", region: "GM0363")),
      normals(StreamName(seed: 20_240_101, purpose: "internal.out", region: "GM0362")),
      normals(StreamName(seed: 20_240_101, purpose: "internal.out")),
    ]
    for (i, other) in others.enumerated() {
      #expect(correlationDeviation(sample, other).magnitude < 4, "stream \(i)")
      #expect(
        correlationDeviation(sample.map { $0 * $0 }, other.map { $0 * $0 }).magnitude < 4, "stream \(i)")
      // A share of 3 % of the other stream would be seen.
      #expect(correlationDeviation(sample, zip(sample, other).map { 0.03 * $0 + $1 }) > 4, "stream \(i)")
    }
  }
}
