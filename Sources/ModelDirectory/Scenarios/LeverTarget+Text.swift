extension LeverTarget {
  /// What a lever on this target changes.
  package var text: LeverText {
    switch self {
    case .inflow:
      LeverText(
        "Mensen die van elders in een branche komen werken.",
        "People who come to work in a branch from elsewhere.")
    case .outflow:
      LeverText(
        "Mensen die een branche verlaten vóór hun pensioen.",
        "People who leave a branch before their pension.")
    case .training:
      LeverText(
        "Mensen die aan een opleiding voor een branche beginnen; werkt door na de duur van de opleiding.",
        "People who start training for a branch; acts once the training is over.")
    case .absence: LeverText("Verzuim, aandeel van de contracttijd.", "Absence, a share of contract time.")
    case .hours: LeverText("Contracturen per werknemer.", "Contract hours per employee.")
    case .retirementAge:
      LeverText("De leeftijd waarrond men met pensioen gaat.", "The age around which people retire.")
    case .labourSaving:
      LeverText(
        "Personeel dat voor dezelfde zorg elk jaar minder nodig is.",
        "Staff that the same care needs less of each year.")
    case .use: LeverText("Zorggebruik op dezelfde leeftijd.", "Use of care at the same age.")
    case .substitute:
      LeverText(
        "Zorg die van de producten naar het product in 'to' gaat.",
        "Care that moves from the products to the product in 'to'.")
    case .healthyAgeing:
      LeverText(
        "Het deel van de winst in levensverwachting dat in goede gezondheid wordt doorgebracht.",
        "The share of the gain in life expectancy that is spent in good health.")
    case .prevalence:
      LeverText("Mensen met een aandoening op dezelfde leeftijd.", "People with a condition at the same age.")
    case .exposure:
      LeverText(
        "Mensen met een risico; werkt via relatieve risico's door in aandoeningen en zorg.",
        "People exposed to a determinant; acts on conditions and care through relative risks.")
    case .fertility: LeverText("Kinderen per vrouw.", "Children per woman.")
    case .mortality: LeverText("Sterftekansen.", "Death rates.")
    case .immigration: LeverText("Immigranten.", "Immigrants.")
    case .internalMigration:
      LeverText("Vertrek naar andere regio's van het model.", "Departures to other regions of the model.")
    }
  }

  /// What a size below -1 would make negative.
  var noun: String {
    switch self {
    case .inflow, .training, .immigration: "people"
    case .outflow, .internalMigration: "departures"
    case .absence: "absence"
    case .hours: "contract hours"
    case .retirementAge: "the age of retirement"
    case .labourSaving, .use, .substitute: "care"
    case .healthyAgeing: "the healthy share"
    case .prevalence: "people with a condition"
    case .exposure: "people exposed"
    case .fertility: "births"
    case .mortality: "deaths"
    }
  }

  /// A lever on this target, as a file's line; its codes are those of the default model.
  package var example: String {
    let rest =
      switch self {
      case .inflow: "size: 0.1, unit: relative, from: 2026, until: 2030, course: linear"
      case .outflow: "size: -0.1, unit: relative, p10: -0.2, p90: 0, from: 2026, branches: [ggz]"
      case .training: "size: 500, unit: people_per_year, from: 2026, branches: [ziekenhuizen]"
      case .absence: "size: -0.01, unit: share, from: 2026, regions: [Zeeland]"
      case .hours: "size: 1, unit: hours_per_week, from: 2026, branches: [verpleging_verzorging]"
      case .retirementAge: "size: 0.5, unit: years, from: 2028"
      case .labourSaving: "size: 0.005, unit: share_per_year, from: 2026"
      case .use: "size: -0.05, unit: relative, from: 2026, products: [zvw_farmacie], ages: [65, 105]"
      case .substitute:
        "size: 0.1, unit: share, from: 2026, products: [zvw_msz], to: zvw_huisartsenzorg, ratio: 0.6"
      case .healthyAgeing: "size: 0.25, unit: share, from: 2026"
      case .prevalence: "size: -0.1, unit: relative, from: 2026, conditions: [diabetes]"
      case .exposure: "size: -0.2, unit: relative, from: 2026, determinants: [roken]"
      case .fertility: "size: 0.1, unit: children_per_woman, from: 2026"
      case .mortality: "size: -0.02, unit: relative, from: 2026, ages: [65, 105]"
      case .immigration: "size: -0.2, unit: relative, from: 2026"
      case .internalMigration: "size: -0.1, unit: relative, from: 2026, regions: [Zeeland]"
      }
    return "{target: \(rawValue), \(rest)}"
  }
}

extension LeverUnit {
  /// What the unit counts.
  package var text: LeverText {
    switch self {
    case .relative:
      LeverText(
        "deel van wat er is; -0.1 is een tiende minder", "share of what is there; -0.1 is a tenth less")
    case .peoplePerYear:
      LeverText(
        "mensen per jaar, over de hele selectie samen", "people per year, over all that is selected together")
    case .share: LeverText("aandeel; 0.01 is een procentpunt", "share; 0.01 is a percentage point")
    case .sharePerYear:
      LeverText(
        "aandeel per jaar; 0.01 is een procentpunt per jaar",
        "share per year; 0.01 is a percentage point per year")
    case .hoursPerWeek: LeverText("uren per week erbij", "hours per week, added")
    case .years: LeverText("jaren erbij", "years, added")
    case .childrenPerWoman: LeverText("kinderen per vrouw erbij", "children per woman, added")
    }
  }
}
