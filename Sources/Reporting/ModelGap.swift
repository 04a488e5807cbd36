import ModelDirectory

/// Something that a model has no tables for.
struct ModelGap: Sendable {
  /// What is left out of the results.
  let what: LocalText
  /// The files that would give it.
  let files: String

  /// What a model can't give, in the order of the results.
  static func gaps(of model: RegionModel) -> [ModelGap] {
    let care = model.care
    let gaps: [(isMissing: Bool, gap: ModelGap)] = [
      (
        care.products.isEmpty || care.use.isEmpty,
        ModelGap(
          what: LocalText("zorggebruik, zorgkosten en hun groei", "care use, cost and their growth"),
          files: "care_products.csv, care_use.csv")
      ),
      (
        care.conditions.isEmpty || care.prevalence.isEmpty,
        ModelGap(
          what: LocalText("aandoeningen en doelgroepen", "conditions and target groups"),
          files: "conditions.csv, prevalence.csv")
      ),
      (
        !care.products.isEmpty && care.regional.isEmpty,
        ModelGap(
          what: LocalText(
            "regionale verschillen in zorggebruik en hun vergelijking",
            "regional differences in care use and their comparison"),
          files: "care_regional.csv")
      ),
      (
        !care.regional.isEmpty
          && (model.determinants.values.isEmpty
            || !model.determinants.definitions.contains(where: \.isRegressor)),
        ModelGap(
          what: LocalText(
            "wat omstandigheden van regionale verschillen verklaren",
            "what circumstances explain of regional differences"),
          files: "determinants.csv, determinant_definitions.csv")
      ),
      (
        !care.products.isEmpty && care.trends.isEmpty,
        ModelGap(
          what: LocalText(
            "groei van de zorg buiten de bevolking om", "growth of care that isn't demographic"),
          files: "care_trends.csv")
      ),
      (
        !model.workforce.missingTables.isEmpty,
        ModelGap(
          what: LocalText(
            "personeel: vraag, aanbod en tekort", "staff: demand, supply and gap"),
          files: model.workforce.missingTables.joined(separator: ", "))
      ),
      (
        !model.waiting.missingTables.isEmpty,
        ModelGap(
          what: LocalText("wachttijden", "waits"),
          files: model.waiting.missingTables.joined(separator: ", "))
      ),
    ]
    return gaps.filter(\.isMissing).map(\.gap)
  }
}
