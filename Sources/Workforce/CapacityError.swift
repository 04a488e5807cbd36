/// Why a capacity plan's parameters give no result.
public enum CapacityError: Error, Equatable, Sendable {
  /// A year lies outside the years that it may lie in.
  case yearOutOfRange(parameter: String, year: Int, allowed: ClosedRange<Int>)
  /// The share that has left falls from one given year to the next.
  case leavingFalls(sex: String, years: Int, from: Double, to: Double)
  /// A change of intake has no yield yet in an equilibrium year.
  case noYield(equilibriumYear: Int, firstYield: Double)
  /// Working time falls by all of it or more.
  case workingTime(variant: DemandVariant, share: Double)
  /// A yearly place has no FTE to show in an equilibrium year, so that no intake balances it.
  case nobodyFromTraining(equilibriumYear: Int, fte: Double)
}

extension CapacityError: CustomStringConvertible {
  /// What is wrong, and what is allowed.
  public var description: String {
    switch self {
    case .yearOutOfRange(let parameter, let year, let allowed):
      "\(parameter) is \(year); it must be \(allowed.lowerBound) to \(allowed.upperBound)"
    case .leavingFalls(let sex, let years, let from, let to):
      "uitstroom_\(sex)_basis falls from \(from) to \(to) after \(years) years; those who left stay away"
    case .noYield(let year, let first):
      "\(year) can't be an equilibrium year: who starts in the adjustment year is at work after \(first)"
    case .workingTime(let variant, let share):
      "the yearly fall of working time in the variant '\(variant.rawValue)' is \(share); it must be below 1"
    case .nobodyFromTraining(let year, let fte):
      "a yearly place yields \(fte) FTE in \(year), so no intake balances that year: "
        + "intern_rendement3 and the extern_rendement of those who will start (.._3) must be above 0"
    }
  }
}
