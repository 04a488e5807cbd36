/// The figures of one table in one year, as one who wants to find out what was blanked sees them.
package struct DisclosureTable: Sendable {
  /// An area that holds an atom, with the share of it.
  package struct Holder: Hashable, Sendable {
    /// The area.
    package var area: Int
    /// The share of the atom that it has.
    package var share: Double

    /// A share in an area.
    package init(area: Int, share: Double) { (self.area, self.share) = (area, share) }
  }

  /// What holds the columns of an atom together.
  package enum Sums: Sendable {
    /// Nothing: each column is a table of its own.
    case none
    /// The columns of each group add up to a published figure, and the groups to a published total.
    case groups
    /// The signed columns add up to a figure that is known.
    case balance
  }

  /// Per atom the areas that it lies in, ascending; those whose totals aren't published are left out.
  package var holders: [[Holder]]
  /// How many areas there are.
  package var areaCount: Int
  /// Atoms in the same areas share a class.
  package var classes: [Int]
  /// What the columns add up to.
  package var sums: Sums
  /// Per column +1 where more of it makes more people, -1 where it makes fewer, 0 where the figure can have either sign.
  package var signs: [Int]
  /// The group of each column.
  package var groups: [Int] { didSet { groupCount = (groups.max() ?? 0) + 1 } }
  /// Published groups and the rest.
  package private(set) var groupCount = 1
  /// The groups that are published, by number; those that follow from the others come after them.
  package var publishedGroups: Int
  /// Columns whose sums over the whole model are equal, though nobody publishes them.
  package var balanced: [Int] = []
  /// What the areas have: area x columns, by area.
  package var values: [Double]
  /// What the atoms have at least, over all scenarios: atom x columns, by atom.
  package var atoms: [Double]
  /// The groups' figures: area x published groups, by area.
  package var groupValues: [Double] = []
  /// Which figures may not be shown, in the order of `values` and `groupValues`.
  package var isSmall: [Bool]
  package var isSmallGroup: [Bool] = []
  /// Which of the atoms' figures may not be worked out: atom x columns, by atom; empty where none is looked at.
  package var isSmallAtom: [Bool] = []
  /// Areas of which nothing is published, nor of what they add up to.
  package var isHidden: [Bool]

  /// Whether nothing has to be blanked.
  var isOpen: Bool {
    !isSmall.contains(true) && !isSmallGroup.contains(true) && !isSmallAtom.contains(true)
      && !isHidden.contains(true)
  }

  package var columnCount: Int { signs.count }
  package var atomCount: Int { holders.count }

  package init(
    holders: [[Holder]], areaCount: Int, classes: [Int], sums: Sums, signs: [Int], groups: [Int],
    publishedGroups: Int, values: [Double], atoms: [Double], groupValues: [Double] = [], isSmall: [Bool],
    isSmallGroup: [Bool] = [], isSmallAtom: [Bool] = [], isHidden: [Bool]
  ) {
    (self.holders, self.areaCount, self.classes, self.sums) = (holders, areaCount, classes, sums)
    (self.signs, self.groups, self.publishedGroups) = (signs, groups, publishedGroups)
    (self.values, self.atoms, self.groupValues) = (values, atoms, groupValues)
    (self.isSmall, self.isSmallGroup, self.isSmallAtom) = (isSmall, isSmallGroup, isSmallAtom)
    self.isHidden = isHidden
    groupCount = (groups.max() ?? 0) + 1
  }
}

/// Which figures of a table in a year are blanked.
package struct DisclosureBlanks: Sendable, Equatable {
  /// Area x columns, by area.
  package var cells: [Bool]
  /// Area x groups, by area.
  package var groups: [Bool]
  /// Areas whose total has to go before the rest can be safe.
  package var unsafe: [Int] = []

  package init(cells: [Bool], groups: [Bool], unsafe: [Int] = []) {
    (self.cells, self.groups, self.unsafe) = (cells, groups, unsafe)
  }

  /// All figures blanked, after which none is unsafe.
  package var whole: DisclosureBlanks {
    DisclosureBlanks(cells: cells.map { _ in true }, groups: groups.map { _ in true })
  }
}
