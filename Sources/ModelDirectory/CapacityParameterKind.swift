/// What a parameter of a capacity plan holds.
enum CapacityParameterKind: Sendable {
  case text, year, count, duration, share, growth, change, factor

  /// The units that the capacity body writes.
  enum Unit: String, CaseIterable, Sendable {
    case count = "aantal"
    case fraction = "fractie"
    case number = "getal"
    case year = "jaar"
    case text = "tekst"
  }

  /// The units that a value of this kind may be in.
  var units: [Unit] {
    switch self {
    case .text: [.text]
    case .year: [.year]
    case .count: [.count]
    case .duration: [.count, .year]
    case .share, .growth, .change: [.fraction]
    case .factor: [.number]
    }
  }

  /// What a value of this kind may be.
  var range: NumberRange {
    switch self {
    case .text, .year: .any
    case .count: NumberRange(lower: 0, upper: 1e9, allowed: "a number from 0 to 1000000000")
    case .duration:
      NumberRange(lower: 0, upper: 20, excludesLower: true, allowed: "a number above 0 and at most 20")
    case .share: .share
    case .growth: .growth
    case .change:
      NumberRange(lower: -1, upper: 3, excludesLower: true, allowed: "a number above -1 and at most 3")
    case .factor:
      NumberRange(lower: 0, upper: 2, excludesLower: true, allowed: "a number above 0 and at most 2")
    }
  }

  /// The parameters that every file must have.
  static let required: [String: CapacityParameterKind] = {
    var kinds: [String: CapacityParameterKind] = [
      "beroepsgroep": .text, "basisjaar": .year, "bijsturingsjaar": .year, "trendjaar": .year,
      "evenwichtsjaar1": .year, "evenwichtsjaar2": .year, "aanbod_personen": .count,
      "per_vrouw_basis": .share,
      "n_buitenland": .count, "per_vrouw_buitenland": .share, "rendement_buitenland": .share,
    ]
    for sex in ["vrouw", "man"] {
      for suffix in ["_vijf", "_tien", "_vijftien", "_twintig"] {
        kinds["uitstroom_\(sex)_basis\(suffix)"] = .share
        kinds["fte_\(sex)_basis\(suffix)"] = .factor
      }
      kinds["fte_\(sex)_basis"] = .factor
    }
    for group in ["", "2", "3"] {
      kinds["n_inopleiding_perjaar\(group)"] = .count
      kinds["per_vrouw_opleiding\(group)"] = .share
      kinds["opleidingsduur\(group)"] = .duration
      kinds["intern_rendement\(group)"] = .share
      for sex in ["vrouw", "man"] {
        for years in [1, 5, 10, 15] { kinds["extern_rendement_\(sex)_\(years)jaar\(group)"] = .share }
      }
    }
    for variant in ["laag", "midden", "hoog"] {
      for part in ["epi", "soc", "vak", "eff", "hor", "tijd", "ver"] { kinds["\(part)_\(variant)"] = .growth }
      for years in [5, 10, 15, 20] { kinds["demo_\(years)_\(variant)"] = .change }
      kinds["onv_vraag_\(variant)"] = .change
    }
    return kinds
  }()

  /// The number that a text spells, with a point or a comma before the decimals.
  static func number(_ text: String) -> Double? {
    let decimal = UInt8(ascii: text.contains(",") ? "," : ".")
    var text = text
    return text.withUTF8 { DecimalText.double($0, decimal: decimal) }.flatMap { $0.isFinite ? $0 : nil }
  }

  /// What is wrong with a parameter; nil where nothing is.
  ///
  /// - Parameter kind: nil for a parameter that the calculation doesn't use.
  static func fault(_ text: String, _ unit: Unit?, of name: String, _ kind: CapacityParameterKind?) -> String?
  {
    guard let unit else {
      return
        "\(Quoted.text(name)) has an unknown unit; known are \(Quoted.list(Unit.allCases.map(\.rawValue)))"
    }
    if let kind, !kind.units.contains(unit) {
      let allowed = kind.units.map(\.rawValue).joined(separator: " or ")
      return "the unit of \(Quoted.text(name)) is \(Quoted.text(unit.rawValue)); it must be \(allowed)"
    }
    if unit == .text { return text.isEmpty ? "\(Quoted.text(name)) is empty" : nil }
    let range = kind?.range ?? .any
    guard let number = number(text) else {
      return "\(Quoted.text(name)) is \(Quoted.text(text)); it must be \(range.allowed)"
    }
    if unit == .year, kind == .year {
      let years = TableSchema.years
      guard number == number.rounded(), years.contains(Int(number.rounded().clamped)) else {
        return
          "\(Quoted.text(name)) is \(Quoted.text(text)); it must be a year from \(years.lowerBound) to \(years.upperBound)"
      }
    }
    return range.contains(number)
      ? nil : "\(Quoted.text(name)) is \(Quoted.text(text)); it must be \(range.allowed)"
  }
}

extension Double {
  /// Within what a whole number can hold.
  fileprivate var clamped: Double { Swift.min(Swift.max(self, -1e15), 1e15) }
}
