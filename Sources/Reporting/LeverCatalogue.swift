import ModelDirectory

/// What levers there are, for those who write scenarios.
public struct LeverCatalogue: Sendable {
  let language: Language

  /// A catalogue in a language.
  public init(language: Language) { self.language = language }

  /// Every target with what it changes, its units, what it can be limited to and an example; lines of at most 100
  /// characters.
  public var text: String {
    let blocks = LeverTarget.allCases.map { block($0).joined(separator: "\n") }
    let ending = TextWrap.lines(closing[language], after: "")
    return (blocks + [ending.joined(separator: "\n")]).joined(separator: "\n\n") + "\n"
  }

  /// The same as a table, one line per target and unit.
  public var csv: String {
    let header = "target,unit,text,unit_text,selections,example\n"
    let rows = LeverTarget.allCases.flatMap { target in
      target.units.map { unit in
        [
          target.rawValue, unit.rawValue, target.text[language], unit.text[language], selections(target),
          target.example,
        ]
      }
    }
    return header + rows.map { String(decoding: CSVText(fields: $0).bytes, as: UTF8.self) + "\n" }.joined()
  }

  private func block(_ target: LeverTarget) -> [String] {
    let units = target.units.map { "\($0.rawValue) (\($0.text[language]))" }
    let limits = selections(target)
    let lines = [
      (LocalText("wat", "what"), target.text[language]),
      (LocalText("eenheid", "unit"), units.joined(separator: "; ")),
      (LocalText("beperken tot", "limit to"), limits.isEmpty ? "-" : limits),
      (LocalText("voorbeeld", "example"), target.example),
    ]
    return [target.rawValue]
      + lines.flatMap { label, text in
        wrapped(text, after: "  " + label[language].padding(to: 14))
      }
  }

  /// Lines that never end between a key and its value.
  private func wrapped(_ text: String, after mark: String) -> [String] {
    TextWrap.lines(text.replacing(": ", with: ":\u{A0}"), after: mark).map {
      $0.replacing("\u{A0}", with: " ")
    }
  }

  private func selections(_ target: LeverTarget) -> String {
    target.dimensions.map(\.rawValue).joined(separator: ", ")
  }

  private let closing = LocalText(
    "Elke hefboom heeft target, size, unit en from; verder kunnen p10 en p90 (marge), course (at_once of linear, "
      + "dat until nodig heeft), until en reason. Namen zonder selectie: alles.",
    "Every lever has target, size, unit and from; it may have p10 and p90 (margin), course (at_once, or linear, which "
      + "needs until), until and reason. Without a selection it acts on everything.")
}

extension LeverText {
  /// The text in a language.
  fileprivate subscript(language: Language) -> String { language == .dutch ? dutch : english }
}

extension String {
  /// The text with spaces after it, up to a width.
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
