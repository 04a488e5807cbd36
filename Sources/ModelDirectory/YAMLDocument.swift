import Foundation
import Yams

/// From a file's bytes to the root of its YAML.
enum YAMLDocument {
  /// The longest file in bytes; more than that isn't written by hand.
  static let longest = 1 << 20

  /// The root of a document; nil where there is none, with a fault that says why.
  ///
  /// - Parameters:
  ///   - data: UTF-8 text of one document.
  ///   - file: how faults name the file.
  ///   - what: what it holds, in the plural.
  ///   - ifEmpty: what to say of a file that holds nothing.
  static func root(
    of data: Data, file: String, what: String = "scenarios", ifEmpty: String, _ faults: inout FaultLog
  ) -> Node? {
    guard data.count <= longest else {
      faults.add(file, "has \(data.count) bytes; \(what) have at most \(longest)")
      return nil
    }
    // A byte-order mark, which some editors put at the start, is no part of the text.
    let bytes = Array(data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data)
    if let (line, what) = bytes.withUnsafeBufferPointer({ buffer in
      TextCheck.flaw(in: buffer).map { (TextCheck.line(of: $0.offset, in: buffer), $0.what) }
    }) {
      faults.add(file, line: line, what)
      return nil
    }
    do {
      if let node = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self)) { return node }
      faults.add(file, ifEmpty)
    } catch {
      let (line, what) = explain(error)
      faults.add(file, line: line, what)
    }
    return nil
  }

  private static func explain(_ error: any Error) -> (Int?, String) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return (mark.line, "isn't good YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      return (
        context.mark.line,
        "has a key more than once: \(duplicates.map(String.init(describing:)).sorted().joined(separator: ", "))"
      )
    default:
      return (nil, "isn't good YAML: \(error)")
    }
  }
}
