import Demography
import LinearAlgebra
import Prognosis

extension OutputTable {
  static func population(_ context: TableContext, ages: AgeDetail) -> OutputTable {
    let result = context.result
    let (grid, bands) = (result.grid, ages.bands(of: result.grid))
    return OutputTable(schema: context.schema(populationSchema), partCount: result.areas.count) {
      areas, writer in
      for area in areas {
        for (step, people) in result.population.enumerated() {
          let drawn = result.margins?.population[step].figures(of: area)
          for sex in Sex.allCases {
            for (index, band) in bands.enumerated() {
              context.start(&writer, area: area, year: result.years[step])
              writer.text(sex == .female ? womenText : menText)
              writer.integer(band.from)
              if let to = band.to { writer.integer(to) } else { writer.empty() }
              writer.figure(
                drawn, row: sex.rawValue * bands.count + index, decimals: Decimals.people,
                mayBeSuppressed: context.isSuppressed,
                central: people.sum(of: band, sex, grid, column: area))
              writer.endRow()
            }
          }
        }
      }
    }
  }

  static func populationGroups(_ context: TableContext) -> OutputTable {
    let result = context.result
    let groups = PopulationGroup.groups(of: result.grid)
    let texts = groups.map { CSVText($0.name) }
    return OutputTable(schema: context.schema(populationGroupsSchema), partCount: result.areas.count) {
      areas, writer in
      for area in areas {
        for step in result.population.indices {
          let drawn = result.margins?.groups[step].figures(of: area)
          for row in groups.indices {
            context.start(&writer, area: area, year: result.years[step])
            writer.text(texts[row])
            writer.figure(
              drawn, row: row, decimals: Decimals.people, mayBeSuppressed: context.isSuppressed,
              central: result.groupPeople(row, step: step, area: area))
            writer.endRow()
          }
        }
      }
    }
  }

  private static let womenText = CSVText(Sex.female.letter)
  private static let menText = CSVText(Sex.male.letter)
  private static let people = LocalText("personen", "people")

  static let populationSchema = TableSchema(
    name: "population",
    title: LocalText("Bevolking naar geslacht en leeftijd", "Population by sex and age"),
    fields: .areaAndFirstOfJanuary + [
      FieldDescription(
        "sex", .string, LocalText("F vrouwen, M mannen", "F women, M men"),
        allowed: Sex.allCases.map(\.letter)),
      FieldDescription(
        "age_from", .integer, LocalText("Jongste leeftijd van de groep", "Youngest age of the group"),
        unit: .years),
      FieldDescription(
        "age_to", .integer,
        LocalText(
          "Oudste leeftijd van de groep; leeg: en ouder", "Oldest age of the group; empty: and older"),
        unit: .years, isRequired: false),
    ] + .quantiles(LocalText("Inwoners", "Inhabitants"), unit: people),
    primaryKey: TableSchema.areaKey + ["year", "sex", "age_from"])

  static let populationGroupsSchema = TableSchema(
    name: "population_groups",
    title: LocalText("Bevolking naar leeftijdsgroep", "Population by age group"),
    fields: .areaAndFirstOfJanuary + [
      FieldDescription(
        "group", .string,
        LocalText(
          "Leeftijdsgroep; een groep die het model niet kan onderscheiden ontbreekt",
          "Age group; one that the model can't tell apart is left out"),
        allowed: PopulationGroup.all.map(\.name))
    ] + .quantiles(LocalText("Inwoners", "Inhabitants"), unit: people),
    primaryKey: TableSchema.areaKey + ["year", "group"])
}

extension LocalText {
  static let years = LocalText("jaar", "years")
}
