/// The faults found so far: at most `listedPerFile` of each file, the rest only counted.
package struct FaultLog: Sendable {
  /// How many faults of one file are listed.
  static let listedPerFile = 20
  /// After how many faults the rest of a file isn't read.
  static let mostPerFile = 10_000

  /// The faults that are listed, in the order they were found.
  package private(set) var listed: [ModelFault] = []
  /// How many were found beyond those listed.
  package private(set) var more = 0
  private var counts: [String: Int] = [:]

  /// Nothing found.
  package init() {}

  /// Whether nothing was found.
  package var isEmpty: Bool { listed.isEmpty }

  /// How many were found.
  package var count: Int { listed.count + more }

  /// Whether further faults of `file` will only be counted.
  func isFull(_ file: String) -> Bool { counts[file, default: 0] >= Self.listedPerFile }

  /// Whether something was found in `file`.
  func concerns(_ file: String) -> Bool { counts[file] != nil }

  /// Takes a fault in; its text is made only when it will be listed.
  package mutating func add(_ file: String, line: Int? = nil, _ what: @autoclosure () -> String) {
    counts[file, default: 0] += 1
    if counts[file, default: 0] > Self.listedPerFile {
      more += 1
    } else {
      listed.append(ModelFault(file: file, line: line, what: what()))
    }
  }

  /// Notes that `file` has so many faults that it wasn't read beyond `line`; always listed.
  mutating func stop(_ file: String, at line: Int) {
    counts[file, default: 0] += 1
    listed.append(ModelFault(file: file, what: "has too many faults; nothing below line \(line) was read"))
  }

  /// Takes in what another log found, in other files.
  package mutating func merge(_ other: FaultLog) {
    listed += other.listed
    more += other.more
    counts.merge(other.counts, uniquingKeysWith: +)
  }

  /// The listed faults in order of file, line and text.
  package var sorted: [ModelFault] { listed.sorted(by: Self.inOrder) }

  static func inOrder(_ a: ModelFault, _ b: ModelFault) -> Bool {
    (a.file, a.line ?? 0, a.what) < (b.file, b.line ?? 0, b.what)
  }
}

/// How values appear in a fault's text.
package enum Quoted {
  /// `text` in single quotes, cut after 40 characters, control characters spelled out.
  package static func text(_ text: some StringProtocol) -> String {
    let shown = text.unicodeScalars.prefix(41)
    var result = "'"
    for scalar in shown.prefix(40) {
      result += scalar.value < 32 || scalar.value == 127 ? scalar.escaped(asASCII: true) : String(scalar)
    }
    return result + (shown.count > 40 ? "…'" : "'")
  }

  /// The items with commas; beyond `limit` only how many more.
  package static func list(_ items: [String], limit: Int = 8) -> String {
    let head = items.prefix(limit).joined(separator: ", ")
    return items.count > limit ? "\(head) and \(items.count - limit) more" : head
  }

  /// Ascending whole numbers with runs joined: `0-4, 7, 9-12`.
  static func runs(_ numbers: [Int], limit: Int = 6) -> String {
    var runs: [(Int, Int)] = []
    for n in numbers {
      if let last = runs.last, last.1 == n - 1 { runs[runs.count - 1].1 = n } else { runs.append((n, n)) }
    }
    return list(runs.map { $0.0 == $0.1 ? "\($0.0)" : "\($0.0)-\($0.1)" }, limit: limit)
  }
}
