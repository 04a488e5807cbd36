import Yams

/// The texts of the report, which stand apart from the code: a file of YAML per part of the report, in which every text has a
/// name and stands in each language.
///
/// A text is asked for as `part.name`. Its places, such as `{area}`, are filled with values.
struct ReportTexts: Sendable {
  private let texts: [String: String]

  /// The texts in a language.
  ///
  /// - Throws: `.resource` where a file of texts can't be read.
  init(_ language: Language) throws(ReportingError) {
    var texts: [String: String] = [:]
    for part in ReportResources.texts {
      for (name, text) in try Self.read(part) {
        guard let own = text[language.rawValue] else {
          throw .resource(name: part.name, what: "\(name) has no text for \(language.rawValue)")
        }
        texts["\(part.name).\(name)"] = own
      }
    }
    self.texts = texts
  }

  /// The names of all texts, as they are asked for.
  var names: [String] { texts.keys.sorted() }

  /// A text with its places filled.
  ///
  /// - Precondition: there is a text of this name, with exactly these places.
  func callAsFunction(_ name: String, _ values: [String: String] = [:]) -> String {
    guard let text = texts[name] else { preconditionFailure("there is no text \(name)") }
    return Self.filled(text, values, name)
  }

  /// Names in a sentence: `A, B en C`.
  func list(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return self("common.list_last", ["others": names.dropLast().joined(separator: ", "), "last": last])
  }

  /// Goes through the text once, so that what a value says is never taken for a place.
  private static func filled(_ text: String, _ values: [String: String], _ name: String) -> String {
    var (result, rest) = ("", text[...])
    while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
      let place = String(rest[rest.index(after: start)..<end])
      guard let value = values[place] else { preconditionFailure("\(name): nothing for {\(place)}") }
      result += rest[..<start] + value
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func read(
    _ part: (name: String, bytes: [UInt8])
  ) throws(ReportingError) -> [String: [String: String]] {
    do {
      return try YAMLDecoder().decode(
        [String: [String: String]].self, from: String(decoding: part.bytes, as: UTF8.self))
    } catch {
      throw .resource(name: part.name, what: "\(error)")
    }
  }
}
