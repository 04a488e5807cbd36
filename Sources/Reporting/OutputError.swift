/// Why the output can't be written; each case names the path.
public enum OutputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The directory that should hold the output is not there.
  case parentMissing(path: String, parent: String)
  /// There is something that is no directory.
  case notADirectory(path: String)
  /// There is a directory that this program did not write.
  case foreignDirectory(path: String)
  /// There is an output of this program, with a file in it that is not.
  case foreignFile(path: String, file: String)
  /// Other results took the place of those that were to be added to.
  case replaced(path: String)
  /// The system refused, for this reason.
  case refused(path: String, reason: String)
  /// The results are in place, but the old ones, moved to this path, can't be removed.
  case leftover(path: String, reason: String)
  /// The run was interrupted.
  case interrupted

  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .parentMissing(let path, let parent):
      "can't write \(path): there is no directory \(parent)"
    case .notADirectory(let path):
      "can't write \(path): it exists and is not a directory"
    case .foreignDirectory(let path):
      "can't write \(path): the directory exists and was not written by this program; name a new one"
    case .foreignFile(let path, let file):
      "can't replace \(path): \(file) in it was not written by this program; move it away or name a new directory"
    case .replaced(let path):
      "can't add to \(path): meanwhile other results were put there; start again"
    case .refused(let path, let reason):
      "can't write \(path): \(reason)"
    case .leftover(let path, let reason):
      "the results are in place, but the old ones can't be removed from \(path): \(reason)"
    case .interrupted:
      "interrupted"
    }
  }
}
