import Foundation
import Synchronization

/// A directory beside the output in which it is made ready.
///
/// Whatever ends the run, the directory goes: the writer removes it after a failure, and `removeAll` after a signal; what a
/// killed run leaves, a later one removes, once the lock on it is free.
/// Files are made, and directories moved, only under one lock, so that nothing appears after `removeAll`.
struct Staging: Sendable {
  /// Its path.
  let path: String
  /// Says that it is in use; nil where the file system has no locks.
  private let lock: DirectoryLock?

  /// Makes a directory with a name of its own in `parent`, for the output of this name at `target`.
  init(in parent: String, for output: String, at target: String) throws(OutputError) {
    let process = ProcessInfo.processInfo.processIdentifier
    (path, lock) = try Self.whileOpen { (paths) throws(OutputError) in
      // A run that was killed may have left a directory of the same process number.
      for attempt in 0..<100 {
        let name = StagingName(for: output, process: process, attempt: attempt)
        let path = (parent as NSString).appendingPathComponent(name.text)
        if FileSystem.kind(of: path) != nil { continue }
        if let reason = FileSystem.makeDirectory(path) { throw .refused(path: target, reason: reason) }
        switch DirectoryLock.taken(at: path) {
        // Another process took it for a leftover.
        case .refused: continue
        case .unavailable:
          paths.append(path)
          return (path, nil)
        case .held(let lock):
          paths.append(path)
          return (path, lock)
        }
      }
      throw .refused(path: target, reason: "\(parent) is full of unfinished runs, named .\(Engine.name)-*")
    }
  }

  /// Does something that makes, moves or removes files, unless the run was interrupted.
  func perform<T>(_ action: (String) throws(OutputError) -> T) throws(OutputError) -> T {
    try Self.whileOpen { (_) throws(OutputError) in try action(path) }
  }

  /// Removes the directory; returns the reason where that fails.
  @discardableResult
  func remove() -> String? {
    Self.state.withLock { state in
      guard state.paths.contains(path) else { return nil }
      let reason = FileSystem.remove(path)
      state.paths.removeAll { $0 == path }
      lock?.release()
      return reason
    }
  }

  /// Forgets the directory, which has become the output.
  func release() {
    Self.state.withLock { state in state.paths.removeAll { $0 == path } }
    lock?.release()
  }

  /// Removes every directory that is still here and lets no other be made.
  static func removeAll() {
    state.withLock { state in
      state.isOver = true
      for path in state.paths { _ = FileSystem.remove(path) }
      state.paths = []
    }
  }

  private struct State {
    var paths: [String] = []
    var isOver = false
  }

  // The process has one set of unfinished directories, as it has one set of signals.
  private static let state = Mutex(State())

  private static func whileOpen<T>(
    _ action: (inout [String]) throws(OutputError) -> T
  ) throws(OutputError) -> T {
    let outcome = state.withLock { state -> Result<T, OutputError> in
      guard !state.isOver else { return .failure(.interrupted) }
      do throws(OutputError) { return .success(try action(&state.paths)) } catch { return .failure(error) }
    }
    return try outcome.get()
  }
}
