import Demography
import LinearAlgebra

/// The age groups that describe areas. The ages 45-64 are the rest and left out, as the shares add up to 1.
enum AgeStructure {
  /// A group of ages; `to` is nil for the open end.
  struct Group: Sendable {
    let from: Int
    let to: Int?

    /// Such as `age_0_14` or `age_80_plus`.
    var code: String { to.map { "age_\(from)_\($0)" } ?? "age_\(from)_plus" }
    var nameNL: String { to.map { "Aandeel \(from)-\($0)-jarigen" } ?? "Aandeel \(from)-plussers" }
    var nameEN: String { to.map { "Share aged \(from)-\($0)" } ?? "Share aged \(from) and over" }

    /// The ages that a grid has of it.
    func ages(_ grid: AgeSexGrid) -> ClosedRange<Int>? {
      from > grid.openAge ? nil : from...min(to ?? grid.openAge, grid.openAge)
    }
  }

  static let all = [
    Group(from: 0, to: 14), Group(from: 15, to: 24), Group(from: 25, to: 44), Group(from: 65, to: 79),
    Group(from: 80, to: nil),
  ]
  /// The unit of the shares.
  static let unit = "%"
  /// The name by which all of them are weighted.
  static let weightName = "age"

  /// The groups that a grid has ages of.
  static func groups(_ grid: AgeSexGrid) -> [Group] { all.filter { $0.ages(grid) != nil } }

  /// Per group and column of `population` (cells x regions) the share of the people, in per cent; NaN without people.
  static func shares(_ population: Matrix, _ grid: AgeSexGrid) -> [[Double]] {
    let people = BaseYear.columnTotals(population)
    return groups(grid).compactMap { $0.ages(grid) }.map { ages in
      people.indices.map { r in
        let inGroup = Sex.allCases.reduce(0.0) { sum, sex in
          ages.reduce(sum) { $0 + population[grid.index(sex, $1), r] }
        }
        return 100 * inGroup / people[r]
      }
    }
  }
}
