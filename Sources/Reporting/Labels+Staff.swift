import Prognosis

/// The words for staff, waits and scenarios.
extension Labels {
  /// A measure of staff, short enough to head a column.
  static func measure(_ measure: WorkforceMeasure, _ language: Language) -> String {
    let text =
      switch measure {
      case .demandFTE: LocalText("vraag, vte", "demand, FTE")
      case .supplyFTE: LocalText("aanbod, vte", "supply, FTE")
      case .gapFTE: LocalText("tekort, vte", "gap, FTE")
      case .gapPersons: LocalText("personen", "people")
      case .gapShare: LocalText("deel van de vraag", "share of demand")
      case .persons: LocalText("werkenden", "employed")
      case .inflow: LocalText("instroom", "inflow")
      case .outflow: LocalText("uitstroom", "outflow")
      case .retirement: LocalText("met pensioen", "retiring")
      }
    return text[language]
  }

  /// What the people of all branches together are.
  static let peopleOfTotal = LocalText(
    "Personen van het totaal: bij de gemiddelde vte per persoon van alle branches.",
    "People of the total: at the mean FTE per person of all branches.")

  /// A cause of the gap.
  static func driver(_ driver: GapDriver, baseYear: Int, _ language: Language) -> String {
    let text =
      switch driver {
      case .baseGap: LocalText("tekort van \(baseYear)", "gap of \(baseYear)")
      case .population: LocalText("bevolkingsomvang", "population size")
      case .ageStructure: LocalText("leeftijdsopbouw", "age structure")
      case .healthyAgeing: LocalText("gezonder ouder worden", "healthy ageing")
      case .useTrend: LocalText("trend in gebruik, arbeidsbesparing", "trend in use, labour saving")
      case .retirement: LocalText("pensionering", "retirement")
      case .otherOutflow: LocalText("andere uitstroom", "other outflow")
      case .inflow: LocalText("instroom", "inflow")
      case .hoursAbsence: LocalText("uren en verzuim", "hours and absence")
      case .levers: LocalText("maatregelen", "levers")
      case .spread: LocalText("scheve spreiding", "skewed spread")
      }
    return text[language]
  }

  /// The heading of staff in a year.
  static func staff(year: Int, _ language: Language) -> String {
    LocalText(
      "Personeel voor de zorg van de inwoners, \(year)", "Staff for the care of the residents, \(year)")[
        language]
  }

  /// The heading of areas by their gap.
  static func shortest(set: String, year: Int, _ language: Language) -> String {
    LocalText(
      "Grootste personeelstekort (\(set)), \(year), deel van de vraag",
      "Largest staff gap (\(set)), \(year), share of demand")[language]
  }

  /// The heading of what scenarios change.
  static func scenarios(year: Int, _ language: Language) -> String {
    LocalText(
      "Scenario's: verschil met de referentie in \(year)",
      "Scenarios: difference from the reference in \(year)")[
        language]
  }
}
