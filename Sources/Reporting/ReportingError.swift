/// Why a result can't be written down.
public enum ReportingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A figure of this table is a NaN or an infinity: a fault of the program, or of a model that escaped its checks.
  case notFinite(table: String)

  /// What is wrong.
  public var description: String {
    switch self {
    case .notFinite(let table): "a figure of table \(table) is not a finite number"
    }
  }
}
