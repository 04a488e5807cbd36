/// A file to be written into an output directory.
public struct OutputFile: Sendable {
  /// Its name, with the folder within the output where it has one: `report/index.html`.
  public let name: String
  /// Its bytes, in pieces that follow each other.
  public let pieces: [[UInt8]]

  /// A file of these bytes.
  public init(name: String, pieces: [[UInt8]]) { (self.name, self.pieces) = (name, pieces) }
}
