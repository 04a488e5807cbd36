import Foundation

/// The files that an output says it has, and their folders.
struct KnownFiles: Sendable {
  private let files: Set<String>
  private let folders: Set<String>

  /// The files of these names, with the folders in them.
  init(_ files: Set<String>) {
    self.files = files
    folders = files.reduce(into: []) { folders, file in
      var folder = (file as NSString).deletingLastPathComponent
      while !folder.isEmpty, folder != "/", folders.insert(folder).inserted {
        folder = (folder as NSString).deletingLastPathComponent
      }
    }
  }

  /// The first entry below a directory, with its folder, that is none of these; nil where there is none.
  ///
  /// A link is never ours, whatever its name; what the Finder leaves (`.DS_Store`) is nobody's.
  func foreignEntry(in directory: String, folder: String = "") -> String? {
    let place = (directory as NSString).appendingPathComponent(folder)
    guard let names = FileSystem.names(in: place) else { return folder }
    for name in names {
      let entry = folder.isEmpty ? name : "\(folder)/\(name)"
      switch FileSystem.kind(of: (place as NSString).appendingPathComponent(name)) {
      case .file where files.contains(entry) || name == ".DS_Store": continue
      case .folder where folders.contains(entry):
        if let foreign = foreignEntry(in: directory, folder: entry) { return foreign }
      case nil: continue
      default: return entry
      }
    }
    return nil
  }
}
