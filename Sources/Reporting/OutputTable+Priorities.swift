import Prognosis

extension OutputTable {
  static func priorities(_ context: ComparisonContext, _ language: Language) -> OutputTable {
    let result = context.result
    return OutputTable(schema: prioritiesSchema, partCount: result.areas.count) { areas, writer in
      for area in areas {
        for (index, priority) in result.priorities[area].enumerated() {
          writer.text(context.areaTexts[area])
          writer.integer(index + 1)
          let evidence = LocalText(priority.evidence.dutch, priority.evidence.english)[language]
          writer.text(CSVText(fields: [priority.topic, evidence]))
          writer.number(priority.deviation, decimals: Decimals.rate)
          writer.number(priority.figure.value, decimals: Decimals.rate)
          writer.number(priority.benchmark, decimals: Decimals.rate)
          writer.number(priority.stake, decimals: Decimals.perInhabitant)
          writer.endRow()
        }
      }
    }
  }

  static let prioritiesSchema = TableSchema(
    name: "priorities",
    title: LocalText("Wat in een gebied opvalt, in volgorde", "What stands out in an area, in order"),
    fields: .comparedArea + [
      FieldDescription(
        "rank", .integer,
        LocalText("1 voor wat het verst van het gewone ligt", "1 for what lies farthest from the usual")),
      FieldDescription(
        "topic", .string,
        LocalText(
          "Soort en product, met een dubbele punt ertussen: `level` meer gebruik dan het land, `unexplained` meer dan de "
            + "kenmerken voorspellen, `growth` sterkere groei dan het land",
          "Kind and product, with a colon in between: `level` more use than the nation, `unexplained` more than the "
            + "determinants predict, `growth` growing faster than the nation")),
      FieldDescription(
        "evidence", .string,
        LocalText(
          "De cijfers waar het op berust, in de taal van de run",
          "The figures that it rests on, in the language of the run")),
      FieldDescription(
        "deviation", .number,
        LocalText(
          "Hoe ver van het gewone, in standaarddeviaties; hierop berust de volgorde",
          "How far from the usual, in standard deviations; the order rests on it")),
      FieldDescription(
        "figure", .number,
        LocalText(
          "Het cijfer van het gebied: een verhouding, of een groei tot de horizon als aandeel",
          "The area's figure: a ratio, or a growth to the horizon as a share")),
      FieldDescription(
        "benchmark", .number,
        LocalText(
          "Waar het naast staat: 1, of de groei van het land",
          "What it is held against: 1, or the nation's growth")),
      FieldDescription(
        "stake", .number,
        LocalText("Waar het om gaat, per inwoner per jaar", "What is at stake, per inhabitant per year"),
        unit: LocalText("eenheid van het product", "unit of the product")),
    ],
    primaryKey: TableSchema.comparedKey + ["rank"])
}

extension Priority {
  /// The kind and the item: `level:zvw_ggz`.
  var topic: String { "\(kind.rawValue):\(item)" }
}
