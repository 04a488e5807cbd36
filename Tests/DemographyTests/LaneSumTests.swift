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

  @Test(arguments: [8, 24]) func `sums of values`(count: Int) {
    let (values, start) = (draw(count), draw(count, seed: 6))
    var sum = start
    ck_add(Int64(count), 0.3, values, &sum)
    expectSame(sum, zip(start, values).map { $0 + 0.3 * $1 })
  }

  @Test(arguments: [8, 24]) func `sums with a factor per draw`(lanes: Int) {
    let (values, start, factor) = (draw(5 * lanes), draw(5 * lanes, seed: 6), draw(lanes, seed: 7))
    var sum = start
    ck_add_scaled(5, Int32(lanes), 0.3, values, factor, &sum)
    expectSame(sum, values.indices.map { start[$0] + 0.3 * values[$0] * factor[$0 % lanes] })
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

  /// People of age x >= `from` count as x - m with weight w_m, where both ages are known, else at their own.
  private func shifted(
    _ people: [Double], _ weights: [Double], known: [UInt8], ages: Int, lanes: Int, from: Int, first: Int,
    span: Int
  ) -> [Double] {
    var result = [Double](repeating: 0, count: people.count)
    for (sex, x) in (0..<2).flatMap({ s in (0..<ages).map { (s, $0) } }) {
      for lane in 0..<lanes {
        let cell = sex * ages + x
        guard x >= from else {
          result[cell * lanes + lane] = people[cell * lanes + lane]
          continue
        }
        for m in 0..<span {
          let read = min(x - first - m, ages - 1)
          let isKnown = read >= 0 && known[cell] != 0 && known[sex * ages + read] != 0
          let to = isKnown ? sex * ages + read : cell
          result[to * lanes + lane] += weights[(sex * span + m) * lanes + lane] * people[cell * lanes + lane]
        }
      }
    }
    return result
  }

  @Test(arguments: [8, 24], [(0, -2, 3), (5, -1, 4), (3, 0, 1), (2, 1, 6), (9, -3, 2), (4, -30, 40)])
  func `people read at other ages`(lanes: Int, rule: (from: Int, first: Int, span: Int)) {
    let ages = 10
    let people = draw(2 * ages * lanes, 1...50)
    var weights = draw(2 * rule.span * lanes, 0...1, seed: 6)
    for (sex, lane) in (0..<2).flatMap({ s in (0..<lanes).map { (s, $0) } }) {
      let places = (0..<rule.span).map { (sex * rule.span + $0) * lanes + lane }
      let total = places.reduce(0) { $0 + weights[$1] }
      for place in places { weights[place] /= total }
    }
    for known in [[UInt8](repeating: 1, count: 2 * ages), (0..<2 * ages).map { $0 % 4 == 1 ? 0 : 1 }] {
      var result = nans(people.count)
      ck_shift_ages(
        Int32(ages), Int32(lanes), Int32(rule.from), Int32(rule.first), Int32(rule.span), weights, known,
        people, &result)
      let expected = shifted(
        people, weights, known: known, ages: ages, lanes: lanes, from: rule.from, first: rule.first,
        span: rule.span)
      #expect(firstDifference(result, expected, within: .absolute(1e-12)) == nil)
      for lane in 0..<lanes {
        let both = [people, result].map { values in
          stride(from: lane, to: values.count, by: lanes).reduce(0) { $0 + values[$1] }
        }
        #expect(Tolerance.relative(1e-13).admits(both[1], for: both[0]), "draw \(lane): nobody is lost")
      }
    }
  }
}
