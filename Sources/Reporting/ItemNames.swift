import ModelDirectory
import Prognosis

/// Names of products and totals that are short enough for a table on a screen.
///
/// A product's name without what it says in parentheses (`Farmacie (kosten, prijspeil 2022)` is `Farmacie`), unless
/// two products would then have the same; a total is named after its act.
struct ItemNames: Sendable {
  private let names: [String: String]
  private let language: Language

  init(of products: [CareProduct], language: Language) {
    self.language = language
    let full = products.map { LocalText($0.nameNL, $0.nameEN)[language] }
    let short = full.map(Self.withoutParentheses)
    let pairs = products.indices.map { index in
      let isUnique = !short[index].isEmpty && short.count { $0 == short[index] } == 1
      return (products[index].code, isUnique ? short[index] : full[index])
    }
    names = Dictionary(pairs) { first, _ in first }
  }

  /// The name of a product or a total.
  subscript(code: String) -> String {
    if let name = names[code] { return name }
    let total = LocalText("totaal", "total")[language]
    guard code.hasPrefix(CareItem.total) else { return code }
    let act = code.dropFirst(CareItem.total.count).drop { $0 == "_" }
    guard !act.isEmpty else { return LocalText("Totaal", "Total")[language] }
    let name = CareDomain(rawValue: String(act)).map { Labels.act($0, language) } ?? String(act)
    return "\(name) \(total)"
  }

  /// A text without its parts in parentheses, and without the spaces that they leave.
  static func withoutParentheses(_ text: String) -> String {
    var (result, depth) = ("", 0)
    for character in text {
      switch character {
      case "(": depth += 1
      case ")" where depth > 0: depth -= 1
      default:
        if depth == 0 { result.append(character) }
      }
    }
    return result.split(separator: " ").joined(separator: " ").replacing(" ,", with: ",")
  }

  /// A text of at most `width` characters; what doesn't fit is left out with a mark.
  static func fitted(_ text: String, to width: Int) -> String {
    guard text.count > width else { return text }
    let kept = text.prefix(width - 1)
    return String(kept.reversed().drop { $0 == " " || $0 == "," }.reversed()) + "…"
  }
}
