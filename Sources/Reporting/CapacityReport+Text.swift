import Workforce

extension CapacityReport {
  /// The report as lines of at most 100 characters.
  public var text: String {
    ([heading] + [supplyLines, sourceLines, demandLines, intakeLines]).map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private var numbers: NumberStyle { NumberStyle(language) }

  private func say(_ dutch: String, _ english: String) -> String { LocalText(dutch, english)[language] }

  private var heading: [String] {
    let (p, profession) = (model.parameters, TerminalText.harmless(model.parameters.profession))
    return [
      profession.prefix(1).uppercased() + profession.dropFirst().prefix(70)
        + say(", raming vanaf \(p.baseYear)", ", projection from \(p.baseYear)"),
      say(
        "Instroom in de opleiding nu \(number(p.adjusted.intake)) per jaar, bij te sturen vanaf \(p.adjustmentYear); "
          + "overige groei tot en met \(p.trendYear).",
        "Intake of training now \(number(p.adjusted.intake)) a year, adjustable from \(p.adjustmentYear); "
          + "other growth up to \(p.trendYear)."),
    ]
  }

  private func number(_ value: Double) -> String { numbers.string(value) }

  private var supplyLines: [String] {
    var table = TextColumns()
    table.add(
      "  " + say("jaar", "year"), say("vrouwen", "women"), say("mannen", "men"), say("samen", "together"),
      say("aandeel vrouwen", "share of women"), "fte", say("fte per persoon", "fte per person"))
    for year in shownYears {
      let supply = supply(in: year)
      let total = supply.total
      table.add(
        "  \(year)", number(total.women), number(total.men), number(total.total),
        numbers.percent(total.women / total.total), number(supply.fte),
        numbers.string(supply.fte / total.total, decimals: 3))
    }
    return [say("Aanbod bij de huidige instroom", "Supply at the present intake")] + table.lines
  }

  private var sourceLines: [String] {
    let adjustment = model.parameters.adjustmentYear
    var table = TextColumns()
    table.add(
      "  " + say("jaar", "year"), say("nu werkzaam", "at work now"),
      say("nu in opleiding", "in training now"),
      say("gestart vóór \(adjustment)", "started before \(adjustment)"),
      say("gestart vanaf \(adjustment)", "started from \(adjustment)"), say("buitenland", "abroad"))
    for year in shownYears {
      let people = supply(in: year).people
      table.add(["  \(year)"] + SupplySource.allCases.map { number(people[$0]?.total ?? 0) })
    }
    return [say("Waar zij vandaan komen, personen", "Where they come from, people")] + table.lines
  }

  private var demandLines: [String] {
    var table = TextColumns()
    let names = DemandVariant.allCases.map(name)
    table.add(
      ["  " + say("jaar", "year")] + names.map { say("vraag \($0)", "demand \($0)") }
        + names.map { say("tekort \($0)", "short \($0)") })
    for year in shownYears {
      table.add(
        ["  \(year)"] + DemandVariant.allCases.map { number(model.demand($0, in: year)) }
          + DemandVariant.allCases.map { number(model.unfilled($0, in: year)) })
    }
    return [
      say(
        "Vraag en onvervulde vraag bij de huidige instroom, fte",
        "Demand and unfilled demand at the present intake, fte")
    ] + table.lines
  }

  private var intakeLines: [String] {
    let adjustment = model.parameters.adjustmentYear
    var table = TextColumns()
    table.add(
      ["  " + say("evenwicht in", "balance in")] + DemandVariant.allCases.map(name)
        + [say("fte per jaarlijkse plaats", "fte per yearly place")])
    for year in equilibriumYears {
      table.add(
        ["  \(year)"] + DemandVariant.allCases.map { number(model.intake($0, balancing: year)) }
          + [numbers.string(model.yieldPerPlace(in: year), decimals: 2)])
    }
    let isNegative = equilibriumYears.contains { year in
      DemandVariant.allCases.contains { model.intake($0, balancing: year) < 0 }
    }
    let note = say(
      "  Onder nul: ook zonder instroom is er dan meer dan nodig.",
      "  Below zero: there is more than needed then even without any intake.")
    return [
      say(
        "Jaarlijkse instroom vanaf \(adjustment) die vraag en aanbod in evenwicht brengt, personen",
        "Yearly intake from \(adjustment) that balances demand and supply, people")
    ] + table.lines + (isNegative ? [note] : [])
  }

  private func name(_ variant: DemandVariant) -> String {
    switch variant {
    case .low: say("laag", "low")
    case .middle: say("midden", "middle")
    case .high: say("hoog", "high")
    }
  }
}
