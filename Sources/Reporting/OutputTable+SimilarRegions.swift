import Prognosis

extension OutputTable {
  static func similarRegions(_ context: ComparisonContext) -> OutputTable {
    let result = context.result
    return OutputTable(schema: similarRegionsSchema, partCount: result.areas.count) { areas, writer in
      for area in areas {
        for (index, similar) in result.similarAreas[area].enumerated() {
          writer.text(context.keys[area])
          writer.integer(index + 1)
          writer.text(CSVText(fields: [similar.area.set, similar.area.code, similar.area.name]))
          writer.number(similar.distance, decimals: Decimals.rate)
          writer.endRow()
        }
      }
    }
  }

  static let similarRegionsSchema = TableSchema(
    name: "similar_regions",
    title: LocalText("Vergelijkbare gebieden", "Similar areas"),
    fields: .comparedKey + [
      FieldDescription("rank", .integer, LocalText("1 voor het meest gelijkende", "1 for the most similar")),
      FieldDescription(
        "similar_set", .string,
        LocalText(
          "De indeling van het vergelijkbare gebied: de eigen, of `gemeente` waar die te weinig gebieden heeft",
          "The set of the similar area: its own, or `gemeente` where that has too few areas")),
      FieldDescription(
        "similar_code", .string,
        LocalText("Code van het vergelijkbare gebied", "Code of the similar area")),
      FieldDescription(
        "similar_name", .string,
        LocalText("Naam van het vergelijkbare gebied", "Name of the similar area")),
      FieldDescription(
        "distance", .number,
        LocalText(
          "Afstand in kenmerken en leeftijdsopbouw, onderlinge samenhang uitgezonderd; 0 is gelijk",
          "Distance in determinants and age structure, their correlation taken out; 0 is equal"),
        unit: LocalText(
          "standaardafwijkingen van een kenmerk", "standard deviations of a characteristic")),
    ],
    primaryKey: TableSchema.comparedKey + ["rank"])
}
