import Charts
import TestSupport
import Testing

@Suite struct TicksTests {
  /// What is left of a number after its powers of ten.
  private func mantissa(_ value: Double) -> Double {
    var rest = value
    while rest >= 9.999999 { rest /= 10 }
    while rest < 0.999999 { rest *= 10 }
    return rest
  }

  @Test func `familiar ranges have familiar numbers`() {
    #expect(Ticks.linear(0...100, most: 6).values == [0, 20, 40, 60, 80, 100])
    #expect(Ticks.linear(0...1, most: 6).values.count == 6 && Ticks.linear(0...1, most: 6).decimals == 1)
    #expect(Ticks.linear(1_200_000...1_520_000, most: 6).decimals == 0)
    #expect(Ticks.linear(0...0.05, most: 6).decimals == 2)
    #expect(Ticks.linear(0...10, most: 5).values == [0, 2.5, 5, 7.5, 10])
  }

  @Test func `numbers cover the range in equal round steps`() {
    var generator = SplitMix64(seed: 1)
    for _ in 0..<2000 {
      let size = Int.random(in: -8...9, using: &generator)
      var scale = 1.0
      for _ in 0..<size.magnitude { scale *= size < 0 ? 0.1 : 10 }
      let low = Double.random(in: -1...1, using: &generator) * scale
      let range = low...low + Double.random(in: 0.01...2, using: &generator) * scale
      let most = Int.random(in: 3...9, using: &generator)
      let ticks = Ticks.linear(range, most: most)
      let step = ticks.values[1] - ticks.values[0]
      // Steps are multiples of one number, so they are equal but for rounding.
      let slack = scale * 1e-9
      #expect(ticks.values.count <= most, "\(range)")
      #expect(
        ticks.values[0] <= range.lowerBound + slack && ticks.values.last ?? .nan >= range.upperBound - slack,
        "\(range)")
      #expect(
        zip(ticks.values, ticks.values.dropFirst()).allSatisfy { ($1 - $0 - step).magnitude < slack })
      #expect([1, 2, 2.5, 5, 10].contains { (mantissa(step) - $0).magnitude < 1e-6 }, "\(step)")
    }
  }

  @Test func `factors have numbers within their range`() {
    #expect(Ticks.logarithmic(0.5...2, most: 6).values == [0.5, 0.7, 1, 1.5, 2])
    #expect(Ticks.logarithmic(1...1000, most: 5).values.contains(100))
    let narrow = Ticks.logarithmic(0.93...1.08, most: 6).values
    #expect(narrow.count >= 3 && narrow.allSatisfy { (0.93...1.08).contains($0) })
    let wide = Ticks.logarithmic(1e-9...1e12, most: 6).values
    #expect((2...6).contains(wide.count) && wide.allSatisfy { (1e-9 * 0.999...1e12).contains($0) })
  }
}
