import ModelDirectory
import Prognosis

extension OutputTable {
  static func care(_ context: TableContext) -> OutputTable {
    let result = context.result
    let items = CareItem.items(of: result.products)
    let texts = items.map { CSVText(fields: [$0.code, $0.domain?.rawValue ?? "", $0.unit]) }
    return OutputTable(schema: careSchema, partCount: result.areas.count) { areas, writer in
      for area in areas {
        let base = items.indices.map { result.meanCare(of: items[$0], row: $0, step: 0, area: area) }
        for (step, year) in result.years.enumerated() {
          let drawn = result.margins?.care[step].figures(of: area)
          let people = result.meanPeople(step: step, area: area)
          for (index, item) in items.enumerated() {
            let value = result.meanCare(of: item, row: index, step: step, area: area)
            context.start(&writer, area: area, year: year)
            writer.text(texts[index])
            writer.figure(
              drawn, row: index, decimals: Decimals.care(unit: item.unit), central: value)
            writer.ratio(100 * value, to: base[index], decimals: Decimals.rate)
            writer.ratio(
              value, to: people, decimals: Decimals.perInhabitant, mayBeSuppressed: context.isSuppressed)
            writer.endRow()
          }
        }
      }
    }
  }

  static let careSchema = TableSchema(
    name: "care",
    title: LocalText("Zorggebruik en zorgkosten", "Care use and cost"),
    fields: .areaAndYear + [
      .product,
      FieldDescription(
        "domain", .string,
        LocalText("De wet die betaalt; leeg bij het totaal", "The act that pays; empty for the total"),
        isRequired: false, allowed: CareDomain.allCases.map(\.rawValue)),
      FieldDescription(
        "unit", .string,
        LocalText(
          "Eenheid: eur (prijspeil van het product) of wat er geteld wordt",
          "Unit: eur (price level of the product) or what is counted")),
    ] + .quantiles(LocalText("Zorg in het jaar", "Care during the year"), unit: .careUnit) + [
      FieldDescription(
        "index", .number,
        LocalText(
          "Gemiddelde ten opzichte van dat van het basisjaar; leeg als dat 0 is",
          "Mean relative to that of the base year; empty where that is 0"),
        unit: LocalText("basisjaar = 100", "base year = 100"), isRequired: false),
      FieldDescription(
        "per_inhabitant", .number,
        LocalText(
          "Gemiddelde per inwoner, bij de gemiddelde bevolking van het jaar",
          "Mean per inhabitant, by the year's mean population"),
        unit: LocalText("zie kolom unit, per inwoner per jaar", "see column unit, per inhabitant per year"),
        isRequired: false),
    ],
    primaryKey: TableSchema.areaKey + ["year", "product"])
}

extension CSVWriter {
  /// `value / base`, or nothing where the base is zero.
  fileprivate mutating func ratio(
    _ value: Double, to base: Double, decimals: Int, mayBeSuppressed: Bool = false
  ) {
    guard base != 0, !(mayBeSuppressed && base.isNaN) else { return empty() }
    number(value / base, decimals: decimals)
  }
}

extension FieldDescription {
  /// The column that names a product of care or a total.
  static let product = FieldDescription(
    "product", .string,
    LocalText(
      "Zorgproduct, of een totaal in euro: `total_` met de wet, of `total`",
      "Care product, or a total in euro: `total_` with the act, or `total`"))
}

extension LocalText {
  static let careUnit = LocalText("zie kolom unit, per jaar", "see column unit, per year")
}
