extension StatisticsError: CustomStringConvertible {
  /// What is wrong, in words.
  public var description: String {
    switch self {
    case .notFinite(let argument, let index): "\(argument) \(index) is not a finite number"
    case .negative(let argument, let index, let value):
      "\(argument) \(index) is \(value); allowed is 0 or more"
    case .observedWithoutExpected(let index, let observed):
      "row \(index) has \(observed) observed where nothing is expected"
    case .aboveTotal(let index, let part, let total):
      "row \(index) has \(part) events among \(total); allowed is at most that many"
    case .noObservations: "no region has both an observed and an expected figure"
    case .nothingObserved: "everything observed is 0"
    case .spreadNotEstimable(let differing, let count):
      "only \(differing) of \(count) ratios differ from 1, too few to say how much regions differ"
    case .tooFewObservations(let count, let needed):
      "\(count) observations where at least \(needed) are needed"
    case .repeatedYear(let year): "year \(year) stands there twice"
    case .constantSeries: "all earlier values are equal, so nothing can be learned from them"
    case .nothingToRescale: "the factors add up to 0 and can't be scaled to a total"
    case .didNotConverge(let quantity): "the search for \(quantity) found no maximum"
    }
  }
}
