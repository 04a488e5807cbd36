extension TableCatalogue {
  static func careTables(_ ages: AgeColumns) -> [TableSchema] {
    [
      TableSchema(
        "care_products.csv", key: ["product"],
        [
          .code("product"), .text("name_nl"), .text("name_en"),
          .choice("domain", CareDomain.allCases.map(\.rawValue)), .code("branch").orEmpty, .text("unit"),
          .year,
        ]),
      TableSchema(
        "care_use.csv", key: ["product", "sex", "age_from"],
        [.code("product"), .sex, ages.from, ages.to, .number("rate", .careRate)]),
      TableSchema(
        "care_regional.csv", key: ["region", "product"],
        [
          .code("region"), .code("product"), .number("observed", .atLeastZero),
          .number("expected", .atLeastZero),
        ]),
      TableSchema(
        "care_trends.csv", key: ["product"],
        [
          .code("product"), .number("growth", .growth), .number("p10", .growth), .number("p90", .growth),
          .source,
        ]),
      TableSchema(
        "conditions.csv", key: ["condition"],
        [.code("condition"), .text("name_nl"), .text("name_en"), .text("target_group")]),
      TableSchema(
        "prevalence.csv", key: ["condition", "sex", "age_from"],
        [.code("condition"), .sex, ages.from, ages.to, .number("prevalence", .share)]),
    ]
  }

  static func determinantTables(_ ages: AgeColumns) -> [TableSchema] {
    [
      TableSchema(
        "determinants.csv", key: ["region", "determinant"],
        [.code("region"), .code("determinant"), .year, .number("value", .any).orEmpty]),
      TableSchema(
        "determinant_definitions.csv", key: ["determinant"],
        [
          .code("determinant"), .text("name_nl"), .text("name_en"), .text("theme"), .text("unit"),
          .text("unit_en").orEmpty.optional,
          .choice("role", ["regressor", "context"]), .choice("influenceable", ["yes", "partly", "no"]),
        ]),
      TableSchema(
        "exposure.csv", key: ["determinant", "sex", "age_from"],
        [.code("determinant"), .sex, ages.from, ages.to, .number("share", .share), .source]),
      TableSchema(
        "relative_risks.csv", key: ["determinant", "kind", "target"],
        [
          .code("determinant"), .choice("kind", ["condition", "product"]), .code("target"),
          .number("relative_risk", .aboveZero), .number("p10", .aboveZero), .number("p90", .aboveZero),
          .source,
        ]),
    ]
  }

  static func workforceTables(_ ages: AgeColumns) -> [TableSchema] {
    [
      TableSchema(
        "workforce_branches.csv", key: ["branch"],
        [
          .code("branch"), .text("name_nl"), .text("name_en"), .number("employees", .atLeastZero),
          .number("fte", .atLeastZero), .number("absence", .share),
          .number("vacancies_per_1000_jobs", .atLeastZero), .year,
        ]),
      TableSchema(
        "workforce_age.csv", key: ["branch", "sex", "age_from"],
        [.code("branch"), .sex, ages.from, ages.to, .number("share", .share)]),
      TableSchema(
        "workforce_flows.csv", key: ["branch", "flow"],
        [
          .code("branch"), .choice("flow", ["inflow", "outflow", "outflow_other", "retirement"]),
          .number("rate", .atLeastZero), .year,
        ]),
      TableSchema(
        "workforce_training.csv", key: ["branch"],
        [
          .code("branch"), .number("intake", .atLeastZero), .number("years", .atLeastZero),
          .number("completion", .share), .number("uptake", .share), .number("p10", .atLeastZero),
          .number("p90", .atLeastZero), .source,
        ]),
      TableSchema(
        "workforce_profiles.csv", key: ["profile", "sex", "age_from"],
        [
          .choice("profile", WorkforceData.Profile.allCases.map(\.rawValue)), .sex, ages.from, ages.to,
          .number("value", .atLeastZero), .source,
        ]),
      TableSchema(
        "workforce_gp_capaciteitsorgaan.csv", key: ["parameter"],
        [.code("parameter"), .text("value"), .text("unit"), .year]),
      TableSchema(
        "published_shortages.csv", key: ["year", "branch", "edition"],
        [.year, .code("branch"), .number("persons", .any), .text("edition"), .source]),
      TableSchema(
        "workforce_links.csv", key: ["product", "branch"],
        [.code("product"), .code("branch"), .number("share", .positiveShare)]),
      TableSchema(
        "workforce_regional.csv", key: ["region", "branch"],
        [.code("region"), .code("branch"), .number("employees", .atLeastZero)]),
    ]
  }

  static func waitingTables() -> [TableSchema] {
    [
      TableSchema(
        "waiting_times.csv", key: ["set", "code", "service"],
        [
          .code("set"), .code("code"), .code("service"), .year, .number("weeks", .atLeastZero),
          .number("weeks_median", .atLeastZero).orEmpty, .number("providers", .atLeastZero).orEmpty,
        ]),
      TableSchema(
        "waiting_norms.csv", key: ["service"],
        [
          .code("service"), .text("name_nl"), .text("name_en").orEmpty.optional,
          .number("norm_weeks", .aboveZero), .code("product").orEmpty,
          .code("branch").orEmpty, .choice("applies", WaitingData.Norm.applies).optional, .source,
        ]),
    ]
  }
}

extension ColumnSchema {
  /// Where a figure comes from; may be empty.
  fileprivate static let source = ColumnSchema.text("source").orEmpty
}
