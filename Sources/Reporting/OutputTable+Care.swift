import ModelDirectory
import Prognosis

extension OutputTable {
  static func care(_ context: TableContext) -> OutputTable {
    let result = context.result
    let items = CareItem.items(of: result.products)
    let texts = items.map { CSVText(fields: [$0.code, $0.domain?.rawValue ?? "", $0.unit]) }
    return OutputTable(schema: careSchema, areaCount: result.areas.count) { areas, writer in
      for area in areas {
        let base = items.map { $0.value(result.care[0], column: area) }
        for (step, year) in result.years.enumerated() {
          let people = result.meanPopulation[step][area]
          for (index, item) in items.enumerated() {
            let value = item.value(result.care[step], column: area)
            context.start(&writer, area: area, year: year)
            writer.text(texts[index])
            writer.mean(value, decimals: Decimals.care(unit: item.unit))
            writer.ratio(100 * value, to: base[index], decimals: Decimals.rate)
            writer.ratio(value, to: people, decimals: Decimals.perInhabitant)
            writer.endRow()
          }
        }
      }
    }
  }

  static func growth(_ context: TableContext) -> OutputTable {
    let result = context.result
    let items = CareItem.items(of: result.products)
    let itemTexts = items.map { CSVText($0.code) }
    let drivers = GrowthDriver.ofCentralPath.filter { result.growth[0][$0] != nil }
    let driverTexts = drivers.map { CSVText($0.rawValue) }
    let contributions = result.growth.map { year in drivers.compactMap { year[$0] } }
    return OutputTable(schema: growthSchema, areaCount: result.areas.count) { areas, writer in
      for area in areas {
        for (item, itemText) in zip(items, itemTexts) {
          for (year, drivers) in zip(result.years.dropFirst(), contributions) {
            for (driver, contribution) in zip(driverTexts, drivers) {
              writer.text(context.areaTexts[area])
              writer.text(itemText)
              writer.integer(year)
              writer.text(driver)
              writer.number(item.value(contribution, column: area), decimals: Decimals.care(unit: item.unit))
              writer.endRow()
            }
          }
        }
      }
    }
  }

  private static let product = FieldDescription(
    "product", .string,
    LocalText(
      "Zorgproduct, of een totaal in euro: `total_` met de wet, of `total`",
      "Care product, or a total in euro: `total_` with the act, or `total`"))

  private static let careUnit = LocalText("zie kolom unit, per jaar", "see column unit, per year")

  private static let careSchema = TableSchema(
    name: "care",
    title: LocalText("Zorggebruik en zorgkosten", "Care use and cost"),
    fields: .areaAndYear + [
      product,
      FieldDescription(
        "domain", .string,
        LocalText("De wet die betaalt; leeg bij het totaal", "The act that pays; empty for the total"),
        isRequired: false, allowed: CareDomain.allCases.map(\.rawValue)),
      FieldDescription(
        "unit", .string,
        LocalText(
          "Eenheid: eur (prijspeil van het product) of wat er geteld wordt",
          "Unit: eur (price level of the product) or what is counted")),
    ] + .quantiles(LocalText("Zorg in het jaar", "Care during the year"), unit: careUnit) + [
      FieldDescription(
        "index", .number,
        LocalText(
          "Ten opzichte van het basisjaar; leeg als dat 0 is",
          "Relative to the base year; empty where that is 0"),
        unit: LocalText("basisjaar = 100", "base year = 100"), isRequired: false),
      FieldDescription(
        "per_inhabitant", .number,
        LocalText(
          "Per inwoner, bij de gemiddelde bevolking van het jaar",
          "Per inhabitant, by the year's mean population"),
        unit: LocalText("zie kolom unit, per inwoner per jaar", "see column unit, per inhabitant per year"),
        isRequired: false),
    ],
    primaryKey: TableSchema.areaKey + ["year", "product"])

  private static let growthSchema = TableSchema(
    name: "growth",
    title: LocalText("Oorzaken van de groei van de zorg", "Causes of the growth of care"),
    fields: .area + [
      product,
      FieldDescription("year", .year, LocalText("Kalenderjaar", "Calendar year")),
      FieldDescription(
        "driver", .string,
        LocalText(
          "Oorzaak: bevolkingsomvang, leeftijdsopbouw, gezonder ouder worden, trend in gebruik",
          "Cause: population size, age structure, healthy ageing, trend in use"),
        allowed: GrowthDriver.allCases.map(\.rawValue)),
      FieldDescription(
        "contribution", .number,
        LocalText(
          "Bijdrage aan de verandering sinds het basisjaar; de bijdragen tellen daartoe op",
          "Contribution to the change since the base year; contributions add up to it"), unit: careUnit),
    ],
    primaryKey: TableSchema.areaKey + ["product", "year", "driver"])
}

extension CSVWriter {
  /// `value / base`, or nothing where the base is zero.
  fileprivate mutating func ratio(_ value: Double, to base: Double, decimals: Int) {
    guard base != 0 else { return empty() }
    number(value / base, decimals: decimals)
  }
}
