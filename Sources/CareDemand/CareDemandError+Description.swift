extension CareDemandError: CustomStringConvertible {
  /// What is wrong, in words; items, cells and regions are counted from 0.
  public var description: String {
    switch self {
    case .invalidRate(let item, let cell, let value):
      "the rate of item \(item) at cell \(cell) is \(value); allowed is 0 or more"
    case .invalidRatio(let item, let region, let value):
      "the ratio of item \(item) in region \(region) is \(value); allowed is 0 or more"
    case .invalidGrowth(let item, let value): "the growth of item \(item) is \(value); allowed is above -1"
    case .invalidPopulation(let cell, let region, let value):
      "\(value) people at cell \(cell) of region \(region); allowed is 0 or more"
    case .invalidShare(let share): "the share of healthy ageing is \(share); allowed is a finite number"
    case .invalidShift(let years):
      "healthy ageing shifts rates by \(years) years; allowed is at most the first age that shifts"
    case .ratiosWithoutDemand(let item):
      "every regional ratio of item \(item) is 0, so its national total can't be met"
    }
  }
}
