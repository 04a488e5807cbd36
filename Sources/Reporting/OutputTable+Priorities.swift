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
          "Soort en product, branche of wachtlijst, met een dubbele punt ertussen: `level` meer gebruik dan het land, "
            + "`unexplained` meer dan de kenmerken voorspellen, `growth` sterkere groei dan het land, `staff` een groter "
            + "personeelstekort dan het land, `wait` een wachttijd boven de norm en langer dan in het land",
          "Kind and product, branch or waiting list, with a colon in between: `level` more use than the nation, "
            + "`unexplained` more than the determinants predict, `growth` growing faster than the nation, `staff` a larger "
            + "staff gap than the nation, `wait` a wait beyond the norm and longer than the nation's")),
      FieldDescription(
        "evidence", .string,
        LocalText(
          "De cijfers waar het op berust, in de taal van de run",
          "The figures that it rests on, in the language of the run")),
      FieldDescription(
        "deviation", .number,
        LocalText(
          "Hoe ver van het gewone, in standaardafwijkingen; hierop berust de volgorde",
          "How far from the usual, in standard deviations; the order rests on it")),
      FieldDescription(
        "figure", .number,
        LocalText(
          "Het cijfer van het gebied: een verhouding, een groei tot de horizon als aandeel, of aan de horizon het tekort als "
            + "deel van de vraag of de wachttijd in weken",
          "The area's figure: a ratio, a growth to the horizon as a share, or at the horizon the gap as a share of demand or "
            + "the wait in weeks")),
      FieldDescription(
        "benchmark", .number,
        LocalText(
          "Waar het naast staat: 1, de groei of het tekort van het land, of de norm",
          "What it is held against: 1, the nation's growth or gap, or the norm")),
      FieldDescription(
        "stake", .number,
        LocalText(
          "Waar het om gaat: bij `level`, `unexplained` en `growth` eenheden van het product per inwoner per jaar, bij `staff` "
            + "vte per inwoner meer dan bij het landelijke tekort, bij `wait` weken boven de norm",
          "What is at stake: of `level`, `unexplained` and `growth` units of the product per inhabitant per year, of `staff` "
            + "FTE per inhabitant beyond the nation's gap, of `wait` weeks beyond the norm"),
        unit: LocalText(
          "eenheid van het product of vte, per inwoner; of weken",
          "unit of the product or FTE, per inhabitant; or weeks")),
    ],
    primaryKey: TableSchema.comparedKey + ["rank"])
}

extension Priority {
  /// The kind and the item: `level:zvw_ggz`, `staff:vvt`.
  var topic: String { "\(kind.rawValue):\(item)" }
}
