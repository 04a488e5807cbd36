import ModelDirectory
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
  let message: String

  init(_ status: ExitStatus, _ message: String) { (self.status, self.message) = (status, message) }

  /// A model that can't be read: every fault on a line of its own, then their number.
  init(_ error: ModelError) {
    switch error {
    case .notFound(let path):
      self.init(.notFound, "\(path): no such file or directory")
    case .invalid(let faults, let more):
      let count = faults.count + more
      let hidden = more > 0 ? ["and \(more) more"] : []
      let total = "the model is invalid: \(count) \(count == 1 ? "fault" : "faults")"
      self.init(.invalidModel, (faults.map(\.description) + hidden + [total]).joined(separator: "\n"))
    }
  }

  init(_ error: OutputError) {
    self.init(error == .interrupted ? .interrupted : .cannotWrite, error.description)
  }
}
