import Prognosis

/// The names of what is followed, for people.
struct MonitorNames: Sendable {
  /// The units of care by item.
  let units: [String: String]
  /// The names of items by kind and code, as far as the run's database has them.
  let items: [String: [String: String]]
  let language: Language

  /// What a series is about, without its area.
  func title(_ table: SeriesKey.Table, _ item: String) -> String {
    switch table {
    case .population: ages(item)
    case .groups:
      item == "total"
        ? LocalText("inwoners", "inhabitants")[language]
        : LocalText("inwoners", "inhabitants")[language] + " " + Labels.group(item, language)
    case .components: Component(rawValue: item).map { Labels.component($0, language) } ?? item
    case .care:
      item == CareItem.total ? LocalText("zorgkosten", "care cost")[language] : name(item, of: .product)
    case .conditions: name(item, of: .condition)
    }
  }

  /// What a series is about as the subject of a sentence with a verb in the singular: `het aantal geboorten`.
  func subject(_ table: SeriesKey.Table, _ item: String) -> String {
    let title = title(table, item)
    let count = LocalText("het aantal \(title)", "the number of \(title)")[language]
    switch table {
    case .population, .groups: return count
    case .components:
      switch Component(rawValue: item) {
      case .births, .deaths: return count
      case .netMigration, .departures: return LocalText("het \(title)", title)[language]
      default: return LocalText("de \(title)", title)[language]
      }
    case .care:
      if item == CareItem.total {
        return LocalText("het bedrag aan zorgkosten", "the cost of care")[language]
      }
      return units[item] == CareItem.euro
        ? LocalText("het bedrag voor \(inSentence(title))", "the cost of \(inSentence(title))")[language]
        : LocalText("het cijfer van \(inSentence(title))", "the figure of \(inSentence(title))")[language]
    case .conditions:
      return LocalText(
        "het aantal mensen met ‘\(inSentence(title))’", "the number of people with \(inSentence(title))")[
          language]
    }
  }

  /// A name with a small first letter, unless it is an abbreviation such as COPD or Wlz.
  private func inSentence(_ name: String) -> String {
    let word = name.prefix { $0.isLetter }
    let isPlain = word.count > 3 && word.dropFirst().allSatisfy(\.isLowercase)
    return isPlain ? name.prefix(1).lowercased() + name.dropFirst() : name
  }

  /// Whether a series is an amount in euros.
  func isAmount(_ table: SeriesKey.Table, _ item: String) -> Bool {
    table == .care && (item == CareItem.total || units[item] == CareItem.euro)
  }

  /// What a series is measured in that isn't an amount.
  func unit(_ table: SeriesKey.Table, _ item: String) -> String {
    switch table {
    case .population, .groups: LocalText("inwoners op 1 januari", "inhabitants on 1 January")[language]
    case .components: LocalText("personen per jaar", "people per year")[language]
    case .care:
      LocalText("per jaar", "per year")[language]
    case .conditions: LocalText("personen", "people")[language]
    }
  }

  /// The name that the run gave an item, without what stands in parentheses; else its code.
  private func name(_ item: String, of kind: NamedItem.Kind) -> String {
    let name = items[kind.rawValue]?[item].map(ItemNames.withoutParentheses) ?? ""
    return name.isEmpty ? item.replacing("_", with: " ") : name
  }

  /// `F 80-84` as `women 80-84`.
  private func ages(_ item: String) -> String {
    let sexes = ["F": LocalText("vrouwen", "women"), "M": LocalText("mannen", "men")]
    guard let sex = item.first.flatMap({ sexes[String($0)] }) else { return item }
    return sex[language] + item.dropFirst()
  }
}
