/// The figures of one table in one year, as one who wants to find out what was blanked sees them.
struct DisclosureTable: Sendable {
  /// An area that holds an atom, with the share of it.
  struct Holder: Hashable, Sendable {
    var area: Int
    var share: Double
  }

  /// What holds the columns of an atom together.
  enum Sums: Sendable {
    /// Nothing: each column is a table of its own.
    case none
    /// The columns of each group add up to a published figure, and the groups to a published total.
    case groups
    /// The signed columns add up to a figure that is known.
    case balance
  }

  /// Per atom the areas that it lies in, ascending; those whose totals aren't published are left out.
  var holders: [[Holder]]
  /// How many areas there are.
  var areaCount: Int
  /// Atoms in the same areas share a class.
  var classes: [Int]
  /// What the columns add up to.
  var sums: Sums
  /// Per column +1 where more of it makes more people, -1 where it makes fewer, 0 where the figure can have either sign.
  var signs: [Int]
  /// The group of each column.
  var groups: [Int] { didSet { groupCount = (groups.max() ?? 0) + 1 } }
  /// Published groups and the rest.
  private(set) var groupCount = 1
  /// The groups that are published, by number; those that follow from the others come after them.
  var publishedGroups: Int
  /// Columns whose sums over the whole model are equal, though nobody publishes them.
  var balanced: [Int] = []
  /// What the areas have: area x columns, by area.
  var values: [Double]
  /// What the atoms have at least, over all scenarios: atom x columns, by atom.
  var atoms: [Double]
  /// The groups' figures: area x published groups, by area.
  var groupValues: [Double] = []
  /// Which figures may not be shown, in the order of `values` and `groupValues`.
  var isSmall: [Bool]
  var isSmallGroup: [Bool] = []
  /// Areas of which nothing is published, nor of what they add up to.
  var isHidden: [Bool]

  var columnCount: Int { signs.count }
  var atomCount: Int { holders.count }

  init(
    holders: [[Holder]], areaCount: Int, classes: [Int], sums: Sums, signs: [Int], groups: [Int],
    publishedGroups: Int, values: [Double], atoms: [Double], groupValues: [Double] = [], isSmall: [Bool],
    isSmallGroup: [Bool] = [], isHidden: [Bool]
  ) {
    (self.holders, self.areaCount, self.classes, self.sums) = (holders, areaCount, classes, sums)
    (self.signs, self.groups, self.publishedGroups) = (signs, groups, publishedGroups)
    (self.values, self.atoms, self.groupValues) = (values, atoms, groupValues)
    (self.isSmall, self.isSmallGroup, self.isHidden) = (isSmall, isSmallGroup, isHidden)
    groupCount = (groups.max() ?? 0) + 1
  }
}

/// Which figures of a table in a year are blanked.
struct DisclosureBlanks: Sendable, Equatable {
  /// Area x columns, by area.
  var cells: [Bool]
  /// Area x groups, by area.
  var groups: [Bool]
  /// Areas whose total has to go before the rest can be safe.
  var unsafe: [Int] = []
}
