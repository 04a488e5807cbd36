extension WorkforceError: CustomStringConvertible {
  /// What is wrong, in words.
  public var description: String {
    switch self {
    case .outOfRange(let figure, let value, let allowed): "\(figure) is \(value); allowed is \(allowed)"
    case .invalidEntry(let list, let index, let value, let allowed):
      "\(list) \(index) is \(value); allowed is \(allowed)"
    case .sharesDontSum(let list, let sum): "the shares of \(list) add up to \(sum), not 1"
    case .emptyProfile(let profile, let sex): "the profile \(profile) is 0 at all ages of \(sex)"
    case .retirementOutOfReach(let rate, let lowest, let highest):
      "retirement is \(rate) per employee per year; with the ages and hazards given it lies between \(lowest) and \(highest)"
    case .nobodyToLeave(let rate):
      "\(rate) per employee per year leave, but the leaving profile is 0 at all ages with staff"
    case .trainingAboveInflow(let yield, let inflow):
      "training yields \(yield) people per employee per year, more than the inflow of \(inflow)"
    case .noTraining(let year): "year \(year) changes an intake, but there are no figures on training"
    case .invalidRate(let flow, let year, let cell, let lane, let value):
      "the rate of \(flow) in year \(year) at cell \(cell), lane \(lane) is \(value); allowed is 0 to 1"
    case .negativeInflow(let year, let lane, let value):
      "the inflow in year \(year), lane \(lane) is \(value) per employee; allowed is 0 or more"
    case .negativeRegionalInflow(let year, let region, let index, let least):
      "fewer than nobody would come in, in year \(year), region \(region), with \(index) times the base year's "
        + "people of working age; allowed is at least \(least)"
    }
  }
}
