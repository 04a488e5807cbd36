import LinearAlgebra
import Prognosis

extension OutputTable {
  static func gapDrivers(_ workforce: WorkforceResult, _ context: TableContext) -> OutputTable {
    let rows = GapRows(workforce)
    let branches = workforce.items.map { CSVText($0.code) }
    let drivers = rows.drivers.map { CSVText($0.rawValue) }
    return OutputTable(schema: gapDriversSchema, partCount: context.result.areas.count) { areas, writer in
      for area in areas {
        for (step, year) in context.result.years.enumerated() {
          for (item, branch) in branches.enumerated() {
            for (driver, text) in drivers.enumerated() {
              context.start(&writer, area: area, year: year)
              writer.text(branch)
              writer.text(text)
              writer.number(rows.contribution(driver, item, step, area), decimals: Decimals.staff)
              writer.endRow()
            }
          }
        }
      }
    }
  }

  private static let gapDriversSchema = TableSchema(
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

/// The figures of the table of causes.
private struct GapRows: Sendable {
  /// The drivers that the result has, in order.
  let drivers: [GapDriver]
  private let workforce: WorkforceResult

  init(_ workforce: WorkforceResult) {
    self.workforce = workforce
    let central = GapDriver.ofCentralPath.filter { driver in
      workforce.drivers.contains { $0[driver] != nil }
    }
    drivers = central + (workforce.margins == nil ? [] : [.spread])
  }

  /// What a driver, by its place, adds to the gap of an item; one that a year doesn't have adds nothing.
  func contribution(_ driver: Int, _ item: Int, _ step: Int, _ area: Int) -> Double {
    drivers[driver] == .spread
      ? spread(item, step, area) : workforce.drivers[step][drivers[driver]]?[item, area] ?? 0
  }

  private func spread(_ item: Int, _ step: Int, _ area: Int) -> Double {
    let row = workforce.row(item, .gapFTE)
    guard let drawn = workforce.margins?[step].mean[row, area] else { return 0 }
    return drawn - workforce.figures[step][row, area]
  }
}
