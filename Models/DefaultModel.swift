import Foundation

/// The model that comes with the program.
///
/// It is looked for beside the executable, so that it is found from any working directory and after the executable
/// was copied elsewhere together with its bundle. The accessor that the build generates is not used: it traps where its
/// bundle is missing, and holds the path of the build.
public enum DefaultModel {
  /// The model's directory.
  public static let name = "nederland"

  /// The directory of the default model.
  ///
  /// - Throws: `DefaultModelError`, with the places where it was looked for.
  public static func directory() throws(DefaultModelError) -> URL {
    let places = folders.flatMap(places(beside:))
    guard let found = places.first(where: isDirectory) else {
      throw DefaultModelError(places: places.map(\.path))
    }
    return found
  }

  /// Where the model can be, given the folder of the executable.
  static func places(beside folder: URL) -> [URL] {
    let bundle = folder.appendingPathComponent("zorgprognose_DefaultModel.\(bundleExtension)")
    let shared = folder.appendingPathComponent("../share/zorgprognose").standardizedFileURL
    return [bundle, bundle.appendingPathComponent("Contents/Resources"), shared].map {
      $0.appendingPathComponent(name)
    }
  }

  private static var folders: [URL] {
    var executables = [Bundle.main.executableURL].compactMap { $0 }
    #if os(macOS)
      // Tests run within a program of the tool chain, which loads their bundle.
      executables += Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
    #endif
    return executables.map { $0.resolvingSymlinksInPath().deletingLastPathComponent() }
  }

  private static var bundleExtension: String {
    #if os(macOS)
      "bundle"
    #else
      "resources"
    #endif
  }

  private static func isDirectory(_ url: URL) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }
}

/// The default model is in none of the places where it should be.
public struct DefaultModelError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where it was looked for.
  public let places: [String]

  /// What is missing and what to do.
  public var description: String {
    "the default model isn't beside the program; give a model with --model. Looked for:\n"
      + places.map { "  \($0)" }.joined(separator: "\n")
  }
}
