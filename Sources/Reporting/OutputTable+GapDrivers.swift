import LinearAlgebra
import Prognosis

extension OutputTable {
  static func gapDrivers(_ workforce: WorkforceResult, _ context: TableContext) -> OutputTable {
    let branches = workforce.items.map { CSVText($0.code) }
    let drivers = workforce.drawnDrivers.map { (driver: $0, text: CSVText($0.rawValue)) }
    return OutputTable(schema: gapDriversSchema, partCount: context.result.areas.count) { areas, writer in
      for area in areas {
        for (step, year) in context.result.years.enumerated() {
          for (item, branch) in branches.enumerated() {
            for (driver, text) in drivers {
              context.start(&writer, area: area, year: year)
              writer.text(branch)
              writer.text(text)
              let value = workforce.contribution(of: driver, item: item, step: step, area: area)
              writer.number(value ?? 0, decimals: Decimals.staff)
              writer.endRow()
            }
          }
        }
      }
    }
  }

  static let gapDriversSchema = TableSchema(
    name: "gap_drivers",
    title: LocalText("Oorzaken van het personeelstekort", "Causes of the staff gap"),
    fields: .areaAndYear + [
      .branch,
      FieldDescription(
        "driver", .string,
        LocalText(
          "Oorzaak: het tekort van het basisjaar; aan de kant van de vraag bevolkingsomvang, leeftijdsopbouw, gezonder "
            + "ouder worden en trend in gebruik met arbeidsbesparing; aan de kant van het aanbod pensionering, andere "
            + "uitstroom, instroom, en uren met verzuim; in een scenario de maatregelen ervan; met trekkingen ook "
            + "spreiding: wat het gemiddelde van de trekkingen van het centrale pad verschilt",
          "Cause: the gap of the base year; on the side of demand population size, age structure, healthy ageing and "
            + "trend in use with labour saving; on the side of supply retirement, other outflow, inflow, and hours with "
            + "absence; in a scenario its levers; with draws also spread: what the mean of the draws differs from the "
            + "central path"),
        allowed: GapDriver.allCases.map(\.rawValue)),
      FieldDescription(
        "contribution", .number,
        LocalText(
          "Bijdrage aan het tekort; de bijdragen tellen op tot `gap_fte`",
          "Contribution to the gap; contributions add up to `gap_fte`"), unit: LocalText("vte", "FTE")),
    ],
    primaryKey: TableSchema.areaKey + ["year", "branch", "driver"])
}

extension WorkforceResult {
  /// The drivers that there are figures for, in order; with margins also what the mean of the draws differs by.
  var drawnDrivers: [GapDriver] {
    GapDriver.allCases.filter { driver in
      driver == .spread ? margins != nil : drivers.contains { $0[driver] != nil }
    }
  }

  /// What a driver adds to the gap, FTE; nil where the year has none of it.
  func contribution(of driver: GapDriver, item: Int, step: Int, area: Int) -> Double? {
    guard driver == .spread else { return drivers[step][driver]?[item, area] }
    let row = row(item, .gapFTE)
    return margins.map { $0[step].mean[row, area] - figures[step][row, area] }
  }
}
