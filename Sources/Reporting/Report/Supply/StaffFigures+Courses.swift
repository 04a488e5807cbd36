import Charts
import Prognosis

/// Demand, supply and gap over the years, and who comes and goes.
extension StaffFigures {
  /// How many branches have a drawing of their gap, beside that of demand and supply.
  private static let shownGaps = 3

  /// All branches together.
  var totalFigures: [Figure?] {
    guard let total = workforce.totalItem else { return [] }
    return [driverFigure, course(total), gapCourse(total)]
  }

  /// Each branch; of those with the largest gap also that.
  var branchFigures: [Figure] {
    branches.enumerated().flatMap { place, item in
      place < Self.shownGaps && words.hasDraws ? [course(item), gapCourse(item)] : [course(item)]
    }
  }

  private var steps: Range<Int> { workforce.figures.indices }

  private var years: [String: String] { ["first": String(view.firstYear), "last": String(view.lastYear)] }

  private func points(_ measure: WorkforceMeasure, _ item: Int) -> [ChartEstimate] {
    steps.map { estimate(measure, item, step: $0) }
  }

  // MARK: Demand and supply

  private func course(_ item: Int) -> Figure {
    let (demand, supply) = (points(.demandFTE, item), points(.supplyFTE, item))
    let number = words.rounded
    return Figure(
      id: "supply-staff-\(item)",
      title: texts(
        "supply.course_title",
        [
          "branch": name(item), "year": String(view.lastYear), "demand": number(demand.lastValue),
          "supply": number(supply.lastValue),
        ]),
      unit: texts("supply.course_unit"), source: source("workforce"),
      alternative: courseAlternative(item, demand, supply),
      chart: FanChart(
        years: view.result.years,
        series: [
          FanChart.Series(texts("supply.demand"), demand), FanChart.Series(texts("supply.supply"), supply),
        ],
        axis: ChartAxis(texts("supply.fte"))),
      table: DataTable(
        caption: texts("supply.course_caption", ["branch": name(item)]),
        columns: [.text(texts("supply.year"))] + words.columns(texts("supply.demand_column"))
          + words.columns(texts("supply.supply_column")),
        rows: steps.map { step in
          [String(view.result.years[step])] + words.cells(demand[step], number)
            + words.cells(supply[step], number)
        }),
      notes: courseNotes)
  }

  private func courseAlternative(
    _ item: Int, _ demand: [ChartEstimate], _ supply: [ChartEstimate]
  ) -> String {
    let number = words.rounded
    var values = years
    values["branch"] = name(item)
    (values["demand0"], values["demand1"]) = (number(demand.firstValue), number(demand.lastValue))
    (values["supply0"], values["supply1"]) = (number(supply.firstValue), number(supply.lastValue))
    guard words.hasDraws else { return texts("supply.course_alternative", values) }
    values["demand_range"] = words.range(demand.last?.inner, number)
    values["supply_range"] = words.range(supply.last?.inner, number)
    return texts("supply.course_alternative_interval", values)
  }

  private var courseNotes: [String] {
    [texts("supply.note_fte", ["year": String(view.firstYear)])]
      + (words.hasDraws ? [texts("supply.note_fan")] : [])
  }

  // MARK: Gap

  private func gapCourse(_ item: Int) -> Figure {
    let gap = points(.gapFTE, item)
    let number = words.rounded
    let values = years.merging(
      ["branch": name(item), "from": number(gap.firstValue), "to": number(gap.lastValue)]) { $1 }
    return Figure(
      id: "supply-gap-\(item)", title: gapCourseTitle(item, gap, values),
      unit: texts("supply.gap_course_unit"), source: source("workforce"),
      alternative: texts("supply.gap_course_alternative", values),
      chart: FanChart(
        years: view.result.years, series: [FanChart.Series(texts("supply.gap"), gap)],
        references: [ChartReference(texts("supply.balance"), at: 0)],
        axis: ChartAxis(texts("supply.gap_fte_column"), includesZero: true)),
      table: DataTable(
        caption: texts("supply.gap_course_caption", ["branch": name(item)]),
        columns: [.text(texts("supply.year"))] + words.columns(texts("supply.gap_fte_column"))
          + (words.hasDraws ? [.number(texts("supply.chance"))] : []),
        rows: steps.map { step in
          [String(view.result.years[step])] + words.cells(gap[step], number)
            + (chance(item, step: step).map { [words.chance($0)] } ?? [])
        }),
      notes: [texts("supply.note_share")])
  }

  private func gapCourseTitle(_ item: Int, _ gap: [ChartEstimate], _ values: [String: String]) -> String {
    guard let last = gap.last, last.inner != nil, let chance = chance(item, step: view.horizonStep) else {
      return texts("supply.gap_course_title", values)
    }
    let more = ["interval": words.interval(last, words.rounded), "chance": words.chance(chance)]
    let outlook = outlook(last, since: gap.firstValue)
    return texts("supply.gap_course_title\(outlook.ending)", values.merging(more) { $1 })
  }

  // MARK: Flows

  /// People employed and the flows of the last year, by branch.
  var flowTable: DataTable {
    let year = ["year": String(view.lastYear)]
    let items = branches + [workforce.totalItem].compactMap(\.self)
    return DataTable(
      caption: texts(words.hasDraws ? "supply.flows_caption_interval" : "supply.flows_caption", year),
      columns: [
        .text(texts("supply.branch")),
        .number(texts("supply.employed", ["year": String(view.firstYear)])),
        .number(texts("supply.employed", year)), .number(texts("supply.inflow")),
        .number(texts("supply.outflow")), .number(texts("supply.retirement")),
      ],
      rows: items.map { item in
        [name(item), words.numbers()(estimate(.persons, item, step: 0).value)]
          + [.persons, .inflow, .outflow, .retirement].map { (measure: WorkforceMeasure) in
            words.bracketed(atHorizon(measure, item), words.rounded)
          }
      })
  }
}

extension [ChartEstimate] {
  /// The first figure; NaN where there is none.
  var firstValue: Double { first?.value ?? .nan }
  /// The last figure; NaN where there is none.
  var lastValue: Double { last?.value ?? .nan }
}
