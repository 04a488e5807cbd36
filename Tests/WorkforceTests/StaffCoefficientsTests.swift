import CKernels
import LinearAlgebra
import TestSupport
import Testing
import Workforce

/// Staff of many regions and draws from coefficients, against ``StaffProjector``, one region and draw at a time.
@Suite struct StaffCoefficientsTests {
  /// A case drawn at random.
  private struct Sample {
    static let years = 8
    let branch: BranchStaff
    let lanes: Int
    /// The class of each region, its employees, and rates per class and year.
    let classes: [Int]
    let employees: [Double]
    let rates: [[StaffRates]]
    let ftePerPerson: [Double]
    /// w per year, region and lane.
    let index: [[[Double]]]
    let history: WorkingAgeHistory

    init(seed: UInt64, lanes: Int, regions: Int, sexesAlike: Bool, hasTraining: Bool) throws {
      var random = SplitMix64(seed: seed)
      branch = try StaffSamples.branch(seed: seed, hasTraining: hasTraining, sexesAlike: sexesAlike)
      self.lanes = lanes
      classes = (0..<regions).map { _ in Int.random(in: 0...2, using: &random) }
      employees = (0..<regions).map { _ in Double.random(in: 1...5000, using: &random) }
      rates = (0..<3).map { _ in
        (0..<Self.years).map {
          StaffSamples.rates(year: $0, lanes: lanes, hasTraining: hasTraining, using: &random)
        }
      }
      ftePerPerson = (0..<lanes).map { _ in Double.random(in: 0.5...0.9, using: &random) }
      history = WorkingAgeHistory(regions: regions, years: Self.years, lanes: lanes)
      var index: [[[Double]]] = []
      for year in 0..<Self.years {
        let people = (0..<regions).map { _ in
          (0..<lanes).map { _ in Double.random(in: 80...120, using: &random) }
        }
        for (region, people) in people.enumerated() {
          history.record(year: year, region: region, people: people)
        }
        index.append(people)
      }
      self.index = index.map { year in
        zip(year, index[0]).map { zip($0, $1).map { $0 / $1 } }
      }
    }

    /// Rows of all regions in a year, six of the branch after one of something else.
    func written(_ year: Int) throws -> LaneBuffer {
      let stride = 7 * lanes
      let output = LaneBuffer(classes.count * stride, repeating: .nan)
      for k in 0..<3 {
        let members = classes.indices.filter { classes[$0] == k }
        guard !members.isEmpty else { continue }
        let coefficients = try StaffCoefficients(of: branch, years: Self.years, lanes: lanes) {
          rates[k][$0]
        }
        try RegionalStaff(regions: members, employees: members.map { employees[$0] }).write(
          year: year, coefficients: coefficients, ftePerPerson: LaneBuffer(ftePerPerson),
          history: history, into: output.pointer, rows: .init(first: 1, regionStride: stride))
      }
      return output
    }

    func row(_ row: StaffRow, _ output: LaneBuffer, region: Int) -> [Double] {
      (0..<lanes).map { output.elements[(region * 7 + 1 + row.rawValue) * lanes + $0] }
    }

    /// The same by projector: per year and row, regions of one lane.
    func projected(lane: Int) throws -> [[StaffRow: [Double]]] {
      var projector = StaffProjector(branch, employees: employees)
      return try (0..<Self.years).map { year in
        let persons = projector.people.map { $0.reduce(0, +) }
        let flows = try projector.advance(
          classes.map { StaffSamples.lane(lane, of: rates[$0][year]) },
          workingAge: index[year].map { $0[lane] })
        return [
          .persons: persons, .supply: persons.map { $0 * ftePerPerson[lane] }, .inflow: flows.inflow,
          .outflow: flows.outflow, .retirement: flows.retirement,
        ]
      }
    }
  }

  @Test(arguments: [1, 3, 8, 16], [true, false])
  func `staff, supply and flows are the projector's`(lanes: Int, sexesAlike: Bool) throws {
    let sample = try Sample(
      seed: UInt64(lanes) + (sexesAlike ? 100 : 0), lanes: lanes, regions: 7, sexesAlike: sexesAlike,
      hasTraining: lanes != 3)
    let expected = try (0..<lanes).map { try sample.projected(lane: $0) }
    for year in 0..<Sample.years {
      let output = try sample.written(year)
      for region in sample.classes.indices {
        for row in StaffRow.allCases where row != .demand {
          expectClose(
            sample.row(row, output, region: region), expected.map { $0[year][row]?[region] ?? .nan },
            within: .relative(1e-12), "\(row) of year \(year), region \(region)")
        }
        // Nothing else is written: not the row before, nor the demand.
        let first = region * 7 * lanes
        #expect(output.elements[first..<first + 2 * lanes].allSatisfy { $0.isNaN })
      }
    }
  }

  @Test(arguments: 1...4)
  func `who comes and goes adds up in every region, year and draw`(seed: UInt64) throws {
    let sample = try Sample(seed: seed, lanes: 8, regions: 9, sexesAlike: false, hasTraining: seed % 2 == 0)
    for year in 0..<Sample.years - 1 {
      let (now, next) = (try sample.written(year), try sample.written(year + 1))
      for region in sample.classes.indices {
        func row(_ row: StaffRow) -> [Double] { sample.row(row, now, region: region) }
        let expected = (0..<8).map {
          row(.persons)[$0] + row(.inflow)[$0] - row(.outflow)[$0] - row(.retirement)[$0]
        }
        expectClose(sample.row(.persons, next, region: region), expected, within: .relative(1e-12))
      }
    }
  }

  @Test func `the base year's staff is the table's to the last bits`() throws {
    let branch = try StaffSamples.branch(seed: 8)
    let coefficients = try StaffCoefficients(of: branch, years: 1) { _ in StaffRates(pensionAge: 67) }
    expectClose(
      Array(coefficients.byYear[0].values.elements[..<3]), [1, 0.09, 0.03], within: .relative(1e-13))
  }

  @Test func `factors of 1 and additions of 0 change no bit`() throws {
    let branch = try StaffSamples.branch(seed: 9)
    func values(_ change: (inout StaffRates) -> Void) throws -> [[Double]] {
      try StaffCoefficients(of: branch, years: 6, lanes: 8) { _ in
        var rates = StaffRates(lanes: 8, pensionAge: 67)
        change(&rates)
        return rates
      }.byYear.map(\.values.elements)
    }
    let (ones, zeros) = ([Double](repeating: 1, count: 8), [Double](repeating: 0, count: 8))
    let plain = try values { _ in }
    let same = try values { $0.outflowEffects = [.init(ages: 15...40, factor: ones, added: zeros)] }
    let other = try values { $0.inflow[3] = 1.0000001 }
    #expect(same == plain)
    #expect(other != plain)
  }

  /// Plain C and vectors round products and sums differently; both vector variants agree to the bit.
  @Test func `every variant of the kernels gives the same staff`() throws {
    let sample = try Sample(seed: 77, lanes: 16, regions: 5, sexesAlike: false, hasTraining: true)
    let before = ck_get_variant()
    defer { ck_set_variant(before) }
    let results = try [CK_PLAIN, CK_AVX2, CK_AVX512].map { variant in
      ck_set_variant(variant)
      return try (0..<Sample.years).map { try sample.written($0).elements.filter { !$0.isNaN } }
    }
    for year in 0..<Sample.years {
      expectClose(results[1][year], results[0][year], within: .relative(1e-13))
      #expect(results[1][year] == results[2][year])
    }
  }

  @Test func `draws have the same bits in a block of 16 as in two of 8`() throws {
    let branch = try StaffSamples.branch(seed: 12)
    var random = SplitMix64(seed: 12)
    let wide = (0..<6).map { StaffSamples.rates(year: $0, lanes: 16, using: &random) }
    func rows(_ lanes: Int, from first: Int) throws -> [[Double]] {
      try StaffCoefficients(of: branch, years: 6, lanes: lanes) {
        StaffSamples.lanes(first..<first + lanes, of: wide[$0])
      }.byYear.flatMap { year in
        let elements = year.values.elements
        return stride(from: 0, to: elements.count, by: lanes).map { Array(elements[$0..<$0 + lanes]) }
      }
    }
    let (left, right) = (try rows(8, from: 0), try rows(8, from: 8))
    #expect(try rows(16, from: 0) == zip(left, right).map { $0 + $1 })
  }

  @Test func `a region without people of working age in the base year has index 1`() {
    let history = WorkingAgeHistory(regions: 2, years: 3, lanes: 1)
    for (year, people) in [[0.0, 50], [10, 40], [20, 55]].enumerated() {
      for region in 0..<2 { history.record(year: year, region: region, people: [people[region]]) }
    }
    #expect((0..<3).map { history.value(region: 0, year: $0, lane: 0) } == [1, 1, 1])
    #expect((0..<3).map { history.value(region: 1, year: $0, lane: 0) } == [1, 0.8, 1.1])
  }
}
