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
      guard let reason else { return }
      throw .refused(path: (path as NSString).appendingPathComponent(file.name), reason: reason)
    }
    var descriptor: Int32 = -1
    try staging.perform { (staged) throws(OutputError) in
      let target = (staged as NSString).appendingPathComponent(file.name)
      let folder = (target as NSString).deletingLastPathComponent
      if !FileManager.default.fileExists(atPath: folder) { try require(FileSystem.makeDirectory(folder)) }
      try require(FileSystem.makeFile(target, descriptor: &descriptor))
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
}
