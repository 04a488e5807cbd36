import Prognosis

extension OutputTable {
  static func components(_ context: TableContext) -> OutputTable {
    let result = context.result
    let texts = result.componentNames.map { CSVText($0.rawValue) }
    return OutputTable(schema: context.schema(componentsSchema), partCount: result.areas.count) {
      areas, writer in
      for area in areas {
        for (step, components) in result.components.enumerated() {
          let drawn = result.margins?.components[step].figures(of: area)
          for (row, text) in texts.enumerated() {
            context.start(&writer, area: area, year: result.years[step])
            writer.text(text)
            writer.figure(
              drawn, row: row, decimals: Decimals.people, mayBeSuppressed: context.isSuppressed,
              central: components[row, area])
            writer.endRow()
          }
        }
      }
    }
  }

  static let componentsSchema = TableSchema(
    name: "components",
    title: LocalText("Loop van de bevolking", "Components of population change"),
    fields: .areaAndYear + [
      FieldDescription(
        "component", .string,
        LocalText(
          "Geboorten, overledenen, immigratie, emigratie met correcties, vestiging uit en vertrek naar andere gemeenten "
            + "(de regio's van het model, opgeteld over de leden van het gebied), of het migratiesaldo",
          "Births, deaths, immigration, emigration with corrections, arrivals from and departures to other "
            + "municipalities (the model's regions, summed over the members of the area), or net migration"),
        allowed: Component.allCases.map(\.rawValue))
    ]
      + .quantiles(
        LocalText("Personen gedurende het jaar", "People during the year"),
        unit: LocalText("personen per jaar", "people per year")),
    primaryKey: TableSchema.areaKey + ["year", "component"])
}
