import Prognosis

/// What a column of an output table holds.
public struct FieldDescription: Sendable {
  /// The kinds of value.
  public enum Kind: Sendable {
    /// A text.
    case string
    /// A whole number.
    case integer
    /// A calendar year.
    case year
    /// A decimal number.
    case number
  }
  /// The column's name.
  public let name: String
  /// The kind of its values.
  public let kind: Kind
  /// Their unit, where they have one.
  public let unit: LocalText?
  /// What they say.
  public let description: LocalText
  /// Whether every row has a value.
  public let isRequired: Bool
  /// The only values there can be; empty where there is no such list.
  public let allowed: [String]
  /// The probability whose quantile it is, of a column of quantiles.
  public let probability: Double?

  init(
    _ name: String, _ kind: Kind, _ description: LocalText, unit: LocalText? = nil, isRequired: Bool = true,
    allowed: [String] = [], probability: Double? = nil
  ) {
    (self.name, self.kind, self.description) = (name, kind, description)
    (self.unit, self.isRequired, self.allowed) = (unit, isRequired, allowed)
    self.probability = probability
  }
}

extension FieldDescription {
  /// The column where its figures may be left out; the same where they can't.
  var suppressed: FieldDescription {
    guard name == "mean" else { return self }
    let text = LocalText(
      "\(description.dutch); leeg waar het niet getoond mag worden",
      "\(description.english); empty where it may not be shown")
    return FieldDescription(name, kind, text, unit: unit, isRequired: false, allowed: allowed)
  }
}

extension [FieldDescription] {
  /// The columns that name an area of a scenario.
  static let area: [FieldDescription] = [
    FieldDescription(
      "scenario", .string,
      LocalText("Het scenario; `reference` zonder scenario", "The scenario; `reference` without one")),
    FieldDescription(
      "set", .string,
      LocalText(
        "De indeling; `gemeente` voor de regio's van het model zelf",
        "The set; `gemeente` for the model's own regions")),
    FieldDescription("code", .string, LocalText("Code binnen de indeling", "Code within the set")),
    FieldDescription("name", .string, LocalText("Naam", "Name")),
  ]

  /// The columns that name an area and a calendar year.
  static let areaAndYear = area + [year(LocalText("Kalenderjaar", "Calendar year"))]

  /// The columns that name an area and a 1 January.
  static let areaAndFirstOfJanuary =
    area + [year(LocalText("Op 1 januari van dit jaar", "On 1 January of this year"))]

  private static func year(_ description: LocalText) -> FieldDescription {
    FieldDescription("year", .year, description)
  }

  /// The mean and the quantiles of a figure.
  static func quantiles(_ description: LocalText, unit: LocalText) -> [FieldDescription] {
    let mean = LocalText(
      "\(description.dutch): gemiddelde van de trekkingen, zonder trekkingen het centrale pad",
      "\(description.english): mean of the draws, without draws the central path")
    return [FieldDescription("mean", .number, mean, unit: unit)]
      + Margins.probabilities.map { quantile($0, unit: unit) }
  }

  private static func quantile(_ probability: Double, unit: LocalText) -> FieldDescription {
    var writer = ByteWriter()
    writer.append(100 * probability, decimals: 1)
    let percent = String(decoding: writer.bytes, as: UTF8.self)
    let label = LocalText(
      "Het \(percent.replacing(".", with: ","))e percentiel van de trekkingen; leeg zonder trekkingen",
      "The \(percent)th percentile of the draws; empty without draws")
    return FieldDescription(
      "p" + percent.replacing(".", with: "_"), .number, label, unit: unit, isRequired: false,
      probability: probability)
  }
}
