/// Why a waiting list can't be kept.
public enum WaitingError: Error, Equatable, Sendable {
  /// Demand that doesn't exceed capacity leaves no list, so that an observed wait has no explanation.
  case loadNotAboveOne(load: Double)
  /// The wait of this lane isn't above 0 weeks.
  case waitNotPositive(lane: Int, weeks: Double)
  /// The demand of this lane isn't a number of at least 0.
  case demandOutOfRange(lane: Int, index: Double)
  /// The capacity of this lane isn't a number of at least 0.
  case capacityOutOfRange(lane: Int, index: Double)
}

extension WaitingError: CustomStringConvertible {
  /// What is wrong, and what is allowed.
  public var description: String {
    switch self {
    case .loadNotAboveOne(let load):
      "demand is \(load) times capacity in the base year; only above 1 does it explain a waiting list"
    case .waitNotPositive(let lane, let weeks): "draw \(lane): a wait of \(weeks) weeks; it must be above 0"
    case .demandOutOfRange(let lane, let index):
      "draw \(lane): demand of \(index) times the base year's; it must be 0 or more"
    case .capacityOutOfRange(let lane, let index):
      "draw \(lane): capacity of \(index) times the base year's; it must be 0 or more"
    }
  }
}
