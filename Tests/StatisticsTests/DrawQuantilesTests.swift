import CKernels
import Statistics
import TestSupport
import Testing

/// A variant of the kernels is its thread's own; each test puts it back.
@Suite struct DrawQuantilesTests {
  private static let quantiles = DrawQuantiles(probabilities: [0, 0.025, 0.1, 0.1, 0.5, 0.9, 0.975, 1])
  private static let sizes = [
    1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 127, 128, 129, 255, 257, 500, 999, 1000, 1001,
    1024, 4097,
  ]

  private static func with<T>(_ variant: ck_variant, _ body: () throws -> T) rethrows -> T {
    let before = ck_get_variant()
    ck_set_variant(variant)
    defer { ck_set_variant(before) }
    return try body()
  }

  /// Series in which selecting by splits has different things to get wrong.
  private static func series(_ n: Int) -> [String: [Double]] {
    var g = SplitMix64(seed: UInt64(n))
    func series(_ value: (Int) -> Double) -> [Double] { (0..<n).map(value) }
    return [
      "uniform": series { _ in g.uniform() },
      "heavy tails": series { _ in (g.normal() / g.normal()) * 1e300 },
      "constant": series { _ in 7.25 },
      "ascending": series { Double($0) },
      "descending": series { -Double($0) },
      "two values": series { _ in g.uniform() < 0.1 ? 1 : 2 },
      "ties": series { _ in (g.uniform() * 10).rounded() },
      "infinities": series { _ in g.uniform() < 0.2 ? .infinity : g.uniform() < 0.2 ? -.infinity : g.normal()
      },
      "zeros": series { _ in g.uniform() < 0.5 ? -0.0 : g.uniform() < 0.8 ? 0.0 : g.normal() },
      "organ pipe": series { Double(min($0, n - $0)) },
    ]
  }

  private static func bits(_ values: [Double]) -> [UInt64] {
    // The bits of a NaN say nothing.
    values.map { $0.isNaN ? Double.nan.bitPattern : $0.bitPattern }
  }

  @Test(arguments: [CK_AVX2, CK_AVX512].map(\.rawValue))
  func `every variant gives the bits of sorting`(variant: UInt32) {
    for n in Self.sizes {
      for (name, series) in Self.series(n) {
        let sorted = Self.with(CK_PLAIN) { Self.quantiles.quantiles(of: [series])[0] }
        let values = Self.with(ck_variant(variant)) { Self.quantiles.quantiles(of: [series])[0] }
        #expect(Self.bits(values) == Self.bits(sorted), "\(name), \(n)")
      }
    }
  }

  @Test(arguments: [CK_AVX2, CK_AVX512].map(\.rawValue))
  func `every variant gives the same bits of the mean`(variant: UInt32) {
    for n in Self.sizes {
      for (name, series) in Self.series(n) {
        let plain = Self.with(CK_PLAIN) { DrawMeans.means(of: [series]) }
        let means = Self.with(ck_variant(variant)) { DrawMeans.means(of: [series]) }
        #expect(Self.bits(means) == Self.bits(plain), "\(name), \(n)")
      }
    }
  }

  @Test(arguments: [CK_PLAIN, CK_AVX2, CK_AVX512].map(\.rawValue))
  func `the quantiles and means of exact arithmetic`(variant: UInt32) throws {
    let table = try ReferenceTable("quantiles.csv")
    for n in Set(table["draws"]) {
      var state = UInt64(n)
      let draws = (0..<Int(n)).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double((state >> 33) % 100_003) - 50_000
      }
      let own = ["draws": "\(Int(n))"]
      let quantiles = DrawQuantiles(probabilities: table.column("probability", where: own))
      let (values, means) = Self.with(ck_variant(variant)) {
        (quantiles.quantiles(of: [draws])[0], DrawMeans.means(of: [draws]))
      }
      // Rounding of p (n - 1), up to 4096 of them, moves a quantile by 1e-12 of the distance of two draws.
      let tolerance = Tolerance(relative: 1e-14, absolute: 1e-8)
      expectClose(values, table.column("quantile", where: own), within: tolerance, "\(n) draws")
      expectClose(means, [table.column("mean", where: own)[0]], within: .relative(1e-15), "\(n) draws")
    }
  }

  @Test(arguments: [CK_PLAIN, CK_AVX2, CK_AVX512].map(\.rawValue))
  func `a NaN anywhere makes a series NaN and leaves its neighbours`(variant: UInt32) {
    for n in [1, 7, 9, 64, 65, 1000] {
      for place in Set([0, n / 2, n - 1]) {
        let good = (0..<n).map { Double($0) }
        var bad = good
        bad[place] = .nan
        let values = Self.with(ck_variant(variant)) {
          Self.quantiles.quantiles(of: [good, bad, good])
        }
        let unknown = values[1].filter(\.isNaN).count
        #expect(unknown == 8, "\(place) of \(n)")
        #expect(values[0] == values[2] && values[0][0] == 0 && values[0][7] == Double(n - 1))
      }
    }
  }

  @Test(arguments: [CK_PLAIN, CK_AVX2, CK_AVX512].map(\.rawValue))
  func `series with a stride are read in place and left as they are`(variant: UInt32) {
    let (draws, stride) = (100, 103)
    var g = SplitMix64(seed: 5)
    let source = (0..<stride * 3).map { _ in g.normal() }
    var values = [Double](repeating: 0, count: 3 * 8 + 1)
    values[24] = 7
    var scratch = [Double](repeating: 0, count: DrawQuantiles.scratchCount(draws: draws) + 1)
    scratch[scratch.count - 1] = 7
    let before = source
    Self.with(ck_variant(variant)) {
      Self.quantiles.write(
        series: source, count: 3, stride: stride, draws: draws, into: &values, scratch: &scratch)
    }
    let alone = (0..<3).flatMap { series in
      Self.quantiles.quantiles(of: [Array(source[series * stride..<series * stride + draws])])[0]
    }
    #expect(values == alone + [7])
    #expect(source == before)
    #expect(scratch[scratch.count - 1] == 7)
  }

  @Test func `hand-worked quantiles`() {
    let quantiles = DrawQuantiles(probabilities: [0, 0.25, 0.5, 1])
    #expect(
      quantiles.quantiles(of: [[40, 10, 30, 20], [1, 1, 1, 2]]) == [[10, 17.5, 25, 40], [1, 1, 1, 2]])
    #expect(quantiles.quantiles(of: [[3]]) == [[3, 3, 3, 3]])
    #expect(quantiles.quantiles(of: []) == [])
    #expect(DrawQuantiles(probabilities: []).quantiles(of: [[1, 2]]) == [[]])
    #expect(DrawMeans.means(of: [[1, 2, 6], [0.1, 0.1, 0.1]]) == [3, (0.1 + 0.1 + 0.1) / 3])
  }

  @Test func `a constant series has its own value, to the bit`() {
    let value = 0.1 + 0.2
    let values = Self.quantiles.quantiles(of: [[Double](repeating: value, count: 100)])
    #expect(values == [[Double](repeating: value, count: 8)])
  }

  @Test func `infinities are ordinary ends, and what lies between both is unknown`() {
    let quantiles = DrawQuantiles(probabilities: [0, 0.5, 0.75, 1])
    #expect(
      quantiles.quantiles(of: [[.infinity, 1, -.infinity]]) == [[-.infinity, 1, .infinity, .infinity]])
    let between = DrawQuantiles(probabilities: [0.5]).quantiles(of: [[.infinity, -.infinity]])
    #expect(between[0][0].isNaN)
  }

  @Test func `many probabilities, all the draws`() {
    var g = SplitMix64(seed: 9)
    let series = (0..<64).map { _ in g.normal() }
    let all = DrawQuantiles(probabilities: (0..<64).map { Double($0) / 63 })
    expectClose(all.quantiles(of: [series])[0], series.sorted(), within: .absolute(1e-13))
  }

  @Test func `probabilities out of range or order, too many, unequal and empty series trap`() async {
    await #expect(processExitsWith: .failure) { _ = DrawQuantiles(probabilities: [0.5, 1.01]) }
    await #expect(processExitsWith: .failure) { _ = DrawQuantiles(probabilities: [-0.1]) }
    await #expect(processExitsWith: .failure) { _ = DrawQuantiles(probabilities: [.nan]) }
    await #expect(processExitsWith: .failure) { _ = DrawQuantiles(probabilities: [0.5, 0.4]) }
    await #expect(processExitsWith: .failure) {
      _ = DrawQuantiles(probabilities: [Double](repeating: 0.5, count: DrawQuantiles.limit + 1))
    }
    await #expect(processExitsWith: .failure) {
      _ = DrawQuantiles(probabilities: [0.5]).quantiles(of: [[1], [1, 2]])
    }
    await #expect(processExitsWith: .failure) { _ = DrawQuantiles(probabilities: [0.5]).quantiles(of: [[]]) }
    await #expect(processExitsWith: .failure) { _ = DrawMeans.means(of: [[]]) }
  }
}
