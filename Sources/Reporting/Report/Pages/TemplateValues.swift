import Mustache

/// What a template is filled with: values by name, all of them typed, so that nothing gets into a page that isn't `HTMLText`.
struct TemplateValues: MustacheParent, ExpressibleByDictionaryLiteral {
  /// A value.
  enum Value {
    /// A text, printed.
    case html(HTMLText)
    /// A text that may not be there.
    case optionalHTML(HTMLText?)
    /// Texts, gone through.
    case htmls([HTMLText])
    /// Shown or not.
    case flag(Bool)
    /// Values of their own.
    case group(TemplateValues?)
    /// Groups, gone through.
    case list([TemplateValues])

    /// A plain text.
    static func text(_ plain: String) -> Value { .html(HTMLText(plain)) }
    /// Plain texts.
    static func texts(_ plain: [String]) -> Value { .htmls(plain.map { HTMLText($0) }) }
    /// A plain text that may not be there, or be empty; then it isn't shown.
    static func optional(_ plain: String?) -> Value {
      .optionalHTML(plain.flatMap { $0.isEmpty ? nil : HTMLText($0) })
    }
    /// What the program itself made.
    static func markup(_ markup: String) -> Value { .html(HTMLText(markup: markup)) }

    fileprivate var boxed: Any? {
      switch self {
      case .html(let text): text
      case .optionalHTML(let text): text
      case .htmls(let texts): texts
      case .flag(let isSet): isSet
      case .group(let values): values
      case .list(let list): list
      }
    }
  }

  private var values: [String: Any]

  init(dictionaryLiteral elements: (String, Value)...) {
    values = [:]
    for (name, value) in elements { values[name] = value.boxed }
  }

  /// For the template library.
  func child(named name: String) -> Any? { values[name] }
}
