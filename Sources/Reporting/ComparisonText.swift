import Prognosis

/// A comparison of one area as text for a screen.
struct ComparisonText {
  let view: ComparisonView

  init(_ view: ComparisonView) { self.view = view }

  /// The whole, ending in a line feed.
  var text: String {
    let blocks =
      [heading] + ratios + similarity + [standingOut] + differences + [staff, waits, priorities, notes]
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var heading: [String] {
    let area = view.area
    let (count, nation) = (view.similar.count, view.result.settings.name)
    let beside =
      count == 0
      ? LocalText("naast \(nation)", "beside \(nation)")
      : LocalText(
        "naast \(nation) en \(count) \(count == 1 ? "vergelijkbaar gebied" : "vergelijkbare gebieden")",
        "beside \(nation) and \(count) similar \(count == 1 ? "area" : "areas")")
    return lines("\(area.name) (\(area.set) \(area.code)) \(beside[view.language])") + lines(origin) + twins
  }

  /// Which model, and of which years its figures are.
  private var origin: String {
    let settings = view.result.settings
    var parts = ["Model \([settings.name, settings.version].filter { !$0.isEmpty }.joined(separator: " "))"]
    if let period = view.carePeriod {
      parts.append(LocalText("zorgcijfers van \(period)", "care figures of \(period)")[view.language])
    }
    if let years = view.determinantYears {
      let text =
        years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)-\(years.upperBound)"
      parts.append(LocalText("kenmerken van \(text)", "determinants of \(text)")[view.language])
    }
    if view.options.family == .negativeBinomial {
      parts.append(LocalText("negatief-binomiale regressie", "negative binomial regression")[view.language])
    }
    if !view.options.isPenalised {
      parts.append(LocalText("regressie zonder straf", "regression without a penalty")[view.language])
    }
    let weights = view.options.weights.sorted { $0.key < $1.key }.map {
      "\($0.key) \(view.style.shortest($0.value, decimals: 3))"
    }
    if !weights.isEmpty {
      let list = weights.joined(separator: ", ")
      parts.append(LocalText("gewichten \(list)", "weights \(list)")[view.language])
    }
    return parts.joined(separator: "; ")
  }

  /// The areas of other sets that are the same people, in other company.
  private var twins: [String] {
    guard !view.twins.isEmpty else { return [] }
    let list = view.twins.map { "\($0.set):\($0.code)" }.joined(separator: ", ")
    return lines(
      LocalText(
        "Dezelfde mensen staan ook in \(list), met een andere rang en andere vergelijkbare gebieden.",
        "The same people are in \(list) too, with another rank and other similar areas.")[view.language])
  }

  private var priorities: [String] {
    let horizon = view.options.horizon
    let title = LocalText(
      "Wat opvalt, in volgorde (groei over \(horizon) jaar)",
      "What stands out, in order (growth over \(horizon) years)")[view.language]
    guard !view.priorities.isEmpty else {
      let none = LocalText(
        "Niets ligt boven de gewone spreiding tussen gebieden.",
        "Nothing is above the usual spread between areas.")[view.language]
      return [title] + TextWrap.lines(none, after: "  ") + near
    }
    let width = String(view.priorities.count).count
    return [title]
      + view.priorities.enumerated().flatMap { index, priority in
        let number = String(index + 1)
        let mark = "  " + String(repeating: " ", count: width - number.count) + number + ". "
        return TextWrap.lines("\(view.name(of: priority)): \(view.text(priority.evidence))", after: mark)
      } + near + lines(caution[view.language], indent: "  ")
  }

  /// A list of fewer topics is followed by what comes near.
  private static let shortList = 4

  /// What comes nearest to the list, where this is short.
  private var near: [String] {
    guard view.priorities.count < Self.shortList, !view.nearPriorities.isEmpty else { return [] }
    let title = LocalText("Daar het dichtst bij, en niet opvallend:", "Nearest to it, and not standing out:")
    return lines(title[view.language], indent: "  ")
      + view.nearPriorities.flatMap { TextWrap.lines(nearLine($0), after: "  - ") }
  }

  private func nearLine(_ near: NearPriority) -> String {
    let z = view.style.string(near.priority.deviation, decimals: 2)
    let kind = Self.kinds[near.priority.kind]?[view.language] ?? ""
    let deviation = LocalText("\(z) standaardafwijkingen", "\(z) standard deviations")[view.language]
    let why =
      near.isDeviant
      ? LocalText("te klein om ertoe te doen", "too small to matter")
      : near.matters
        ? LocalText("te dicht bij het gewone", "too close to the usual")
        : LocalText(
          "te dicht bij het gewone en te klein om ertoe te doen",
          "too close to the usual and too small to matter")
    return "\(view.name(of: near.priority)), \(kind): \(deviation); \(why[view.language])"
  }

  private static let kinds: [Priority.Kind: LocalText] = [
    .level: LocalText("meer gebruik dan landelijk", "more use than nationally"),
    .unexplained: LocalText("meer dan voorspeld", "more than predicted"),
    .growth: LocalText("groeit sneller", "grows faster"),
    .staff: LocalText("groter tekort", "larger gap"),
    .wait: LocalText("wacht te lang", "waits too long"),
  ]

  /// What a list of topics is not.
  private var caution: LocalText {
    LocalText(
      "Van zo'n lijst komt ongeveer één onderwerp per gebied door toeval. Kenmerken gaan met gebruik samen en zijn daarmee "
        + "nog geen oorzaak; beïnvloedbaar slaat op het kenmerk, niet op het gebruik.",
      "About one topic per area of such a list comes by chance. Determinants go along with use, which doesn't make them its "
        + "cause; influenceable is said of the determinant, not of the use.")
  }

  private var notes: [String] {
    guard !view.notices.isEmpty else { return [] }
    return ["\(Labels.warnings[view.language]): \(view.notices.count)"]
      + view.notices.flatMap { TextWrap.lines($0, after: "  - ") }
  }

  func lines(_ text: String, indent: String = "") -> [String] { TextWrap.lines(text, after: indent) }

  /// How wide the name of an area may be beside words.
  static let nameWidth = 28
}
