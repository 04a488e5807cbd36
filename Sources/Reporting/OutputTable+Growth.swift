import LinearAlgebra
import Prognosis

extension OutputTable {
  static func growth(_ context: TableContext) -> OutputTable {
    let rows = GrowthRows(context.result)
    let itemTexts = rows.items.map { CSVText($0.code) }
    let driverTexts = rows.drivers.map { CSVText($0.rawValue) }
    let years = context.result.years
    return OutputTable(schema: growthSchema, partCount: context.result.areas.count) { areas, writer in
      for area in areas {
        for (item, itemText) in itemTexts.enumerated() {
          let decimals = Decimals.care(unit: rows.items[item].unit)
          for step in years.indices.dropFirst() {
            for (driver, driverText) in driverTexts.enumerated() {
              writer.text(context.areaTexts[area])
              writer.text(itemText)
              writer.integer(years[step])
              writer.text(driverText)
              writer.number(rows.contribution(driver, item, step, area), decimals: decimals)
              writer.endRow()
            }
          }
        }
      }
    }
  }

  static let growthSchema = TableSchema(
    name: "growth",
    title: LocalText("Oorzaken van de groei van de zorg", "Causes of the growth of care"),
    fields: .area + [
      .product,
      FieldDescription("year", .year, LocalText("Kalenderjaar", "Calendar year")),
      FieldDescription(
        "driver", .string,
        LocalText(
          "Oorzaak: bevolkingsomvang, leeftijdsopbouw, gezonder ouder worden, trend in gebruik, in een scenario de "
            + "maatregelen ervan; met trekkingen ook spreiding: wat het gemiddelde van de trekkingen van het centrale pad "
            + "verschilt",
          "Cause: population size, age structure, healthy ageing, trend in use, in a scenario its levers; with draws "
            + "also spread: what the mean of the draws differs from the central path"),
        allowed: GrowthDriver.allCases.map(\.rawValue)),
      FieldDescription(
        "contribution", .number,
        LocalText(
          "Bijdrage aan de verandering sinds het basisjaar; de bijdragen tellen daartoe op",
          "Contribution to the change since the base year; contributions add up to it"), unit: .careUnit),
    ],
    primaryKey: TableSchema.areaKey + ["product", "year", "driver"])
}

/// The figures of the growth table.
struct GrowthRows: Sendable {
  let items: [CareItem]
  /// The drivers that the result has, in order.
  let drivers: [GrowthDriver]
  private let result: PrognosisResult
  /// What the central path's drivers add, by year from the one after the base year.
  private let contributions: [[Matrix]]

  init(_ result: PrognosisResult) {
    self.result = result
    items = CareItem.items(of: result.products)
    let central = GrowthDriver.allCases.filter { $0 != .spread && result.growth[0][$0] != nil }
    drivers = central + (result.margins == nil ? [] : [.spread])
    contributions = result.growth.map { year in central.compactMap { year[$0] } }
  }

  /// What a driver, by its place, adds to an item of an area between the base year and the year with index `step`.
  func contribution(_ driver: Int, _ item: Int, _ step: Int, _ area: Int) -> Double {
    let central = contributions[step - 1]
    return driver < central.count
      ? items[item].value(central[driver], column: area) : spread(item, step, area)
  }

  /// The change of the mean of the draws less that of the central path.
  private func spread(_ item: Int, _ step: Int, _ area: Int) -> Double {
    guard let care = result.margins?.care else { return 0 }
    let central = (
      items[item].value(result.care[0], column: area), items[item].value(result.care[step], column: area)
    )
    return (care[step].mean[item, area] - care[0].mean[item, area]) - (central.1 - central.0)
  }
}
