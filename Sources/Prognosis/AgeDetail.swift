import Demography

/// How a result divides the ages of its population.
public enum AgeDetail: String, CaseIterable, Sendable {
  /// Groups of five years, the last one open.
  case five
  /// Single ages, the last one open.
  case single

  /// The groups on a grid, in order of age.
  public func bands(of grid: AgeSexGrid) -> [AgeBand] {
    let width = self == .five ? 5 : 1
    return stride(from: 0, through: grid.openAge, by: width).map { from in
      AgeBand(from: from, to: from + width > grid.openAge ? nil : from + width - 1)
    }
  }
}
