import CKernels
import Foundation
import Statistics
import TestSupport
import Testing

/// One after the other, because the variant in use is the whole process's.
@Suite(.serialized) struct NormalTests {
  private static let name = StreamName(seed: 5, purpose: "normal")

  private static func normals(_ draws: Range<Int>, position: Int = 0) -> [Double] {
    var values = [Double](repeating: .nan, count: draws.count)
    name.normals(draws: draws, position: position, into: &values)
    return values
  }

  @Test func `quantiles agree with fifty digits, far into the tail`() throws {
    let table = try ReferenceTable("streams.csv")
    let points = table.values("normal_points")
    #expect(points.count == 34)
    // Where 1/2 - p cancels, and above 1/2, the digits of the probability itself count.
    expectClose(
      points.map(NormalDistribution.quantile), table.values("normal_quantiles"),
      within: Tolerance(relative: 1e-15, absolute: 1e-16))
  }

  @Test func `both tails are resolved to one of 64 bits`() throws {
    let table = try ReferenceTable("streams.csv")
    let bits = table.rows.filter { $0[0] == "normal_bits" }.compactMap { UInt64($0[2]) }
    #expect(bits.count == 17)
    let values = bits.map(ck_normal_of_bits)
    expectClose(values, table.values("normal_of_bits"), within: .relative(1e-15))
    #expect(bits.map { -ck_normal_of_bits(~$0) } == values)
    expectClose([values[0], values[16]], [-9.155, 9.155], within: .absolute(1e-3))
  }

  @Test func `every variant and range gives the bits of the single value`() {
    let last = ck_get_variant()
    defer { ck_set_variant(last) }
    let single = (0..<2000).map { Self.name.normal(draw: $0, position: 9).bitPattern }
    for variant in [CK_PLAIN, CK_AVX2, CK_AVX512] where variant.rawValue <= ck_best_variant().rawValue {
      ck_set_variant(variant)
      for (first, count) in [
        (0, 2000), (0, 1), (3, 7), (5, 8), (1, 9), (11, 255), (0, 256), (9, 257), (1000, 0),
      ] {
        let values = Self.normals(first..<first + count, position: 9).map(\.bitPattern)
        #expect(values == Array(single[first..<first + count]), "\(variant) \(first) \(count)")
      }
    }
  }

  @Test func `the last draws can be asked for`() {
    let top = Int(UInt32.max)
    #expect(
      Self.normals(top - 2..<top + 1) == (top - 2...top).map { Self.name.normal(draw: $0, position: 0) })
  }

  @Test func `values go where they are asked to`() {
    var values = [1.0, 2, 3, 4]
    Self.name.normals(draws: 6..<8, position: 1, into: &values, at: 1)
    #expect(
      values == [1, Self.name.normal(draw: 6, position: 1), Self.name.normal(draw: 7, position: 1), 4])
  }

  @Test func `they are normal, also in the tails, which one of 1.02 times the deviation isn't`() {
    let sample = Self.normals(0..<400_000, position: 2)
    #expect(Uniformity(sample, distribution: Exact.normal).isRight)
    #expect(MomentDeviation(sample, mean: 0, variance: 1, kurtosis: 3).isRight)
    let wide = sample.map { 1.02 * $0 }
    let seen = Uniformity(wide, distribution: Exact.normal)
    #expect(seen.andersonDarling > 5.9694 && seen.tailDeviation() > 4)
    #expect(!MomentDeviation(wide, mean: 0, variance: 1, kurtosis: 3).isRight)
    #expect(!MomentDeviation(sample.map { $0 + 0.01 }, mean: 0, variance: 1, kurtosis: 3).isRight)
  }
}
