/// Why a scenario can't be used.
public enum ScenarioError: Error, Sendable {
  /// There is no such file, and no scenario of this name; `known` are the names that there are.
  case notFound(path: String, known: [String])
  /// The files hold these faults, in order of file and line; `more` were found beyond those listed.
  case invalid(faults: [ModelFault], more: Int)
}

extension ScenarioError {
  /// The faults of a log, in order.
  package init(_ log: FaultLog) { self = .invalid(faults: log.sorted, more: log.more) }
}
