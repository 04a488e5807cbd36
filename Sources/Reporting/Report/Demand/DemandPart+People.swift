import Charts
import Demography
import Prognosis

/// The people by sex and age.
extension DemandPart {
  /// The pyramid, everyone, and the age groups.
  var people: [ReportBlock] {
    let drawn = [pyramid, inhabitantsFigure, groupsFigure].compactMap(\.self)
    return drawn.map { .figure($0) }
  }

  /// The groups that the model's ages can tell apart, with their rows in the tables.
  var groups: [(row: Int, group: PopulationGroup)] {
    PopulationGroup.groups(of: result.grid).enumerated().map { ($0, $1) }
  }

  func group(_ name: String) -> (row: Int, group: PopulationGroup)? { groups.first { $0.group.name == name } }

  func estimate(_ group: (row: Int, group: PopulationGroup), _ step: Int) -> ChartEstimate {
    view.groupEstimate(row: group.row, step: step)
  }

  /// The files that the course of the population rests on.
  static let populationFiles = [
    "population.csv", "mortality_history.csv", "mortality.csv", "survival.csv", "fertility_history.csv",
    "fertility.csv", "internal_migration.csv", "international_migration.csv", "net_migration.csv",
  ]

  private var inhabitantsFigure: Figure? {
    guard let total = group("total") else { return nil }
    let points = result.years.indices.map { estimate(total, $0) }
    let (first, last) = (points[0].value, points[view.horizonStep])
    guard last.value.isFinite else { return nil }
    let title = text("inhabitants")
    return Figure(
      id: "demand-inhabitants",
      title: first > 0
        ? sentence("inhabitants_title", ["course": course(last.growth(since: first))])
        : sentence("table_by_year", ["what": title]),
      unit: text("people_unit"), source: peopleSource,
      alternative: sentence(
        "line_alternative",
        ["what": title, "now": written(first, Measure()), "later": full(last, Measure())]),
      chart: FanChart(
        years: result.years, series: [.init(title, points)], axis: ChartAxis(text("people_axis"))),
      table: DataTable(
        caption: sentence("table_by_year", ["what": title]),
        columns: [.text(text("year"))] + columns(title),
        rows: zip(result.years, points).map { [String($0)] + cells($1) }))
  }

  private var groupsFigure: Figure? {
    let shown = groups.filter { $0.group.name != "total" }
    guard let fastest = fastest(of: shown) else { return nil }
    let names = shown.map { Labels.group($0.group.name, context.language) }
    let people = shown.map { group in result.years.indices.map { estimate(group, $0) } }
    let growth = people[fastest][view.horizonStep].growth(since: people[fastest][0].value)
    return Figure(
      id: "demand-groups",
      title: sentence("groups_title", ["group": names[fastest], "course": course(growth)]),
      unit: sentence("index_unit"), source: peopleSource,
      alternative: sentence("groups_alternative", ["list": growths(names, people)]),
      chart: FanChart(
        years: result.years, series: zip(names, people).map { .init($0, index($1)) },
        references: [indexReference], axis: ChartAxis(sentence("index_axis"))),
      table: indexTable(
        caption: sentence("groups_caption"), heads: text("group"), names: names, amounts: people,
        amount: text("people_axis"), measure: Measure()))
  }

  /// The place of the group that changes most.
  private func fastest(of shown: [(row: Int, group: PopulationGroup)]) -> Int? {
    let growths = shown.map { group in
      estimate(group, view.horizonStep).growth(since: estimate(group, 0).value).value
    }
    return growths.indices.filter { growths[$0].isFinite }
      .max { growths[$0].magnitude < growths[$1].magnitude }
  }

  var peopleSource: String {
    context.source(table: "population_groups", files: Self.populationFiles)
  }
}
