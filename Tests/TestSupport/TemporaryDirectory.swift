import Foundation

/// Calls `body` with a new directory and removes it afterwards, whatever happened.
public func withTemporaryDirectory<T>(_ body: (URL) throws -> T) throws -> T {
  let url = FileManager.default.temporaryDirectory
    .appendingPathComponent("zorgprognose-test-\(UUID().uuidString)", isDirectory: true)
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: url) }
  return try body(url)
}

extension URL {
  /// The names in this directory, hidden ones too, ascending.
  public var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// The bytes of every file in this directory and the folders within, by its path from here.
  public func contents() throws -> [String: Data] {
    try FileManager.default.subpathsOfDirectory(atPath: path).reduce(into: [:]) { contents, file in
      let place = appendingPathComponent(file)
      let isFile = try place.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
      if isFile { contents[file] = try Data(contentsOf: place) }
    }
  }
}
