import Foundation

/// A directory that results are written to: the old results or the new ones, never half of either.
///
/// The files are written into a directory beside it, which then takes its place in one step. Where there are old
/// results the two directories are exchanged (`renameat2` with `RENAME_EXCHANGE` on Linux, `renamex_np` on
/// macOS); on a file system that can't exchange, the old one is moved aside and put back if the new one can't follow, by
/// this run or, if it is killed between the two, by the next.
public struct OutputDirectory: Sendable {
  /// The path as it was given.
  public let path: String
  /// Where that is, without symbolic links.
  let target: String
  private let parent: String
  /// What stood there when this value was made.
  private let found: HeldDirectory?

  /// A directory at `path`, after checking that results can be written there.
  ///
  /// - Throws: `.parentMissing`, `.notADirectory`, `.foreignDirectory`, `.foreignFile`, or `.refused` where no
  ///   directory can be made beside it.
  public init(path: String) throws(OutputError) {
    let url = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
    (self.path, target) = (path, url.path)
    parent = url.deletingLastPathComponent().path
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: parent, isDirectory: &isDirectory), isDirectory.boolValue
    else {
      throw .parentMissing(path: path, parent: parent)
    }
    let leftovers = Leftovers(parent: parent, target: target)
    leftovers.recover()
    _ = try Self.holdsResults(target, path: path)
    leftovers.remove()
    found = HeldDirectory(target)
    try staging().remove()
  }

  /// Writes the files and puts them in the place of what was there.
  ///
  /// After a failure what was there is there still, and nothing beside it.
  /// - Throws: the cases of `init`, `.refused` where a file can't be written (a full disk), `.leftover`, or
  ///   `.interrupted` after `removeUnfinished()`.
  public func replace(with files: [OutputFile]) throws(OutputError) {
    try replace { (sink) throws(OutputError) in
      for file in files { try sink.write(file) }
    }
  }

  /// Puts what `writing` writes in the place of what was there.
  ///
  /// - Parameter writing: writes the files, `datapackage.json` among them, which names them all.
  /// - Throws: as `replace(with:)`.
  public func replace(
    writing: (OutputSink) throws(OutputError) -> Void
  ) throws(OutputError) {
    try replace(onlyWhatWasFound: false, writing: writing)
  }

  /// As `replace(writing:)`; with `onlyWhatWasFound` what stands there must be what stood there when this value was made.
  ///
  /// - Throws: as `replace(with:)`, and `.replaced` where it is not.
  func replace(
    onlyWhatWasFound: Bool, writing: (OutputSink) throws(OutputError) -> Void
  ) throws(OutputError) {
    let staging = try staging()
    // So that no other run takes the old results for a leftover once they are beside the output.
    let old = DirectoryLock.taken(at: target).lock
    defer { old?.release() }
    do throws(OutputError) {
      try writing(OutputSink(staging: staging, path: path))
      try staging.perform { (staged) throws(OutputError) in
        // Nothing comes between the look and the step.
        let turn = DirectoryLock.awaited(at: parent)
        defer { turn?.release() }
        if onlyWhatWasFound, found?.stands(at: target) != true { throw .replaced(path: path) }
        try putInPlace(staged)
      }
    } catch {
      staging.remove()
      throw error
    }
    if FileManager.default.fileExists(atPath: staging.path) {
      if let reason = staging.remove() { throw .leftover(path: staging.path, reason: reason) }
    } else {
      staging.release()
    }
  }

  /// Removes what unfinished writing has left and stops further writing: for a handler of signals.
  public static func removeUnfinished() { Staging.removeAll() }

  private func staging() throws(OutputError) -> Staging {
    try Staging(in: parent, for: (target as NSString).lastPathComponent, at: path)
  }

  /// Afterwards `staged` is gone, or holds the old results.
  private func putInPlace(_ staged: String) throws(OutputError) {
    guard try Self.holdsResults(target, path: path) else {
      if let reason = FileSystem.move(staged, to: target) { throw .refused(path: path, reason: reason) }
      return
    }
    if FileSystem.exchange(staged, with: target) { return }
    try exchangeInSteps(staged)
  }

  /// For file systems without an exchange: for a moment there is nothing at the target.
  package func exchangeInSteps(_ staged: String) throws(OutputError) {
    let aside = StagingName.aside(staged)
    if let reason = FileSystem.move(target, to: aside) { throw .refused(path: path, reason: reason) }
    if let reason = FileSystem.move(staged, to: target) {
      if let second = FileSystem.move(aside, to: target) {
        throw .refused(path: path, reason: "\(reason); the old results are in \(aside): \(second)")
      }
      throw .refused(path: path, reason: reason)
    }
    if let reason = FileSystem.move(aside, to: staged) { throw .leftover(path: aside, reason: reason) }
  }

  /// Whether there are results of this program to be replaced; false where there is nothing.
  private static func holdsResults(_ target: String, path: String) throws(OutputError) -> Bool {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: target, isDirectory: &isDirectory) else {
      // A symbolic link that leads nowhere.
      if (try? FileManager.default.destinationOfSymbolicLink(atPath: target)) != nil {
        throw .notADirectory(path: path)
      }
      return false
    }
    guard isDirectory.boolValue else { throw .notADirectory(path: path) }
    guard let known = WrittenPackage(at: target)?.fileNames else { throw .foreignDirectory(path: path) }
    if let foreign = KnownFiles(known).foreignEntry(in: target) {
      throw .foreignFile(path: path, file: foreign)
    }
    return true
  }
}
