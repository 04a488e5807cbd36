import Benchmarking
import TestSupport
import Testing

@Suite struct KitagawaDecompositionTests {
  private func fixture() throws -> (KitagawaDecomposition, ReferenceTable) {
    let (cells, table) = (try ReferenceTable("kitagawa_cells.csv"), try ReferenceTable("reference.csv"))
    let parts = try KitagawaDecomposition(
      amounts: cells["amount"], people: cells["people"], referenceAmounts: cells["reference_amount"],
      referencePeople: cells["reference_people"])
    return (parts, table)
  }

  @Test func `the parts agree with fractions`() throws {
    let (parts, table) = try fixture()
    expectClose(
      [parts.composition, parts.rates, parts.difference], table.values("kitagawa_parts"),
      within: .relative(1e-12))
    // A cell's part is a difference of shares, or of rates, that may be close.
    let digits = Tolerance(relative: 1e-12, absolute: 1e-14)
    expectClose(parts.compositionByCell, table.values("kitagawa_composition"), within: digits)
    expectClose(parts.ratesByCell, table.values("kitagawa_rates"), within: digits)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `the parts add up to the difference, and each is the rest`(seed: UInt64) throws {
    var g = SplitMix64(seed: seed)
    func people() -> [Double] {
      (0..<212).map { _ in
        Double(Int.random(in: 0...3, using: &g) == 0 ? 0 : Int.random(in: 1...900, using: &g))
      }
    }
    func amounts(_ people: [Double]) -> [Double] { people.map { $0 * .random(in: 0...5000, using: &g) } }
    let (first, second) = (people(), people())
    let parts = try KitagawaDecomposition(
      amounts: amounts(first), people: first, referenceAmounts: amounts(second), referencePeople: second)
    let size = max(parts.composition.magnitude, parts.rates.magnitude, parts.difference.magnitude)
    let within = Tolerance.absolute(1e-12 * size)
    expectClose([parts.composition + parts.rates], [parts.difference], within: within)
    expectClose([parts.rates], [parts.difference - parts.composition], within: within)
    expectClose([parts.composition], [parts.difference - parts.rates], within: within)
  }

  @Test func `the same rates leave composition only, and the same make-up rates only`() throws {
    let (people, other, rates) = ([100.0, 300, 50], [80.0, 10, 400], [2.0, 5, 11])
    func amounts(_ n: [Double], _ r: [Double]) -> [Double] { zip(n, r).map { $0 * $1 } }
    let make = try KitagawaDecomposition(
      amounts: amounts(people, rates), people: people, referenceAmounts: amounts(other, rates),
      referencePeople: other)
    #expect(make.rates == 0)
    expectClose([make.composition], [make.difference], within: .relative(1e-14))
    let double = people.map { $0 * 2 }
    let rate = try KitagawaDecomposition(
      amounts: amounts(people, rates), people: people, referenceAmounts: amounts(double, [3, 3, 3]),
      referencePeople: double)
    #expect(rate.composition == 0)
    expectClose([rate.rates], [rate.difference], within: .relative(1e-14))
  }

  @Test func `swapping the populations turns every sign`() throws {
    let (a, n) = ([10.0, 40, 7], [100.0, 90, 30])
    let (b, m) = ([20.0, 10, 0], [150.0, 20, 0])
    let there = try KitagawaDecomposition(amounts: a, people: n, referenceAmounts: b, referencePeople: m)
    let back = try KitagawaDecomposition(amounts: b, people: m, referenceAmounts: a, referencePeople: n)
    #expect(back.compositionByCell == there.compositionByCell.map { -$0 })
    #expect(back.ratesByCell == there.ratesByCell.map { -$0 })
    // The last cell has nobody in the reference: its 30 of 220 people at 7/30 are all composition.
    #expect(there.ratesByCell[2] == 0)
    expectClose([there.compositionByCell[2]], [7.0 / 220], within: .relative(1e-14))
  }

  @Test func `what has no rate is refused`() {
    #expect(throws: BenchmarkingError.observedWithoutExpected(index: 1, observed: 4)) {
      try KitagawaDecomposition(
        amounts: [3, 4], people: [10, 0], referenceAmounts: [1, 1], referencePeople: [5, 5])
    }
    #expect(throws: BenchmarkingError.nothing(what: "reference people")) {
      try KitagawaDecomposition(amounts: [3], people: [10], referenceAmounts: [0], referencePeople: [0])
    }
    #expect(throws: BenchmarkingError.outOfRange(what: "reference amounts", index: 0, value: -1)) {
      try KitagawaDecomposition(amounts: [3], people: [10], referenceAmounts: [-1], referencePeople: [2])
    }
  }
}
