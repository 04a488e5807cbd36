import CKernels
import TestSupport
import Testing

/// The small kernels between the steps, against their definitions written out.
@Suite struct LaneSumTests {
  private func draw(_ count: Int, _ range: ClosedRange<Double> = -2...3, seed: UInt64 = 5) -> [Double] {
    var g = SplitMix64(seed: seed)
    return (0..<count).map { _ in .random(in: range, using: &g) }
  }

  private func nans(_ count: Int) -> [Double] { [Double](repeating: .nan, count: count) }

  private func expectSame(
    _ values: [Double], _ references: [Double], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    // Relative to terms of at most ten that may cancel.
    let tolerance = Tolerance(relative: 1e-14, absolute: 1e-13)
    #expect(firstDifference(values, references, within: tolerance) == nil, sourceLocation: sourceLocation)
  }

  /// Members 4, 0, 2 and 0 again, of values that stand apart.
  private static let (region, share): ([Int32], [Double]) = ([4, 0, 2, 0], [0.3, 1, 0.5, 0.25])

  @Test(arguments: [8, 24], [1, 7, 8, 21]) func `sums over members`(lanes: Int, rows: Int) {
    let stride = rows * lanes + 16
    let (values, factors) = (draw(5 * stride), draw(5 * lanes, seed: 7))
    var (sums, same, weighted) = (nans(rows * lanes), nans(rows * lanes), nans(rows * lanes))
    Self.region.withUnsafeBufferPointer { region in
      Self.share.withUnsafeBufferPointer { share in
        var members = ck_members(
          count: 4, region: region.baseAddress, share: share.baseAddress, stride: Int64(stride))
        ck_add_members(&members, Int64(rows), Int32(lanes), values, &sums)
        ck_weigh_members(&members, Int64(rows), Int32(lanes), values, factors, &same, &weighted)
      }
    }
    func expected(_ factor: (Int, Int) -> Double) -> [Double] {
      (0..<rows * lanes).map { at in
        zip(Self.region, Self.share).reduce(0) { sum, member in
          sum + member.1 * values[Int(member.0) * stride + at] * factor(Int(member.0), at % lanes)
        }
      }
    }
    expectSame(sums, expected { _, _ in 1 })
    #expect(same == sums)
    expectSame(weighted, expected { factors[$0 * lanes + $1] })
  }

  @Test(arguments: [8, 24]) func `values times a factor per draw`(lanes: Int) {
    let (values, factor) = (draw(5 * lanes), draw(lanes, seed: 7))
    var product = nans(5 * lanes)
    ck_times(5, Int32(lanes), values, factor, &product)
    #expect(product == values.indices.map { values[$0] * factor[$0 % lanes] })
  }

  @Test(arguments: [8, 24]) func `a quotient where there are people`(lanes: Int) {
    let (sum, otherwise) = (draw(4 * lanes), draw(lanes, seed: 6))
    var people = draw(4 * lanes, 0.5...9, seed: 7)
    for i in stride(from: 1, to: people.count, by: 5) { people[i] = 0 }
    var quotient = nans(4 * lanes)
    ck_quotient(4, Int32(lanes), sum, people, otherwise, &quotient)
    expectSame(quotient, sum.indices.map { people[$0] > 0 ? sum[$0] / people[$0] : otherwise[$0 % lanes] })
  }

  @Test(arguments: [8, 24]) func `sums over ranges of cells`(lanes: Int) {
    let cells = draw(20 * lanes)
    let ranges: [(from: Int32, to: Int32, row: Int32)] = [
      (0, 3, 1), (5, 5, 0), (7, 20, 1), (2, 4, 3), (0, 20, 0),
    ]
    var sums = nans(4 * lanes)
    ck_sum_ranges(4, 5, ranges.map(\.from), ranges.map(\.to), ranges.map(\.row), Int32(lanes), cells, &sums)
    var expected = [Double](repeating: 0, count: 4 * lanes)
    for range in ranges {
      for (cell, lane) in (range.from..<range.to).flatMap({ c in (0..<lanes).map { (Int(c), $0) } }) {
        expected[Int(range.row) * lanes + lane] += cells[cell * lanes + lane]
      }
    }
    expectSame(sums, expected)
    #expect(sums[2 * lanes..<3 * lanes].allSatisfy { $0 == 0 })
  }

  @Test(arguments: [8, 24]) func `rows times trend and ratio`(lanes: Int) {
    let row: [Int32] = [4, 0, 2, 1, 3]
    let (values, trend, ratio) = (draw(5 * lanes), draw(5 * lanes, seed: 6), draw(3 * lanes, seed: 7))
    var scaled = nans(5 * lanes)
    ck_scale_rows(5, Int32(lanes), row, values, trend, ratio, 3, &scaled)
    for i in row.indices {
      for lane in 0..<lanes {
        let at = Int(row[i]) * lanes + lane
        let expected = values[i * lanes + lane] * trend[at] * (row[i] < 3 ? ratio[at] : 1)
        #expect(Tolerance.relative(1e-15).admits(scaled[at], for: expected))
      }
    }
  }

  @Test(arguments: [8, 24]) func `pull times disturbance`(lanes: Int) {
    let (pull, factor) = (draw(3), draw(lanes, seed: 6))
    var weighed = nans(3 * lanes)
    ck_weigh(3, Int32(lanes), pull, factor, &weighed)
    #expect(weighed == weighed.indices.map { pull[$0 / lanes] * factor[$0 % lanes] })
  }

  @Test(arguments: [1, 2, 7]) func `a pool leaves out the region's own`(regions: Int) {
    let (count, stride) = (16, 24)
    let (shares, sent) = (draw(regions, 0...1), draw(regions * stride, seed: 6))
    var (landed, total) = ([Double](repeating: 7, count: regions * stride), nans(count))
    ck_pool(Int32(regions), Int64(count), Int64(stride), shares, sent, &landed, &total)
    for (r, i) in (0..<regions).flatMap({ r in (0..<stride).map { (r, $0) } }) {
      let others = (0..<regions).filter { $0 != r }.map { sent[$0 * stride + i] }
      let expected = i < count ? shares[r] * others.reduce(0, +) : 7
      #expect(Tolerance.absolute(1e-13).admits(landed[r * stride + i], for: expected))
    }
    expectSame(total, (0..<count).map { i in (0..<regions).reduce(0) { $0 + sent[$1 * stride + i] } })
  }

  @Test(arguments: [0, 3, 8, 23]) func `a reciprocal of what is not above zero is noticed`(place: Int) {
    let values = draw(24, 0.1...5)
    var fine = values
    #expect(ck_reciprocal(24, &fine) == 0)
    #expect(fine == values.map { 1 / $0 })
    for odd in [0, -0.0, -1, -.infinity, .nan] {
      var spoiled = values
      spoiled[place] = odd
      #expect(ck_reciprocal(24, &spoiled) > 0, "\(odd) at \(place)")
    }
  }

  @Test(arguments: [8, 24]) func `cells mixed from others`(lanes: Int) {
    // Cell 0 has three terms, of which two are of the same cell; cell 1 has none.
    let (terms, source, weight): ([Int32], [Int32], [Int32]) = (
      [0, 3, 3, 4, 6], [2, 0, 2, 3, 1, 0], [0, 1, 2, 2, 0, 1]
    )
    let (weights, people) = (draw(3 * lanes), draw(4 * lanes, seed: 6))
    var mixed = nans(4 * lanes)
    ck_mix_cells(4, Int32(lanes), terms, source, weight, weights, people, &mixed)
    let expected = (0..<4 * lanes).map { at in
      (Int(terms[at / lanes])..<Int(terms[at / lanes + 1])).reduce(0) { sum, i in
        sum + weights[Int(weight[i]) * lanes + at % lanes] * people[Int(source[i]) * lanes + at % lanes]
      }
    }
    expectSame(mixed, expected)
    #expect(mixed[lanes..<2 * lanes].allSatisfy { $0 == 0 })
  }
}
