import ModelDirectory
import Prognosis
import Reporting

/// The statuses that the program ends with, after sysexits.h.
enum ExitStatus: Int32 {
  /// The command line is wrong.
  case usage = 64
  /// The model is invalid.
  case invalidModel = 65
  /// A path on the command line is not there.
  case notFound = 66
  /// The program failed its own checks.
  case software = 70
  /// The output can't be written.
  case cannotWrite = 73
  /// Interrupted from the keyboard: 128 and the number of the signal.
  case interrupted = 130
}

/// Why the program ends without a result.
struct Failure: Error {
  let status: ExitStatus
  /// What standard error is to say.
  let text: String

  private init(status: ExitStatus, text: String) { (self.status, self.text) = (status, text) }

  init(_ status: ExitStatus, _ message: String) { self.init(status: status, text: "Error: " + message) }

  /// A model, or what else it is, that can't be read: every fault on a line of its own, then their number.
  init(_ error: ModelError, of what: String = "model") {
    switch error {
    case .notFound(let path):
      self.init(.notFound, "\(path): no such file or directory")
    case .notADirectory(let path):
      self.init(.notFound, "\(path): is not a directory")
    case .invalid(let faults, let more):
      self.init(faults: faults.map(\.description), more: more, of: what)
    }
  }

  /// A model that can be read but gives no prognosis.
  init(_ error: PrognosisError) { self.init(faults: [error.description], more: 0) }

  /// A scenario that can't be used: every fault on a line of its own, then their number.
  init(_ error: ScenarioError) {
    switch error {
    case .notFound(let path, let known):
      let names = known.isEmpty ? "" : "; the model has \(known.joined(separator: ", "))"
      self.init(.notFound, "\(path): no such scenario\(names)")
    case .invalid(let faults, let more):
      self.init(faults: faults.map(\.description), more: more, of: "scenario")
    }
  }

  private init(faults: [String], more: Int, of what: String = "model") {
    let count = faults.count + more
    let lines = faults + (more > 0 ? ["and \(more) more"] : [])
    let total = "Error: the \(what) is invalid: \(count) \(count == 1 ? "fault" : "faults")"
    self.init(status: .invalidModel, text: (lines + [total]).joined(separator: "\n"))
  }

  init(_ error: OutputError) {
    self.init(error == .interrupted ? .interrupted : .cannotWrite, error.description)
  }
}
