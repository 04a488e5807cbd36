extension DemographyError: CustomStringConvertible {
  /// What is wrong, with the offending value and what is allowed.
  public var description: String {
    switch self {
    case .outOfRange(let what, let index, let value):
      "\(what) \(index): \(value) can't be used; it must be finite, not negative and within the quantity's range"
    case .openAgeRateZero:
      "no deaths at the open age: its death rate must be positive"
    case .tooFewObservations(let what, let count, let needed):
      "\(what): \(count) usable, at least \(needed) needed"
    case .noData(let what, let index):
      "\(what) \(index) has no usable cell in any column; it needs at least one above zero"
    case .didNotConverge(let what, let iterations):
      "\(what): no convergence in \(iterations) steps"
    case .notIdentified(let what):
      "\(what): not determined by the data, because it sums to zero"
    case .overlappingBands(let first, let second):
      first == second
        ? "age band \(Self.name(first)) is outside the ages or ends before it starts"
        : "age bands \(Self.name(first)) and \(Self.name(second)) overlap"
    case .totalOutOfReach(let band, let total, let largest):
      "age band \(Self.name(band)): total \(total), but at most \(largest) is possible"
    case .deathsOutOfReach(let observed, let largest):
      "\(observed) deaths observed can't be met by the rates times a factor from 1/2 to 2 (at most \(largest))"
    case .linearAlgebra(let error): "linear algebra: \(error)"
    case .statistics(let error): "statistics: \(error)"
    }
  }

  private static func name(_ band: AgeBand) -> String { "\(band.from)-\(band.to.map(String.init) ?? "")" }
}
