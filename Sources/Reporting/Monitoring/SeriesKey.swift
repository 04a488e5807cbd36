/// What tells the figures that are followed apart.
struct SeriesKey: Hashable, Sendable, Comparable {
  /// The tables with figures that can be followed, in the order of the outputs.
  enum Table: String, CaseIterable, Sendable {
    case population
    case groups = "population_groups"
    case components, care, conditions

    /// Whether a figure is the state at a moment, which past deviations add up in, and not what happened during a year.
    ///
    /// Conditions are the share of the population of a year that has them, and go with that population.
    var isStock: Bool { self == .population || self == .groups || self == .conditions }

    /// Its place among the tables.
    var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  var table: Table
  var set: String
  var code: String
  var item: String

  static func < (a: SeriesKey, b: SeriesKey) -> Bool {
    (a.table.place, a.set, a.code, a.item) < (b.table.place, b.set, b.code, b.item)
  }
}
