import Foundation

/// What runs that were killed have left beside an output.
///
/// A directory that a run under way is using is locked and left alone, as are those of other users. Where the file system has no
/// locks nothing is touched, since nothing says that the run is over.
struct Leftovers: Sendable {
  /// The directory in which the output is.
  let parent: String
  /// Where the output is.
  let target: String

  private var mark: String { StagingName.mark(of: (target as NSString).lastPathComponent) }

  /// Puts old results back that a run had moved aside when it was killed, where nothing has taken their place.
  func recover() {
    guard FileSystem.kind(of: target) == nil else { return }
    for name in found.reversed() where name.isAside && name.mark == mark {
      let aside = path(of: name)
      if whileLocked(aside, { FileSystem.move(aside, to: target) == nil }) { return }
    }
  }

  /// Removes the directories of runs that are over.
  ///
  /// Old results that were moved aside go only where others have taken their place.
  func remove() {
    let isThere = FileSystem.kind(of: target) != nil
    for name in found where !name.isAside || (name.mark == mark && isThere) {
      let place = path(of: name)
      _ = whileLocked(place) { FileSystem.remove(place) == nil }
    }
  }

  private var found: [StagingName] { (FileSystem.names(in: parent) ?? []).compactMap(StagingName.init) }

  private func path(of name: StagingName) -> String {
    (parent as NSString).appendingPathComponent(name.text)
  }

  /// Whether `action` was done and succeeded, on a directory of our own that no other process holds.
  private func whileLocked(_ path: String, _ action: () -> Bool) -> Bool {
    guard let lock = DirectoryLock.taken(at: path).lock else { return false }
    defer { lock.release() }
    return lock.isOwn && action()
  }
}
