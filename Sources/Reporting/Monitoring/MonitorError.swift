import ModelDirectory

/// Why a run can't be held against realised figures.
public enum MonitorError: Error, Sendable {
  /// The run can't be read: there is none at the path, or it isn't of this program.
  case stored(StoredError)
  /// The run was made without draws, and has no margins.
  case noMargins(path: String)
  /// The run doesn't have this scenario.
  case noScenario(String, known: [String])
  /// The realised figures can't be followed: each fault with its file and line; `more` were found beyond those listed.
  case figures(faults: [ModelFault], more: Int)
  /// The results can't be put beside the run.
  case output(OutputError)
  /// A text or template of the program is unfit.
  case report(ReportingError)

  /// What is wrong, where it isn't a list of faults.
  public var description: String {
    switch self {
    case .stored(let error): error.description
    case .noMargins(let path):
      "\(path): the run was made without draws, so its figures have no margins to be held against; run it with --draws"
    case .noScenario(let name, let known):
      "--scenario \(name): the run has \(known.joined(separator: ", "))"
    case .figures(let faults, _): faults.map(\.description).joined(separator: "\n")
    case .output(let error): error.description
    case .report(let error): error.description
    }
  }
}
