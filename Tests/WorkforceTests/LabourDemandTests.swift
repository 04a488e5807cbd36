import CKernels
import LinearAlgebra
import TestSupport
import Testing
import Workforce

@Suite struct LabourDemandTests {
  /// Two branches: the first works for products 0 and 1, the second for 1 and 2.
  private static let links = Matrix(rows: 3, columns: 2, byColumns: [0.25, 0.75, 0, 0, 0.1, 0.9])

  /// 0.25 x 110/100 + 0.75 x 180/200 = 0.275 + 0.675 = 0.95; 0.1 x 0.9 + 0.9 x 1 = 0.99, as a product that wasn't used has
  /// index 1.
  @Test func `shares of products times their growth`() throws {
    let demand = try LabourDemand(links: Self.links)
    let (now, base) = ([110.0, 180, 7], [100.0, 200, 0])
    expectClose(
      (0..<2).map { demand.index(branch: $0, products: now, base: base) }, [0.95, 0.99],
      within: .relative(1e-15))
    #expect(demand.index(branch: 0, products: base, base: base) == 1)
  }

  /// A hundredth saved in each of two years leaves 0.99 x 0.99; work that grows by a hundredth is a negative saving.
  @Test func `savings compound`() throws {
    expectClose(
      [
        try LabourDemand.remaining(savings: [0.01, 0.01]), try LabourDemand.remaining(savings: []),
        try LabourDemand.remaining(savings: [-0.01]),
      ], [0.9801, 1, 1.01], within: .relative(1e-15))
  }

  @Test(arguments: [1, 5, 8, 24]) func `many draws at once as one by one`(lanes: Int) throws {
    var random = SplitMix64(seed: UInt64(lanes))
    func values(_ count: Int, _ range: ClosedRange<Double>) -> [Double] {
      (0..<count).map { _ in Double.random(in: range, using: &random) }
    }
    let demand = try LabourDemand(links: Self.links)
    let staff = Matrix(rows: 2, columns: 3, byColumns: values(6, 10...1000))
    let (now, remaining) = (values(3 * lanes, 1...9), values(2 * lanes, 0.8...1))
    var base = values(3 * lanes, 1...9)
    base[lanes] = 0
    let lane = LaneLabourDemand(demand, staff: staff, lanes: lanes)
    let variant = ck_get_variant()
    defer { ck_set_variant(variant) }
    for other in [CK_PLAIN, CK_AVX2, CK_AVX512] {
      ck_set_variant(other)
      let output = LaneBuffer(9 * lanes, repeating: .nan)
      lane.write(
        region: 1, demand: now, base: base, remaining: LaneBuffer(remaining), into: output.pointer,
        first: 1, rowsPerBranch: 6, scratch: lane.scratch())
      for l in 0..<lanes {
        func draw(_ values: [Double]) -> [Double] { (0..<3).map { values[$0 * lanes + l] } }
        for branch in 0..<2 {
          expectClose(
            [output.elements[(1 + branch * 6) * lanes + l]],
            [
              staff[branch, 1] * remaining[branch * lanes + l]
                * demand.index(branch: branch, products: draw(now), base: draw(base))
            ], within: .relative(1e-14))
        }
      }
      #expect(output.elements.filter { !$0.isNaN }.count == 2 * lanes)
    }
  }

  @Test func `a gap in FTE, in people and as a share`() {
    let short = StaffGap(
      demand: FullTimeEquivalents(120), supply: FullTimeEquivalents(90), people: People(150))
    #expect(short.fte == FullTimeEquivalents(30))
    expectClose([short.people.count, short.share], [50, 0.25], within: .relative(1e-15))
    let none = StaffGap(demand: FullTimeEquivalents(0), supply: FullTimeEquivalents(0), people: People(0))
    #expect((none.fte.count, none.people.count, none.share) == (0, 0, 0))
    let nobody = StaffGap(
      demand: FullTimeEquivalents(5), supply: FullTimeEquivalents(0), people: People(0))
    #expect(nobody.people.count.isNaN && nobody.share == 1)
    let unneeded = StaffGap(
      demand: FullTimeEquivalents(0), supply: FullTimeEquivalents(5), people: People(8))
    #expect(unneeded.people.count == -8 && unneeded.share.isNaN)
  }

  /// 25.2 of 36 hours is a part-time factor of 0.7. One more hour and 0.92 instead of 0.9 of the time at work:
  /// 26.2/25.2 x 0.92/0.9.
  @Test func `availability against the base year`() throws {
    let availability = try StaffAvailability(
      baseAbsence: 0.1, partTimeFactor: 0.7, fullTime: WeeklyHours(36))
    expectClose([availability.baseHours.count], [25.2], within: .relative(1e-15))
    #expect(try availability.factor(absence: 0.1, hours: availability.baseHours) == 1)
    expectClose(
      [try availability.factor(absence: 0.08, hours: WeeklyHours(26.2))], [26.2 / 25.2 * 0.92 / 0.9],
      within: .relative(1e-14))
  }
}
