#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A lock on a directory, which the system takes away when the process ends, however it ends.
///
/// It says that a directory beside an output belongs to a run that is under way. The lock is of the directory itself, so it goes along
/// when that is moved.
struct DirectoryLock: Sendable {
  /// What came of asking for a lock.
  enum Outcome {
    /// It is ours.
    case held(DirectoryLock)
    /// Another process has it, or the directory is no longer there.
    case refused
    /// The system has no such lock to give.
    case unavailable

    /// The lock, where it is ours.
    var lock: DirectoryLock? {
      if case .held(let lock) = self { lock } else { nil }
    }
  }

  private let descriptor: Int32

  /// Asks for the lock of the directory at `path`, without waiting.
  static func taken(at path: String) -> Outcome {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return errno == ENOENT ? .refused : .unavailable }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isTaken = errno == EWOULDBLOCK || errno == EINTR
      close(descriptor)
      return isTaken ? .refused : .unavailable
    }
    // Meanwhile it may have been moved or removed, and another may stand there.
    var (mine, there) = (stat(), stat())
    guard fstat(descriptor, &mine) == 0, lstat(path, &there) == 0, mine.st_ino == there.st_ino,
      mine.st_dev == there.st_dev
    else {
      close(descriptor)
      return .refused
    }
    return .held(DirectoryLock(descriptor: descriptor))
  }

  /// Waits for the lock of the directory at `path`, for things that take a moment; nil where the system has none to give, or
  /// someone keeps it.
  static func awaited(at path: String) -> DirectoryLock? {
    for _ in 0..<patience {
      switch taken(at: path) {
      case .held(let lock): return lock
      case .unavailable: return nil
      case .refused: usleep(pause)
      }
    }
    return nil
  }

  /// How often it is asked for, and the microseconds between: two seconds in all.
  private static let patience = 1000
  private static let pause: UInt32 = 2000

  /// Gives it back.
  func release() { close(descriptor) }

  /// Whether the directory is of the user who runs this process.
  var isOwn: Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_uid == geteuid()
  }
}
