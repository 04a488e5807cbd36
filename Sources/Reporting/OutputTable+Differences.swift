import LinearAlgebra
import Prognosis

extension OutputTable {
  /// What scenarios change; nil without scenarios.
  ///
  /// - Parameter result: the reference, for its areas, years and units.
  static func differences(_ differences: [ScenarioDifference], _ result: PrognosisResult) -> OutputTable? {
    guard !differences.isEmpty else { return nil }
    let scenarios = differences.map { DifferenceRows($0, result) }
    let count = result.areas.count
    return OutputTable(schema: differencesSchema, partCount: differences.count * count) { parts, writer in
      for part in parts {
        let (scenario, area) = part.quotientAndRemainder(dividingBy: count)
        scenarios[scenario].write(area, to: &writer)
      }
    }
  }

  private static let tablesWithDifferences = [
    populationGroupsSchema, componentsSchema, lifeExpectancySchema, careSchema, conditionsSchema,
    workforceSchema, waitingSchema,
  ].map(\.name)

  static let differencesSchema = TableSchema(
    name: "differences",
    title: LocalText(
      "Wat scenario's veranderen: scenario min referentie", "What scenarios change: scenario minus reference"),
    fields: .areaAndYear + [
      FieldDescription(
        "table", .string,
        LocalText("De tabel waarin het cijfer zelf staat", "The table in which the figure itself stands"),
        allowed: tablesWithDifferences),
      FieldDescription(
        "item", .string,
        LocalText(
          "Leeftijdsgroep, component, product, aandoening, branche of wachtlijst; `life_expectancy` van die tabel",
          "Age group, component, product, condition, branch or waiting list; `life_expectancy` of that table")
      ),
      FieldDescription(
        "measure", .string,
        LocalText(
          "Bij personeel en wachttijden de grootheid, bij levensverwachting geslacht en leeftijd, anders de eenheid",
          "Of staff and waits the measure, of life expectancy sex and age, otherwise the unit")),
    ]
      + .quantiles(
        LocalText(
          "Scenario min referentie, van dezelfde trekkingen", "Scenario minus reference, of the same draws"),
        unit: LocalText("zie kolom measure", "see column measure")),
    primaryKey: TableSchema.areaKey + ["year", "table", "item", "measure"])
}

/// The rows of one scenario in the table of differences.
private struct DifferenceRows: Sendable {
  private let difference: ScenarioDifference
  private let areaTexts: [CSVText]
  private let years: [Int]
  private let lines: [(text: CSVText, decimals: Int)]

  init(_ difference: ScenarioDifference, _ result: PrognosisResult) {
    self.difference = difference
    areaTexts = result.areas.map { CSVText(fields: [difference.scenario, $0.set, $0.code, $0.name]) }
    years = result.years
    let items = CareItem.items(of: result.products)
    let units = Dictionary(items.map { ($0.code, $0.unit) }) { first, _ in first }
    lines = difference.lines.map { line in
      let measure = line.measure.isEmpty ? line.unit(units) : line.measure
      return (CSVText(fields: [line.table, line.item, measure]), line.decimals(units))
    }
  }

  /// The lines of an area that have a figure.
  func write(_ area: Int, to writer: inout CSVWriter) {
    for (step, year) in years.enumerated() where step < difference.figures.count {
      let drawn = difference.margins?[step].figures(of: area)
      for (row, line) in lines.enumerated() where !difference.figures[step][row, area].isNaN {
        writer.text(areaTexts[area])
        writer.integer(year)
        writer.text(line.text)
        writer.figure(
          drawn, row: row, decimals: line.decimals, central: difference.figures[step][row, area])
        writer.endRow()
      }
    }
  }
}

extension ScenarioDifference.Line {
  /// What a line without measures counts.
  fileprivate func unit(_ careUnits: [String: String]) -> String {
    table == "care" ? careUnits[item] ?? "" : "people"
  }

  fileprivate func decimals(_ careUnits: [String: String]) -> Int {
    switch table {
    case "care": Decimals.care(unit: careUnits[item] ?? "")
    case "life_expectancy": Decimals.rate
    case "workforce": WorkforceMeasure(rawValue: measure).map(Decimals.workforce) ?? Decimals.staff
    case "waiting": WaitingMeasure(rawValue: measure).map(Decimals.waiting) ?? Decimals.weeks
    default: Decimals.people
    }
  }
}
