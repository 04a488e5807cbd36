/// Why a result can't be written down.
public enum ReportingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A figure of this table is a NaN or an infinity: a fault of the program, or of a model that escaped its checks.
  case notFinite(table: String)
  /// A text or template that comes with the program is unfit: a fault of the program.
  case resource(name: String, what: String)

  /// What is wrong.
  public var description: String {
    switch self {
    case .notFinite(let table): "a figure of table \(table) is not a finite number"
    case .resource(let name, let what): "the report's file \(name) is unfit: \(what)"
    }
  }
}
