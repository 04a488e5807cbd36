/// Something wrong, or worth knowing, at a place in a model directory.
public struct ModelFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, relative to the model directory or as it was given.
  public var file: String
  /// The line, counted from 1; nil where the fault is the whole file's.
  public var line: Int?
  /// What is wrong, and what is allowed.
  public var what: String

  /// A fault in `file`, at `line` where there is one.
  public init(file: String, line: Int? = nil, what: String) {
    (self.file, self.line, self.what) = (file, line, what)
  }

  /// `file:line: what`.
  public var description: String { line.map { "\(file):\($0): \(what)" } ?? "\(file): \(what)" }
}

/// Why a model can't be read.
public enum ModelError: Error, Sendable {
  /// The path given is not there.
  case notFound(path: String)
  /// The path given is there, but is no directory.
  case notADirectory(path: String)
  /// The files hold these faults, in order of file and line; `more` were found beyond those listed.
  case invalid(faults: [ModelFault], more: Int)
}
