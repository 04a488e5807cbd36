import Prognosis
import TestSupport
import Testing

/// The pattern of blanks against an attacker who solves linear programmes.
@Suite struct DisclosureSolverTests {
  private static let threshold = 10.0

  /// A kind of made-up table.
  struct Kind: Sendable, CustomTestStringConvertible {
    var sums: DisclosureTable.Sums
    var showsRegions: Bool
    var sharing: Bool
    var testDescription: String { "\(sums), regions \(showsRegions), shares \(sharing)" }

    static let all: [Kind] = [DisclosureTable.Sums.none, .groups, .balance].flatMap { sums in
      [false, true].flatMap { shows in
        [false, true].map { Kind(sums: sums, showsRegions: shows, sharing: $0) }
      }
    }
  }

  private func sample(_ kind: Kind, _ seed: UInt64) -> RandomDisclosure {
    RandomDisclosure(
      seed: seed, sums: kind.sums, showsRegions: kind.showsRegions, sharing: kind.sharing,
      threshold: Self.threshold)
  }

  private func blanks(_ sample: RandomDisclosure) -> DisclosureBlanks {
    DisclosureSolver.blanks(of: sample.table, threshold: Self.threshold, proximity: sample.proximity)
  }

  @Test(arguments: Kind.all)
  func `what is published leaves every small figure an interval as wide as the threshold`(_ kind: Kind) {
    var (attacked, narrow) = (0, 0)
    for seed in 1...12 as ClosedRange<UInt64> {
      let sample = sample(kind, seed)
      let chosen = blanks(sample)
      #expect(chosen.unsafe.isEmpty)
      let smallAlone = DisclosureBlanks(
        cells: sample.table.isSmall, groups: [Bool](repeating: false, count: chosen.groups.count))
      for (area, column) in sample.smallCells {
        attacked += 1
        let width = sample.width(chosen, area: area, column: column)
        #expect(
          width >= Self.threshold * (1 - 1e-6), "seed \(seed), area \(area), column \(column): \(width)")
        if sample.width(smallAlone, area: area, column: column) < Self.threshold { narrow += 1 }
      }
    }
    // The attack works: with only the small figures blanked, many can be narrowed down.
    #expect(attacked > 15 && narrow * 4 > attacked, "\(narrow) of \(attacked)")
  }

  @Test(arguments: Kind.all.filter { !$0.showsRegions })
  func `small regions can't be told by what areas have apart`(_ kind: Kind) {
    var (attacked, narrow) = (0, 0)
    for seed in 1...12 as ClosedRange<UInt64> {
      let sample = sample(kind, seed)
      let chosen = blanks(sample)
      var careless = sample.table
      careless.isSmallAtom = []
      let areasAlone = DisclosureSolver.blanks(
        of: careless, threshold: Self.threshold, proximity: sample.proximity)
      for (atom, column) in sample.smallAtoms {
        attacked += 1
        let width = sample.width(chosen, atom: atom, column: column)
        #expect(
          width >= Self.threshold * (1 - 1e-6), "seed \(seed), region \(atom), column \(column): \(width)")
        if sample.width(areasAlone, atom: atom, column: column) < Self.threshold { narrow += 1 }
      }
    }
    // Small figures of areas alone are not enough.
    #expect(attacked > 100 && narrow > 2, "\(narrow) of \(attacked)")
  }

  @Test(arguments: Kind.all)
  func `small figures are blank, and nothing is where none are small`(_ kind: Kind) {
    for seed in 1...12 as ClosedRange<UInt64> {
      let sample = sample(kind, seed)
      let chosen = blanks(sample)
      for index in sample.table.isSmall.indices where sample.table.isSmall[index] {
        #expect(chosen.cells[index])
      }
      var whole = sample.table
      whole.isSmall = whole.isSmall.map { _ in false }
      whole.isSmallGroup = whole.isSmallGroup.map { _ in false }
      whole.isSmallAtom = []
      let none = DisclosureSolver.blanks(
        of: whole, threshold: Self.threshold, proximity: sample.proximity)
      #expect(!none.cells.contains(true) && !none.groups.contains(true) && none.unsafe.isEmpty)
      #expect(chosen == blanks(sample), "the same every time")
    }
  }
}
