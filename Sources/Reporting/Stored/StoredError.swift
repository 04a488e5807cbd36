/// Why the results of an earlier run can't be read; each case names the file.
public enum StoredError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no such file, or it can't be read.
  case unreadable(path: String)
  /// The directory was not written by this program.
  case foreign(path: String)
  /// A line, counted from 1, is not as this program writes it.
  case malformed(path: String, line: Int, what: String)
  /// The table has no column of this name.
  case noColumn(path: String, column: String)
  /// The run has no table of this name.
  case noTable(path: String, table: String)

  /// What is wrong.
  public var description: String {
    switch self {
    case .unreadable(let path): "\(path): can't be read"
    case .foreign(let path): "\(path): isn't a directory of results that this program wrote"
    case .malformed(let path, let line, let what): "\(path):\(line): \(what)"
    case .noColumn(let path, let column): "\(path): has no column \(column)"
    case .noTable(let path, let table): "\(path): the run has no table \(table)"
    }
  }
}
