import Demography
import Prognosis

extension OutputTable {
  static func lifeExpectancy(_ context: TableContext) -> OutputTable {
    let result = context.result
    let texts = Sex.allCases.map { CSVText($0.letter) }
    let rowsPerYear = result.lifeExpectancy.count / result.years.count
    return OutputTable(schema: lifeExpectancySchema, partCount: result.areas.count) { areas, writer in
      for area in areas {
        let drawn = result.margins?.lifeExpectancy.map { $0.figures(of: area) }
        for (index, row) in result.lifeExpectancy.enumerated() {
          let (step, place) = index.quotientAndRemainder(dividingBy: rowsPerYear)
          context.start(&writer, area: area, year: row.year)
          writer.text(texts[row.sex.rawValue])
          writer.integer(row.age)
          writer.figure(
            drawn?[step], row: place, decimals: Decimals.rate,
            central: row.values[area])
          writer.endRow()
        }
      }
    }
  }

  static func conditions(_ context: TableContext) -> OutputTable {
    let result = context.result
    let texts = result.conditions.map { CSVText(fields: [$0.code, $0.targetGroup]) }
    return OutputTable(schema: context.schema(conditionsSchema), partCount: result.areas.count) {
      areas, writer in
      for area in areas {
        for (step, counts) in result.conditionCounts.enumerated() {
          let drawn = result.margins?.conditions[step].figures(of: area)
          for (row, text) in texts.enumerated() {
            context.start(&writer, area: area, year: result.years[step])
            writer.text(text)
            writer.figure(
              drawn, row: row, decimals: Decimals.people, mayBeSuppressed: context.isSuppressed,
              central: counts[row, area])
            writer.endRow()
          }
        }
      }
    }
  }

  static let lifeExpectancySchema = TableSchema(
    name: "life_expectancy",
    title: LocalText("Levensverwachting", "Life expectancy"),
    fields: .areaAndYear + [
      FieldDescription(
        "sex", .string, LocalText("F vrouwen, M mannen", "F women, M men"),
        allowed: Sex.allCases.map(\.letter)),
      FieldDescription("age", .integer, LocalText("Exacte leeftijd", "Exact age"), unit: .years),
    ]
      + .quantiles(
        LocalText("Periode-levensverwachting op deze leeftijd", "Period life expectancy at this age"),
        unit: .years),
    primaryKey: TableSchema.areaKey + ["year", "sex", "age"])

  static let conditionsSchema = TableSchema(
    name: "conditions",
    title: LocalText("Mensen met een aandoening", "People with a condition"),
    fields: .areaAndYear + [
      FieldDescription("condition", .string, LocalText("Aandoening", "Condition")),
      FieldDescription(
        "target_group", .string,
        LocalText("Doelgroep waar die toe hoort", "The group of people it stands for"),
        isRequired: false),
    ]
      + .quantiles(
        LocalText(
          "Mensen met de aandoening, gemiddeld over het jaar, op de leeftijden waarvan het voorkomen bekend is",
          "People with the condition, mean of the year, at the ages whose prevalence is known"),
        unit: LocalText("personen", "people")),
    primaryKey: TableSchema.areaKey + ["year", "condition"])
}
