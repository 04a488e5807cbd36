/// What tells the figures that are followed apart.
struct SeriesKey: Hashable, Sendable, Comparable {
  /// The tables with figures that can be followed, in the order of the outputs.
  enum Table: String, CaseIterable, Sendable {
    case population
    case groups = "population_groups"
    case components, care, conditions

    /// What the error of a year leaves for the next.
    var memory: ErrorMemory {
      switch self {
      // What the past has left: a population, the share of it that is ill, and a use of care that follows its trend.
      case .population, .groups, .conditions, .care: .stays
      case .components: .fades
      }
    }

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
