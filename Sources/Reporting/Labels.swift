import ModelDirectory
import Prognosis

/// The words of summaries and descriptions, apart from their logic.
enum Labels {
  case inhabitants, growth, duringYear, cost, total, growing, warnings, output
  case baseYear, methods, regions, sets, tables, notComputed, mortality, fertility, migration, rows, areas,
    population
  case interval, uncertainty
  case status, sources, none, terms, termsPlace, attribution
  case comparison, report

  subscript(language: Language) -> String { text[language] }

  private var text: LocalText {
    switch self {
    case .inhabitants: LocalText("Inwoners op 1 januari", "Inhabitants on 1 January")
    case .growth: LocalText("groei", "growth")
    case .duringYear: LocalText("Gedurende het jaar", "During the year")
    case .cost: LocalText("Zorgkosten, miljoen euro", "Care cost, million euro")
    case .total: LocalText("Totaal", "Total")
    case .interval: LocalText("80 %-interval", "80% interval")
    case .uncertainty: LocalText("Bronnen van onzekerheid", "Sources of uncertainty")
    case .growing: LocalText("Sterkste groei van de zorgkosten", "Largest growth in care cost")
    case .warnings: LocalText("Opmerkingen", "Notes")
    case .output: LocalText("Resultaten", "Results")
    case .baseYear: LocalText("Basisjaar", "Base year")
    case .methods: LocalText("Methoden", "Methods")
    case .regions: LocalText("Regio's", "Regions")
    case .sets: LocalText("Indelingen", "Sets")
    case .tables: LocalText("Bestanden", "Files")
    case .notComputed: LocalText("Kan niet worden berekend", "Can't be computed")
    case .mortality: LocalText("sterfte", "mortality")
    case .fertility: LocalText("vruchtbaarheid", "fertility")
    case .migration: LocalText("migratie", "migration")
    case .rows: LocalText("rijen", "rows")
    case .areas: LocalText("gebieden", "areas")
    case .population: LocalText("Inwoners op 1 januari", "Inhabitants on 1 January")
    case .status: LocalText("status", "status")
    case .sources: LocalText("bronnen", "sources")
    case .none: LocalText("geen", "none")
    case .terms: LocalText("Gebruiksvoorwaarden van de bronnen", "Terms of use of the sources")
    case .termsPlace: LocalText("Bronnen en gebruiksvoorwaarden", "Sources and terms of use")
    case .attribution: LocalText("vermeld", "to be named")
    case .report: LocalText("Verslag", "Report")
    case .comparison:
      LocalText(
        "Vergelijking met het land en met vergelijkbare gebieden",
        "Comparison with the nation and with similar areas")
    }
  }

  static func group(_ name: String, _ language: Language) -> String {
    let text =
      switch name {
      case "0_19": LocalText("0-19 jaar", "0-19 years")
      case "20_64": LocalText("20-64 jaar", "20-64 years")
      case "65_79": LocalText("65-79 jaar", "65-79 years")
      case "80_plus": LocalText("80 jaar en ouder", "80 years and over")
      default: Labels.total.text
      }
    return text[language]
  }

  /// An act that pays for care.
  static func act(_ act: CareDomain, _ language: Language) -> String {
    // The other three are known by their letters, in English too.
    act == .jeugd ? LocalText("Jeugdwet", "Youth Act")[language] : act.rawValue
  }

  /// What a unit of care is called.
  static func unit(_ unit: String, _ language: Language) -> String {
    let name = CareItem.unitName(unit)
    return LocalText(name.dutch, name.english)[language]
  }

  static func component(_ component: Component, _ language: Language) -> String {
    let text =
      switch component {
      case .births: LocalText("geboorten", "births")
      case .deaths: LocalText("overledenen", "deaths")
      case .immigration: LocalText("immigratie", "immigration")
      case .emigration: LocalText("emigratie, met correcties", "emigration, with corrections")
      case .arrivals: LocalText("vestiging uit andere gemeenten", "arrivals from other municipalities")
      case .departures: LocalText("vertrek naar andere gemeenten", "departures to other municipalities")
      case .netMigration: LocalText("migratiesaldo", "net migration")
      }
    return text[language]
  }

  /// The heading of cost: the year of its prices, or constant prices where products differ in it.
  static func cost(priceYear: Int?, _ language: Language) -> String {
    let constant = LocalText("constante prijzen", "constant prices")
    let prices = priceYear.map { LocalText("prijspeil \($0)", "prices of \($0)") } ?? constant
    return "\(Labels.cost[language]), \(prices[language])"
  }

  /// What the figures are when there are draws.
  static func draws(_ count: Int, _ style: NumberStyle) -> String {
    let number = style.string(Double(count))
    return LocalText(
      "Gemiddelden van \(number) trekkingen; 80 van de 100 liggen binnen het interval",
      "Means of \(number) draws; 80 of 100 lie within the interval")[style.language]
  }

  static func notes(_ count: Int, file: String, _ language: Language) -> String {
    let words = count == 1 ? LocalText("opmerking", "note") : LocalText("opmerkingen", "notes")
    return LocalText(
      "\(count) \(words.dutch) erbij in \(file)", "\(count) \(words.english) on it in \(file)")[language]
  }

  static func more(_ count: Int, file: String, _ language: Language) -> String {
    LocalText("en nog \(count), zie \(file)", "and \(count) more, see \(file)")[language]
  }
}
