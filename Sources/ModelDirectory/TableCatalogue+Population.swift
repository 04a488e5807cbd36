extension TableCatalogue {
  static func regionTables(_ ages: AgeColumns) -> [TableSchema] {
    var population = TableSchema(
      "population.csv", key: ["region", "sex", "age", "age_from"],
      [
        .code("region"), .sex, ages.age.optional, ages.from.optional, ages.to.optional,
        .number("population", .atLeastZero),
      ])
    population.oneOf = [["age"], ["age_from", "age_to"]]
    return [
      population, regionSets(),
      TableSchema("regions.csv", key: ["region"], [.code("region"), .text("name")]),
      TableSchema(
        "area_tiles.csv", key: ["set", "code"],
        [.code("set"), .code("code"), .integer("column", 0...99), .integer("row", 0...99)]),
      TableSchema(
        "municipality_changes.csv", key: ["old_code", "new_code", "year"],
        [
          .code("old_code"), .text("old_name"), .code("new_code"), .text("new_name"), .year,
          .number("share", .positiveShare),
        ]),
      TableSchema(
        "sources.csv", key: ["file", "source"],
        [.code("file"), .text("source")]
          + ["publisher", "period", "licence", "url", "derivation"].map { .text($0).orEmpty }),
    ]
  }

  /// Groupings of regions, the model's or a user's own.
  static func regionSets(file: String = "region_sets.csv") -> TableSchema {
    TableSchema(
      file, key: ["set", "code", "region"],
      [.code("set"), .code("code"), .text("name"), .code("region"), .number("share", .positiveShare)])
  }

  static func mortalityTables(_ ages: AgeColumns) -> [TableSchema] {
    [
      TableSchema(
        "mortality_history.csv", key: ["year", "sex", "age"],
        [.year, .sex, ages.age, .number("deaths", .atLeastZero), .number("exposure", .atLeastZero)]),
      TableSchema(
        "mortality_regional.csv", key: ["region"],
        [.code("region"), .number("deaths", .atLeastZero), .number("expected", .atLeastZero)]),
      TableSchema(
        "mortality.csv", key: ["year", "region", "sex", "age"],
        [.year, .code("region").orEmpty, .sex, ages.age, .number("rate", .atLeastZero)]),
      TableSchema(
        "survival.csv", key: ["year", "region", "sex", "age"],
        [
          .year, .code("region").orEmpty, .sex, .integer("age", -1...ages.openAge - 1),
          .number("survival", .share),
        ]),
    ]
  }

  static func fertilityTables(
    _ ages: AgeColumns, _ method: ModelSettings.Fertility.Method?
  ) -> [TableSchema] {
    let byYear: [ColumnSchema] =
      switch method {
      case .table: [.year, .code("region").orEmpty]
      case .trend: []
      case nil: [.year.optional, .code("region").orEmpty.optional]
      }
    return [
      TableSchema(
        "fertility.csv", key: ["year", "region", "age"], byYear + [ages.age, .number("rate", .share)]),
      TableSchema(
        "fertility_history.csv", key: ["year"],
        [.year, .number("tfr", .aboveZero), .number("mean_age", .aboveZero).orEmpty]),
      TableSchema(
        "fertility_regional.csv", key: ["region"],
        [.code("region"), .number("births", .atLeastZero), .number("expected", .atLeastZero)]),
      TableSchema("sex_ratio_at_birth.csv", key: ["year"], [.year, .number("ratio", .sexRatioAtBirth)]),
    ]
  }

  static func migrationTables(_ ages: AgeColumns) -> [TableSchema] {
    var flows = TableSchema(
      "internal_migration_flows.csv", key: ["origin", "destination", "age_from"],
      [
        .code("origin"), .code("destination"), ages.from.optional, ages.to.optional,
        .number("moves", .atLeastZero),
      ])
    flows.together = [["age_from", "age_to"]]
    return [
      flows,
      TableSchema(
        "internal_migration.csv", key: ["region", "year"],
        [.code("region"), .year, .number("arrivals", .atLeastZero), .number("departures", .atLeastZero)]),
      TableSchema(
        "internal_migration_age.csv", key: ["sex", "age"], [.sex, ages.age, .number("rate", .share)]),
      TableSchema(
        "internal_migration_regional_age.csv", key: ["region", "sex", "age_from"],
        [
          .code("region"), .sex.optional, ages.from, ages.to, .number("out_factor", .atLeastZero),
          .number("in_factor", .atLeastZero),
        ]),
      TableSchema(
        "international_migration.csv", key: ["region", "year"],
        [.code("region"), .year, .number("immigration", .atLeastZero), .number("emigration", .atLeastZero)]),
      TableSchema(
        "international_migration_age.csv", key: ["flow", "sex", "age"],
        [.choice("flow", ["immigration", "emigration"]), .sex, ages.age, .number("share", .share)]),
      TableSchema(
        "net_migration.csv", key: ["year", "region", "sex", "age"],
        [.year, .code("region"), .sex, ages.age, .number("net", .any)]),
    ]
  }

  static func historyTables(_ ages: AgeColumns) -> [TableSchema] {
    let key = ["region", "year", "sex", "age_from"]
    let components = [
      "population_start", "births", "deaths", "immigration", "emigration", "arrivals", "departures",
    ]
    return [
      TableSchema(
        "history_population.csv", key: key,
        [.code("region"), .year, .sex, ages.from, ages.to, .number("population", .atLeastZero)]),
      TableSchema(
        "history_deaths.csv", key: key,
        [.code("region"), .year, .sex, ages.from, ages.to, .number("deaths", .atLeastZero)]),
      TableSchema(
        "history_components.csv", key: ["region", "year"],
        [.code("region"), .year] + components.map { .number($0, .atLeastZero).orEmpty }
          + [.number("corrections", .any).orEmpty, .number("population_end", .atLeastZero).orEmpty]),
    ]
  }
}
