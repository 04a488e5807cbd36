#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A directory that is held open, so that it can be told from one that takes its place.
///
/// Its number on the file system isn't given to another while it is open, even after it was removed.
final class HeldDirectory: Sendable {
  private let descriptor: Int32

  /// The directory at `path`, links not followed; nil where there is none that can be opened.
  init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
  }

  deinit { close(descriptor) }

  /// Whether it is what stands at `path`.
  func stands(at path: String) -> Bool {
    var (own, there) = (stat(), stat())
    return fstat(descriptor, &own) == 0 && lstat(path, &there) == 0 && own.st_ino == there.st_ino
      && own.st_dev == there.st_dev
  }
}
