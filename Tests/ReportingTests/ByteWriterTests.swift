import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct ByteWriterTests {
  private func text(_ value: Double, _ decimals: Int) -> String {
    var writer = ByteWriter()
    writer.append(value, decimals: decimals)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// What C's printf writes, without the zeros at the end and the sign of zero.
  private func reference(_ value: Double, _ decimals: Int) -> String {
    var text = Substring(String(format: "%.\(decimals)f", value))
    if text.contains(".") {
      while text.last == "0" { text.removeLast() }
      if text.last == "." { text.removeLast() }
    }
    return text == "-0" ? "0" : String(text)
  }

  @Test func `decimals are those of printf for seeded values of every size`() {
    var random = SplitMix64(seed: 20_240_101)
    var differences: [String] = []
    for _ in 0..<40_000 {
      let size = Double.random(in: -9...17, using: &random)
      let value = Double.random(in: -1...1, using: &random) * pow(10, size)
      for decimals in 0...6 where text(value, decimals) != reference(value, decimals) {
        differences.append(
          "\(value) in \(decimals): \(text(value, decimals)), not \(reference(value, decimals))")
      }
    }
    #expect(differences == [])
  }

  @Test func `values beside a half go to the side where they are`() {
    // Products with a power of ten that round to a half although the value is not one.
    var random = SplitMix64(seed: 7)
    var differences: [String] = []
    for _ in 0..<40_000 {
      let decimals = Int.random(in: 1...6, using: &random)
      let half = Double(Int.random(in: 0...2_000_000, using: &random)) + 0.5
      let value = half / pow(10, Double(decimals))
      for near in [value.nextDown, value, value.nextUp]
      where text(near, decimals) != reference(near, decimals) {
        differences.append(
          "\(near) in \(decimals): \(text(near, decimals)), not \(reference(near, decimals))")
      }
    }
    #expect(differences == [])
  }

  @Test(arguments: [
    (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (-2.5, 0, "-2"), (0.125, 2, "0.12"), (0.375, 2, "0.38"),
    (2.675, 2, "2.67"), (1.005, 2, "1"), (-0.0, 3, "0"), (-0.0004, 3, "0"), (-0.0006, 3, "-0.001"),
    (999.9996, 3, "1000"), (17_942_942, 3, "17942942"), (100, 4, "100"), (0.1, 4, "0.1"),
    (1e20, 2, "100000000000000000000"),
    (123_456_789_012.25, 2, "123456789012.25"), (2_251_799_813_685_248.5, 1, "2251799813685248.5"),
  ])
  func `a number in decimals`(value: Double, decimals: Int, expected: String) {
    #expect(text(value, decimals) == expected)
  }

  @Test(arguments: [
    (0, "0"), (7, "7"), (10, "10"), (-105, "-105"), (Int.max, "\(Int.max)"), (Int.min, "\(Int.min)"),
  ])
  func `a whole number`(value: Int, expected: String) {
    var writer = ByteWriter()
    writer.append(value)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }
}
