import Foundation

extension OutputDirectory {
  /// Puts further files beside what is there, or in the place of files of the same name: all of it or nothing.
  ///
  /// A new directory is made aside, with links to the files that stay (copies on a file system without links), and takes the
  /// place of the old one as that of `replace` does.
  ///
  /// - Parameters:
  ///   - changed: the names of the files that `writing` writes.
  ///   - writing: writes them; `datapackage.json`, which names all files, is among them.
  /// - Throws: as `replace(with:)`; `.foreignDirectory` where there are no results; `.replaced` where these aren't those that
  ///   were there when this value was made, which the files may be about.
  package func add(
    _ changed: Set<String>, writing: (OutputSink) throws(OutputError) -> Void
  ) throws(OutputError) {
    guard let package = WrittenPackage(at: target) else { throw .foreignDirectory(path: path) }
    let kept = package.fileNames.subtracting(changed).sorted()
    try replace(onlyWhatWasFound: true) { (sink) throws(OutputError) in
      for name in kept {
        // Someone may have thrown a page away.
        guard let source = file(name) else { continue }
        try sink.open(name) { place in
          if FileSystem.link(source, to: place) != nil {
            try FileManager.default.copyItem(atPath: source, toPath: place)
          }
        }
      }
      try writing(sink)
    }
  }

  /// The path of a file of the results; nil where it isn't there.
  func file(_ name: String) -> String? {
    let place = (target as NSString).appendingPathComponent(name)
    return FileSystem.kind(of: place) == .file ? place : nil
  }

  /// The bytes of a file of the results; nil where it isn't there.
  package func contents(of name: String) -> [UInt8]? {
    file(name).flatMap { FileManager.default.contents(atPath: $0) }.map(Array.init)
  }
}
