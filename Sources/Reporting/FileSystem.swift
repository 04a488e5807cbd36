import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The calls of the operating system that an output directory is made with.
///
/// Each returns nil, or the system's reason when it refuses.
package enum FileSystem {
  /// The system's words for the error that the last call left.
  private static var reason: String { String(cString: strerror(errno)) }

  /// Makes a directory; its parent exists.
  static func makeDirectory(_ path: String) -> String? {
    mkdir(path, 0o777) == 0 ? nil : reason
  }

  /// Makes a file that is not there yet, to be written to `descriptor`.
  static func makeFile(_ path: String, descriptor: inout Int32) -> String? {
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    return descriptor >= 0 ? nil : reason
  }

  /// Ends the writing of a file; a network file system may report a full disk only here.
  static func end(_ descriptor: Int32) -> String? { close(descriptor) == 0 ? nil : reason }

  /// Writes all bytes, however many calls that takes.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) -> String? {
    bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
        if written >= 0 {
          rest = rest.dropFirst(written)
        } else if errno != EINTR {
          return reason
        }
      }
      return nil
    }
  }

  private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  /// Gives the file `source` a second name, `target`, which is not there.
  static func link(_ source: String, to target: String) -> String? {
    #if canImport(Glibc)
      Glibc.link(source, target) == 0 ? nil : reason
    #else
      Darwin.link(source, target) == 0 ? nil : reason
    #endif
  }

  /// Moves `source` to `target`, which is not there.
  static func move(_ source: String, to target: String) -> String? {
    rename(source, target) == 0 ? nil : reason
  }

  /// Lets two directories change places in one step; false where the system or the file system can't.
  static func exchange(_ one: String, with other: String) -> Bool {
    #if canImport(Darwin)
      return renamex_np(one, other, UInt32(RENAME_SWAP)) == 0
    #else
      guard let renameat2 else { return false }
      return renameat2(AT_FDCWD, one, AT_FDCWD, other, renameExchange) == 0
    #endif
  }

  #if canImport(Glibc)
    private typealias RenameAt2 =
      @convention(c) (
        Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
      ) -> Int32

    /// RENAME_EXCHANGE of linux/fs.h.
    private static let renameExchange: UInt32 = 2

    /// Declared for C's GNU extensions only, which Swift's Glibc leaves out, and absent from old systems: so looked up.
    private static let renameat2: RenameAt2? = dlsym(dlopen(nil, RTLD_NOW), "renameat2").map {
      unsafeBitCast($0, to: RenameAt2.self)
    }
  #endif

  /// What stands at a path.
  enum Kind {
    /// A file.
    case file
    /// A directory.
    case folder
    /// A symbolic link, a device, or the like.
    case other
  }

  /// What stands at a path itself, links not followed; nil where there is nothing.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The names in a directory, ascending; nil where it can't be read.
  static func names(in path: String) -> [String]? {
    (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted()
  }

  /// Removes a directory with all that is in it. Another process may be removing it too, and then takes files away under our
  /// hands.
  static func remove(_ path: String) -> String? {
    var reason: String?
    for _ in 0..<mostRemovals {
      do {
        try FileManager.default.removeItem(atPath: path)
        return nil
      } catch {
        guard kind(of: path) != nil else { return nil }
        reason = error.localizedDescription
        guard (error as? CocoaError)?.code == .fileNoSuchFile else { return reason }
      }
    }
    return reason
  }

  /// How often a directory is removed of which files go at the same time: each time finds fewer.
  private static let mostRemovals = 1000
}
