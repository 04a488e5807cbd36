extension CareItem {
  /// What a unit of care is called in texts.
  ///
  /// - Parameter unit: as the model has it: `eur`, or what is counted.
  /// - Returns: the words of a known unit in the plural; another unit as the model writes it, in both languages.
  public static func unitName(_ unit: String) -> (dutch: String, english: String) {
    names[unit] ?? (unit, unit)
  }

  private static let names = [
    euro: (dutch: "euro", english: "euro"),
    "contacts": (dutch: "contacten", english: "contacts"),
    "clients": (dutch: "cliënten", english: "clients"),
    "admissions": (dutch: "opnamen", english: "admissions"),
    "treatments": (dutch: "behandelingen", english: "treatments"),
    "visits": (dutch: "bezoeken", english: "visits"),
    "hours": (dutch: "uren", english: "hours"),
    "days": (dutch: "dagen", english: "days"),
    "persons": (dutch: "personen", english: "people"),
  ]
}
