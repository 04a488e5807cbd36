import ModelDirectory
import Prognosis

extension MethodPage {
  private var settings: ModelSettings { context.model.settings }

  /// What the figures were made with.
  var model: ReportSection {
    let name = [settings.name, settings.version].filter { !$0.isEmpty }.joined(separator: " ")
    let values = ["model": name, "regions": number(context.model.regions.count), "from": firstYear]
    let parts = [status, standIns, uncertainty, gaps, description]
    return ReportSection(
      id: "model", title: text("card"), lead: [text("card.lead", values)],
      blocks: [.heading(text("settings")), .table(settingsTable)] + parts.flatMap(\.self))
  }

  // MARK: Settings

  private var settingsTable: DataTable {
    DataTable(
      caption: text("settings.caption"),
      columns: ["setting", "value", "reason"].map { .text(text("column.\($0)")) },
      rows: methodRows + levelRows)
  }

  private var methodRows: [[String]] {
    let methods = [
      ("mortality", settings.mortality.method.rawValue), ("fertility", settings.fertility.method.rawValue),
      ("internal", settings.migration.internal.rawValue),
      ("international", settings.migration.international.rawValue),
    ]
    return methods.map { [text("setting.\($0.0)"), text("method.\($0.1)"), ""] }
  }

  private var levelRows: [[String]] {
    let fertility = settings.fertility.longRunTotalFertilityRate.map {
      [text("setting.tfr"), style.string($0, decimals: 2), ""]
    }
    let immigration = settings.migration.longRunImmigration.map { level in
      [
        text("setting.immigration"),
        text(
          "setting.immigration.value", ["people": style.string(level.value), "year": String(level.reachedIn)]),
        level.source,
      ]
    }
    let pension = settings.pensionAge.sorted { $0.key < $1.key }.map { year, age in
      text("setting.pension.value", ["age": style.shortest(age, decimals: 2), "year": String(year)])
    }
    return [fertility, immigration, healthyAgeing].compactMap(\.self)
      + (pension.isEmpty ? [] : [[text("setting.pension"), pension.joined(separator: "; "), ""]])
  }

  private var healthyAgeing: [String]? {
    let healthy = settings.healthyAgeing
    let values = [
      "share": style.percent(healthy.share), "lower": style.percent(healthy.p10),
      "upper": style.percent(healthy.p90),
    ]
    return [text("setting.healthy"), text("setting.healthy.value", values), healthy.source]
  }

  // MARK: How sure it is

  private var status: [ReportBlock] {
    guard !settings.status.isEmpty else { return [] }
    let table = DataTable(
      caption: text("status.caption"), columns: ["table", "status"].map { .text(text("column.\($0)")) },
      rows: settings.status.sorted { $0.key < $1.key }.map { [$0.key, text("status.\($0.value)")] })
    return [.heading(text("status")), .paragraph(text("status.lead")), .table(table)]
  }

  private var uncertainty: [ReportBlock] {
    guard !context.record.uncertainty.isEmpty else { return [] }
    let table = DataTable(
      caption: text("uncertainty.caption"),
      columns: ["source", "size", "drawn"].map { .text(text("column.\($0)")) },
      rows: context.record.uncertainty.map {
        [
          $0.name, LocalText($0.size.dutch, $0.size.english)[language],
          text($0.hasMargin ? "drawn.yes" : "drawn.no"),
        ]
      })
    return [.heading(text("uncertainty")), .table(table)]
  }

  private var gaps: [ReportBlock] {
    let gaps = ModelGap.gaps(of: context.model)
    guard !gaps.isEmpty else { return [] }
    return [
      .heading(text("gaps")),
      .list(gaps.map { text("gap", ["what": $0.what[language], "files": $0.files]) }),
    ]
  }

  private var description: [ReportBlock] {
    guard let card = context.record.modelCard, !card.isEmpty else { return [] }
    return [.heading(text("description")), .paragraph(text("description.lead"))] + ModelCard.blocks(of: card)
  }

  // MARK: Years

  /// Figures of other years than the base year, which stand for it.
  private var standIns: [ReportBlock] {
    let rows = (productYears + branchYears + waitYears + determinantYears)
      .filter { $0.year != settings.baseYear }
    guard !rows.isEmpty else { return [] }
    let table = DataTable(
      caption: text("years.caption", ["from": firstYear]),
      columns: [.text(text("column.what")), .number(text("column.year"))],
      rows: rows.map { [$0.what, String($0.year)] })
    return [
      .heading(text("years")), .paragraph(text("years.lead", ["from": firstYear])), .table(table),
    ]
  }

  private typealias StandIn = (what: String, year: Int)

  private var productYears: [StandIn] {
    context.model.care.products.map { (what: context.itemNames[$0.code], year: $0.year) }
  }

  private var branchYears: [StandIn] {
    context.model.workforce.branches.map { branch in
      let name = LocalText(branch.nameNL, branch.nameEN)[language]
      return (what: text("years.branch", ["branch": name.isEmpty ? branch.code : name]), year: branch.year)
    }
  }

  private var waitYears: [StandIn] {
    Set(context.model.waiting.times.map(\.year)).sorted().map { (what: text("years.waits"), year: $0) }
  }

  private var determinantYears: [StandIn] {
    let determinants = context.model.determinants
    return determinants.definitions.compactMap { definition in
      determinants.years[definition.code].map {
        (what: LocalText(definition.nameNL, definition.nameEN)[language], year: $0)
      }
    }
  }
}
