import Prognosis
import TestSupport

/// A made-up table of a few regions in overlapping areas, and what an outsider can work out from what is published of it.
struct RandomDisclosure {
  let table: DisclosureTable
  let proximity: AreaProximity
  private let sums: DisclosureTable.Sums

  /// - Parameters:
  ///   - showsRegions: whether each region is an area of its own.
  ///   - sharing: whether a set divides regions among its areas.
  init(seed: UInt64, sums: DisclosureTable.Sums, showsRegions: Bool, sharing: Bool, threshold: Double) {
    var random = Numbers(seed: seed)
    let (regions, columns) = (5, sums == .groups ? 6 : 4)
    var holders = [[DisclosureTable.Holder]](repeating: [], count: regions)
    var count = 0
    func add(_ areas: Int, _ place: (Int) -> [(Int, Double)]) {
      for region in 0..<regions {
        for (area, share) in place(region) { holders[region].append(.init(area: count + area, share: share)) }
      }
      count += areas
    }
    add(1) { _ in [(0, 1)] }
    // No area is without regions.
    let province = (0..<regions).map { $0 < 2 ? $0 : random.below(2) }
    add(2) { [(province[$0], 1)] }
    let office = (0..<regions).map { $0 > 2 ? $0 % 2 : random.below(2) }
    add(2) { [(office[$0], 1)] }
    if sharing { add(2) { $0 == 0 ? [(0, 0.25), (1, 0.75)] : [($0 % 2, 1)] } }
    if showsRegions { add(regions) { [($0, 1)] } }
    let atoms = (0..<regions * columns).map { _ in
      // Many small ones, as among the oldest.
      (random.below(3) == 0 ? 8 : 1) * Double(random.below(100)) / 100 * threshold
    }
    let (areaCount, groups) = (count, (0..<columns).map { sums == .groups ? $0 % 2 : 0 })
    var values = [Double](repeating: 0, count: areaCount * columns)
    var groupValues = [Double](repeating: 0, count: areaCount * 2)
    for region in 0..<regions {
      for holder in holders[region] {
        for column in 0..<columns {
          let people = holder.share * atoms[region * columns + column]
          values[holder.area * columns + column] += people
          groupValues[holder.area * 2 + groups[column]] += people
        }
      }
    }
    self.sums = sums
    table = DisclosureTable(
      holders: holders, areaCount: areaCount, classes: Array(0..<regions), sums: sums,
      signs: (0..<columns).map { sums == .balance && $0 % 2 == 1 ? -1 : 1 }, groups: groups,
      publishedGroups: sums == .groups ? 2 : 0, values: values, atoms: atoms,
      groupValues: sums == .groups ? groupValues : [], isSmall: values.map { $0 < threshold },
      isSmallGroup: sums == .groups ? groupValues.map { $0 < threshold } : [],
      isSmallAtom: atoms.map { $0 < threshold },
      isHidden: [Bool](repeating: false, count: areaCount))
    proximity = AreaProximity(holders: holders, areaCount: areaCount)
  }

  var smallCells: [(area: Int, column: Int)] {
    table.isSmall.indices.filter { table.isSmall[$0] }
      .map { ($0 / table.columnCount, $0 % table.columnCount) }
  }

  /// The small figures of regions, which areas could tell though no area is a region.
  var smallAtoms: [(atom: Int, column: Int)] {
    table.isSmallAtom.indices.filter { table.isSmallAtom[$0] }
      .map { ($0 / table.columnCount, $0 % table.columnCount) }
  }

  /// How wide the interval is that an outsider is left with for a figure: all that fits what isn't blank.
  func width(_ blanks: DisclosureBlanks, area: Int, column: Int) -> Double {
    width(blanks, of: weights { $0 == area && $1 == column })
  }

  /// The same for a region's figure.
  func width(_ blanks: DisclosureBlanks, atom: Int, column: Int) -> Double {
    width(blanks, of: table.atoms.indices.map { $0 == atom * table.columnCount + column ? 1 : 0 })
  }

  private func width(_ blanks: DisclosureBlanks, of own: [Double]) -> Double {
    let attack = programme(blanks)
    guard let high = attack.maximum(of: own), let low = attack.maximum(of: own.map { -$0 }) else {
      return .nan
    }
    return high + low
  }

  private func weights(_ holds: (Int, Int) -> Bool) -> [Double] {
    table.holders.flatMap { holders in
      (0..<table.columnCount).map { column in
        holders.filter { holds($0.area, column) }.reduce(0) { $0 + $1.share }
      }
    }
  }

  private func programme(_ blanks: DisclosureBlanks) -> LinearProgramme {
    var rows: [[Double]] = []
    for area in 0..<table.areaCount {
      for column in 0..<table.columnCount where !blanks.cells[area * table.columnCount + column] {
        rows.append(weights { $0 == area && $1 == column })
      }
      switch sums {
      case .none: break
      case .balance:
        let row = weights { area == $0 && $1 >= 0 }
        rows.append(row.indices.map { row[$0] * Double(table.signs[$0 % table.columnCount]) })
      case .groups:
        for group in 0..<2 where !blanks.groups[area * 2 + group] {
          rows.append(weights { $0 == area && table.groups[$1] == group })
        }
        rows.append(weights { area == $0 && $1 >= 0 })
      }
    }
    return LinearProgramme(
      matrix: rows, right: rows.map { zip($0, table.atoms).reduce(0) { $0 + $1.0 * $1.1 } })
  }
}

/// Whole numbers from a seed (Steele, Lea and Flood 2014, SplitMix).
struct Numbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }
}
