extension [FieldDescription] {
  /// The columns that name an area by its code; comparisons are of what was observed, so they have no scenario.
  static let comparedKey: [FieldDescription] = [FieldDescription].area.filter {
    TableSchema.comparedKey.contains($0.name)
  }

  /// The columns that name an area.
  static let comparedArea: [FieldDescription] = [FieldDescription].area.filter { $0.name != "scenario" }
}

extension TableSchema {
  static let comparedKey = ["set", "code"]
}

extension LocalText {
  static let ratio = LocalText("verhouding", "ratio")
  static let itemUnit = LocalText("eenheid van het product, per jaar", "unit of the product, per year")
  static let itemUnitPerInhabitant = LocalText(
    "eenheid van het product, per inwoner per jaar", "unit of the product, per inhabitant per year")
}
