extension BenchmarkingError: CustomStringConvertible {
  /// What is wrong, with the offending value and what is allowed.
  public var description: String {
    switch self {
    case .outOfRange(let what, let index, let value):
      "\(what) \(index) is \(value); allowed is a finite number of 0 or more, and above 0 for a variance"
    case .observedWithoutExpected(let index, let observed):
      "row \(index) has \(observed) observed where there is nobody or nothing expected"
    case .noPeople(let index): "band \(index) has no people, so its rate can't be weighted by the standard"
    case .nothing(let what): "all \(what) are 0 or unknown"
    case .tooFewEvents(let events, let needed): "\(events) events; allowed is \(needed) or more"
    case .statistics(let error): "statistics: \(error)"
    }
  }
}
