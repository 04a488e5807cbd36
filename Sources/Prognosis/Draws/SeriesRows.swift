import Demography
import LinearAlgebra
import ModelDirectory

/// Which figures of an area are followed through the draws, and where they stand: the rows of all tables, one after another.
///
/// All but life expectancy are sums over regions, worked out per region from its cells, components and demand.
struct SeriesRows: Sendable {
  /// Rows of a table.
  let population, groups, components, meanPopulation, care, conditions, lifeExpectancy: Range<Int>
  /// Rows of the staff measures, and of waits.
  let workforce, waiting: Range<Int>
  /// How many rows there are, and how many of them, the first, are sums over regions.
  let count, sums: Int
  /// Rows of a region alone, after its sums: those on staff that measures are made of.
  let staff: Range<Int>
  /// How many rows a region has.
  var regional: Int { staff.upperBound }
  /// The cells of working age.
  let workingAge: CellRanges
  /// The cells that each row of population and of groups adds up.
  let people: CellRanges
  /// Everyone, for the mean population.
  let everyone: CellRanges
  /// The products that each row of care adds up.
  let careItems: CellRanges
  /// The components, as the projector stores them.
  let componentPlaces: [LaneScratch.Component]

  /// Rows as sums of ranges of cells, in the form that kernels take.
  struct CellRanges: Sendable {
    let rows: Int
    let from, to, row: FixedBuffer<Int32>

    init(_ rows: [[Range<Int>]]) {
      self.rows = rows.count
      let all = rows.enumerated().flatMap { row, ranges in ranges.map { (row: row, range: $0) } }
      // A buffer has an element; an empty range adds nothing.
      let ranges = all.isEmpty ? [(row: 0, range: 0..<0)] : all
      from = FixedBuffer(ranges.map { Int32($0.range.lowerBound) })
      to = FixedBuffer(ranges.map { Int32($0.range.upperBound) })
      row = FixedBuffer(ranges.map { Int32($0.row) })
    }

    var rangeCount: Int { row.count }
  }

  init(
    grid: AgeSexGrid, ages: AgeDetail, components: [Component], products: [CareProduct],
    conditions: [Condition], lifeExpectancyRows: Int, workforce: WorkforceEngine? = nil
  ) {
    func cells(_ sex: Sex, _ band: AgeBand) -> Range<Int> {
      let ages = band.ages(openAge: grid.openAge)
      return grid.index(sex, ages.lowerBound)..<grid.index(sex, ages.upperBound) + 1
    }
    let bands = Sex.allCases.flatMap { sex in ages.bands(of: grid).map { [cells(sex, $0)] } }
    let groups = PopulationGroup.groups(of: grid).map { group in Sex.allCases.map { cells($0, group.ages) } }
    let items = CareItem.items(of: products).map { $0.rows.map { $0..<$0 + 1 } }
    people = CellRanges(bands + groups)
    everyone = CellRanges([Sex.allCases.map { cells($0, AgeBand(from: 0, to: nil)) }])
    careItems = CellRanges(items)
    componentPlaces = components.map(\.place)
    var end = 0
    func next(_ count: Int) -> Range<Int> {
      defer { end += count }
      return end..<end + count
    }
    population = next(bands.count)
    self.groups = next(groups.count)
    self.components = next(components.count)
    meanPopulation = next(1)
    care = next(items.count)
    self.conditions = next(conditions.count)
    sums = end
    staff = end..<end + (workforce?.table.sums ?? 0)
    workingAge = CellRanges([workforce?.model.workingCells ?? []])
    lifeExpectancy = next(lifeExpectancyRows)
    self.workforce = next(workforce?.table.rows ?? 0)
    waiting = next(workforce?.waitingRows ?? 0)
    count = end
  }
}

extension Component {
  /// Where the projector keeps it.
  fileprivate var place: LaneScratch.Component {
    switch self {
    case .births: .births
    case .deaths: .deaths
    case .immigration: .immigration
    case .emigration: .emigration
    case .arrivals: .arrivals
    case .departures: .departures
    case .netMigration: .net
    }
  }
}
