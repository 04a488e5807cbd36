import Foundation

/// What the program says: results on standard output, all else on standard error.
enum Console {
  /// Whether someone is looking at standard error.
  static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes a result.
  /// - Throws: `Failure` where standard output can't take it, such as a file on a full disk.
  static func print(_ text: String) throws(Failure) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      throw Failure(.cannotWrite, "can't write to standard output")
    }
  }

  /// Writes a message.
  static func error(_ message: String) { show(message + "\n") }

  /// Writes over the line that is there.
  static func replaceLine(_ text: String) { show("\r\u{1B}[K" + text) }

  // Where standard error can't be written to, there is nobody to tell.
  private static func show(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
