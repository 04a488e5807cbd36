import Demography
import TestSupport
import Testing

@Suite struct GraduationTests {
  static func bands(_ starts: [Int], open: Bool = true) -> [AgeBand] {
    starts.enumerated().map { i, from in
      AgeBand(from: from, to: i + 1 < starts.count ? starts[i + 1] - 1 : (open ? nil : from + 4))
    }
  }

  static func sums(_ curve: [Double], _ bands: [AgeBand], weights: [Double]? = nil) -> [Double] {
    bands.map { $0.ages(openAge: curve.count - 1).reduce(0) { $0 + (weights?[$1] ?? 1) * curve[$1] } }
  }

  @Test func `a straight line comes back`() throws {
    let line = (0...30).map { 40 - Double($0) }
    let bands = Self.bands([0, 5, 12, 20])
    let curve = try Graduation(bands: bands, openAge: 30).graduate(totals: Self.sums(line, bands))
    expectClose(curve, line, within: .relative(1e-11))
  }

  @Test func `an independent solver finds the same curve`() throws {
    let file = try ReferenceTable("graduation.csv")
    let curve = try Graduation(bands: Self.bands([0, 4, 8, 14, 20, 26]), openAge: 33)
      .graduate(totals: [30, 2, 90, 4, 60, 1], weights: file.column("weight"))
    expectClose(curve, file.column("value"), within: .absolute(1e-10))
    #expect(curve.contains(0))
  }

  @Test func `a curve within the bounds satisfies the normal equations`() throws {
    let bands = Self.bands([0, 2, 4])
    let curve = try Graduation(bands: bands, openAge: 5).graduate(totals: [10, 30, 20])
    expectClose(Self.sums(curve, bands), [10, 30, 20], within: .relative(1e-12))
    // Any direction that keeps the totals leaves the criterion level at the minimum.
    for direction in [[1.0, -1, 0, 0, 0, 0], [0, 0, 1, -1, 0, 0], [0, 0, 0, 0, 1, -1]] {
      let slope = zip(Self.seconds(curve), Self.seconds(direction)).reduce(0) { $0 + $1.0 * $1.1 }
      expectClose([slope], [0], within: .absolute(1e-11))
    }
  }

  @Test(arguments: 0..<UInt64(12))
  func `totals are kept and nothing is negative`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let bands = Self.bands([0, 1, 5, 15, 18, 25, 45, 65, 75, 85, 95])
    // Totals that jump by factors of a thousand, so that the bound acts.
    let totals = bands.map { _ in
      let size = Double.random(in: 0...3, using: &generator)
      return size < 0.5 ? 0 : [1, 30, 1000].randomElement(using: &generator)! * size
    }
    let people = (0...105).map { _ in Double.random(in: 0.1...20, using: &generator) }
    let curve = try Graduation(bands: bands, openAge: 105).graduate(totals: totals, weights: people)
    expectClose(Self.sums(curve, bands, weights: people), totals, within: .relative(1e-11), "seed \(seed)")
    #expect(curve.allSatisfy { $0 >= 0 })
    for (band, total) in zip(bands, totals) where total == 0 {
      #expect(band.ages(openAge: 105).allSatisfy { curve[$0] == 0 })
    }
  }

  @Test func `where the bound acts the curve is the best one`() throws {
    // Beside a large band the free curve would dip below zero.
    let bands = Self.bands([0, 10, 20, 30])
    let totals = [1.0, 1, 500, 1]
    let curve = try Graduation(bands: bands, openAge: 39).graduate(totals: totals)
    #expect(curve.contains(0))
    #expect(curve.allSatisfy { $0 >= 0 })
    let best = Self.roughness(curve)
    // No feasible neighbour is smoother: random exchanges within a band that keep it non-negative.
    var generator = SplitMix64(seed: 7)
    for _ in 0..<2_000 {
      let ages = Array(bands.randomElement(using: &generator)!.ages(openAge: 39))
      var other = curve
      let (from, to) = (ages.randomElement(using: &generator)!, ages.randomElement(using: &generator)!)
      let moved = min(curve[from], 0.001)
      other[from] -= moved
      other[to] += moved
      #expect(Self.roughness(other) >= best * (1 - 1e-12))
    }
  }

  static func seconds(_ u: [Double]) -> [Double] {
    (1..<u.count - 1).map { (i: Int) -> Double in
      let slope = u[i + 1] - u[i]
      return slope - (u[i] - u[i - 1])
    }
  }

  static func roughness(_ u: [Double]) -> Double { seconds(u).reduce(0) { $0 + $1 * $1 } }

  @Test func `care that starts at 18 starts there`() throws {
    let bands = Self.bands([0, 18, 45, 65, 75, 85])
    let curve = try Graduation(bands: bands, openAge: 105)
      .graduate(rates: [0, 3.5, 5, 8, 12, 15], people: .init(repeating: 1, count: 106))
    #expect(curve[0..<18].allSatisfy { $0 == 0 })
    #expect(curve[18] > 2 && curve[18] < 5)
    #expect(curve.allSatisfy { $0 >= 0 })
  }

  @Test func `single years are reproduced to the bit`() throws {
    let bands = (0...20).map { AgeBand(from: $0, to: $0 == 20 ? nil : $0) }
    let totals = bands.map { Double(($0.from * 37) % 11) / 7 }
    #expect(try Graduation(bands: bands, openAge: 20).graduate(totals: totals) == totals)
  }

  @Test func `bands among single years bend with them`() throws {
    let square = (0...60).map { 5 + Double($0 * $0) / 100 }
    let bands =
      [AgeBand(from: 0, to: 0), AgeBand(from: 1, to: 4)]
      + (5...49).map { AgeBand(from: $0, to: $0) } + [AgeBand(from: 50, to: nil)]
    let totals = Self.sums(square, bands)
    let curve = try Graduation(bands: bands, openAge: 60).graduate(totals: totals)
    #expect(Array(curve[5...49]) == Array(square[5...49]))
    expectClose(Self.sums(curve, bands), totals, within: .relative(1e-13))
    // A parabola isn't the smoothest at its open end, but no rougher curve may be chosen.
    #expect(Self.roughness(curve) <= Self.roughness(square))
    expectClose(curve, square, within: .relative(0.05))
  }

  @Test func `ages without a band are unknown and part the curve`() throws {
    let bands = [AgeBand(from: 60, to: 69), AgeBand(from: 20, to: 29), AgeBand(from: 30, to: 39)]
    let curve = try Graduation(bands: bands, openAge: 90).graduate(totals: [7, 10, 20])
    for x in 0...90 { #expect(curve[x].isNaN == !((20...39) ~= x || (60...69) ~= x)) }
    expectClose(Array(curve[60...69]), .init(repeating: 0.7, count: 10), within: .relative(1e-14))
    let alone = try Graduation(bands: Array(bands.dropFirst()), openAge: 90).graduate(totals: [10, 20])
    #expect(alone[20...39] == curve[20...39])
  }

  @Test func `an upper bound holds`() throws {
    let bands = Self.bands([0, 40, 60, 80])
    let people = [Double](repeating: 3, count: 101)
    let graduation = try Graduation(bands: bands, openAge: 100)
    let curve = try graduation.graduate(rates: [0.01, 0.05, 0.99, 1], people: people, upperBound: 1)
    #expect(curve.allSatisfy { $0 >= 0 && $0 <= 1 })
    expectClose(
      Self.sums(curve, bands), [0.01 * 40, 0.05 * 20, 0.99 * 20, 21], within: .relative(1e-12))
  }

  @Test func `doubling totals doubles the curve and order doesn't matter`() throws {
    let bands = Self.bands([0, 10, 20, 30, 60])
    let totals = [3.0, 80, 1, 40, 2]
    let curve = try Graduation(bands: bands, openAge: 80).graduate(totals: totals)
    let doubled = try Graduation(bands: bands, openAge: 80).graduate(totals: totals.map { 2 * $0 })
    expectClose(doubled, curve.map { 2 * $0 }, within: Tolerance.absolute(1e-11))
    let turned = try Graduation(bands: bands.reversed(), openAge: 80).graduate(totals: totals.reversed())
    #expect(turned == curve)
  }

  @Test func `a band without people takes the plain mean`() throws {
    let people = [10.0, 10, 10, 10, 0, 0]
    let curve = try Graduation(bands: Self.bands([0, 2, 4]), openAge: 5)
      .graduate(rates: [0.1, 0.2, 0.3], people: people)
    expectClose([curve[4] + curve[5]], [0.6], within: .relative(1e-12))
  }

  @Test func `what can't be graduated is refused`() throws {
    let young = AgeBand(from: 0, to: 9)
    let overlap = AgeBand(from: 9, to: 19)
    #expect(throws: DemographyError.overlappingBands(young, overlap)) {
      try Graduation(bands: [young, overlap], openAge: 90)
    }
    #expect(throws: DemographyError.self) { try Graduation(bands: [AgeBand(from: 9, to: 3)], openAge: 90) }
    #expect(throws: DemographyError.self) { try Graduation(bands: [AgeBand(from: 95, to: nil)], openAge: 90) }
    let graduation = try Graduation(bands: [young, AgeBand(from: 10, to: nil)], openAge: 20)
    for bad in [-1, Double.nan, .infinity] {
      #expect(throws: DemographyError.self) { try graduation.graduate(totals: [1, bad]) }
    }
    #expect(throws: DemographyError.totalOutOfReach(band: young, total: 11, largest: 10)) {
      try graduation.graduate(totals: [11, 1], upperBound: 1)
    }
    let nobody = [Double](repeating: 0, count: 10) + [Double](repeating: 1, count: 11)
    #expect(throws: DemographyError.totalOutOfReach(band: young, total: 11, largest: 0)) {
      try graduation.graduate(totals: [11, 1], weights: nobody)
    }
  }
}
