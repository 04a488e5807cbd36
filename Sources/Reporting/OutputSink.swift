import Foundation

/// Takes the files of an output while it is made ready. Several threads may write different files at once.
public struct OutputSink: Sendable {
  let staging: Staging
  /// The output's path as it was given, for messages.
  let path: String

  /// Writes a file, and makes the folder in its name.
  ///
  /// - Throws: `.refused` where the system does (a full disk), or `.interrupted`.
  public func write(_ file: OutputFile) throws(OutputError) {
    func require(_ reason: String?) throws(OutputError) {
      if let reason { throw refused(file.name, reason) }
    }
    var descriptor: Int32 = -1
    try staging.perform { (staged) throws(OutputError) in
      try require(FileSystem.makeFile(place(file.name, in: staged), descriptor: &descriptor))
    }
    do throws(OutputError) {
      // Piece by piece, so that an interruption never waits for a large file.
      for piece in file.pieces {
        try staging.perform { (_) throws(OutputError) in try require(FileSystem.write(piece, to: descriptor))
        }
      }
    } catch {
      _ = FileSystem.end(descriptor)
      throw error
    }
    try require(FileSystem.end(descriptor))
  }
  /// Makes a file that something else writes, such as a database.
  ///
  /// - Parameters:
  ///   - name: the file's name, as that of an `OutputFile`.
  ///   - opening: is given its path, makes the file there and gives what it is written by.
  /// - Throws: `.refused` with the error of `opening`, or `.interrupted`.
  func open<Writer>(_ name: String, _ opening: (String) throws -> Writer) throws(OutputError) -> Writer {
    // As with a file of bytes: nothing appears after an interruption.
    try staging.perform { (staged) throws(OutputError) in
      let place = try place(name, in: staged)
      do { return try opening(place) } catch { throw refused(name, "\(error)") }
    }
  }

  /// Why a file can't be written.
  func refused(_ name: String, _ reason: String) -> OutputError {
    .refused(path: (path as NSString).appendingPathComponent(name), reason: reason)
  }

  /// The path of a file, whose folder is made where there is none.
  private func place(_ name: String, in staged: String) throws(OutputError) -> String {
    let place = (staged as NSString).appendingPathComponent(name)
    let folder = (place as NSString).deletingLastPathComponent
    if !FileManager.default.fileExists(atPath: folder), let reason = FileSystem.makeDirectory(folder) {
      throw refused(name, reason)
    }
    return place
  }
}
