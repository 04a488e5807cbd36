/// The name of a directory beside an output in which it is made ready, or in which the old results stand for a moment.
///
/// `.zorgprognose-` with the number of the process, a counter and a mark of the output's name, so that a later run knows which
/// output it belongs to; `-old` at the end for old results that were moved aside.
package struct StagingName: Hashable, Sendable {
  /// The name.
  package let text: String
  /// The mark of the output's name.
  let mark: String
  /// Whether old results were moved here.
  let isAside: Bool

  /// The name for an output.
  ///
  /// - Parameters:
  ///   - output: the output's own name, without the directory that it is in.
  ///   - process: the number of the process.
  ///   - attempt: tells the directories of a process apart.
  package init(for output: String, process: Int32, attempt: Int) {
    mark = Self.mark(of: output)
    isAside = false
    text = ".\(Engine.name)-\(process)-\(attempt)-\(mark)"
  }

  /// A name that was found; nil where it isn't one of these.
  init?(_ text: String) {
    var parts = text.split(separator: "-", omittingEmptySubsequences: false)
    isAside = parts.count == 5 && parts[4] == "old"
    if isAside { parts.removeLast() }
    guard parts.count == 4, parts[0] == ".\(Engine.name)", Int32(parts[1]) != nil, Int(parts[2]) != nil,
      parts[3].count == 16, parts[3].allSatisfy({ $0.isHexDigit })
    else { return nil }
    (self.text, mark) = (text, String(parts[3]))
  }

  /// Where the old results go that a directory of this path takes the place of.
  static func aside(_ staged: String) -> String { staged + "-old" }

  /// FNV-1a (Fowler, Noll and Vo) of the name's bytes: names in one directory are few, and may be as long as a name can be.
  static func mark(of output: String) -> String {
    let hash = output.utf8.reduce(into: 0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
