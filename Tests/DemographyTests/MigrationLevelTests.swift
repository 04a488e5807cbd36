import Demography
import TestSupport
import Testing

@Suite struct MigrationLevelTests {
  @Test func `a level goes by equal ratios and stays`() throws {
    let path = try LevelPath(from: 400, in: 2023, to: 100, in: 2025)
    expectClose([2023, 2024, 2025, 2040].map(path.value), [400, 200, 100, 100], within: .relative(1e-14))
  }

  @Test func `a level that isn't positive is refused`() {
    for bad in [0, -1, Double.nan, .infinity] {
      #expect(throws: DemographyError.self) { try LevelPath(from: bad, in: 2023, to: 1, in: 2030) }
      #expect(throws: DemographyError.self) { try LevelPath(from: 1, in: 2023, to: bad, in: 2030) }
    }
  }

  static let family = RogersCastro(
    childhood: .init(height: 0.007939482399942268, descent: 0.16575890215480404),
    labour: .init(
      height: 0.04731432921052067, descent: 0.09498522877280104, position: 19.75551354127961,
      ascent: 0.19719610193429157),
    level: 9.939164845504634e-05)
  static let worker = RogersCastro(
    childhood: .init(height: 0.0052578071119602325, descent: 0.16838519989387415),
    labour: .init(
      height: 0.06003689680258745, descent: 0.08704809179517024, position: 19.737820110232494,
      ascent: 0.19760640104735083),
    level: 0.00016684334586763218)

  @Test(arguments: [(Self.family, "Family", "Female"), (Self.worker, "Male Labor", "Male")])
  func `the published families come back`(schedule: RogersCastro, family: String, sex: String) throws {
    let published = try ReferenceTable("rogers_castro_families.csv")
      .column("share", where: ["family": family, "sex": sex])
    #expect(published.count == 101)
    // 2.3e-5: the families are medians of curves, the parameters medians of draws.
    expectClose((0...100).map { schedule.rate(at: Double($0)) }, published, within: .absolute(2.3e-5))
  }

  @Test func `shares sum to one and the optional terms add`() throws {
    expectClose([try Self.family.shares(openAge: 105).reduce(0, +)], [1], within: .relative(1e-13))
    var full = Self.family
    full.retirement = .init(height: 0.001, descent: 0.1, position: 65, ascent: 0.3)
    full.oldAge = .init(height: 1e-6, descent: -0.08)
    // At its own position a peak is height / e, whatever its slopes.
    expectClose(
      [full.rate(at: 65) - Self.family.rate(at: 65)], [0.001 / 2.718281828459045 + 1e-6 * 181.27224187515122],
      within: .relative(1e-12))
  }

  @Test func `a schedule that falls below zero is refused`() {
    var bad = Self.family
    bad.level = -0.01
    #expect(throws: DemographyError.self) { try bad.shares(openAge: 105) }
    bad.level = .nan
    #expect(throws: DemographyError.self) { try bad.shares(openAge: 105) }
  }
}
