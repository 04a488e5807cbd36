import Charts
import Demography
import Prognosis

/// How long people live.
extension DemandPart {
  /// Life expectancy at birth over the years, and at the other ages in the first and the last.
  var lifeExpectancy: [ReportBlock] {
    let ages = Set(result.lifeExpectancy.map(\.age)).sorted()
    guard let age = ages.first, let drawn = lifeFigure(age) else { return [] }
    return [.figure(drawn)] + (ages.count > 1 ? [.table(lifeTable(ages))] : [])
  }

  /// Years still to live at an age, per year of the result.
  private func years(_ sex: Sex, _ age: Int) -> [ChartEstimate] {
    let perYear = result.lifeExpectancy.count / result.years.count
    return result.lifeExpectancy.indices
      .filter { result.lifeExpectancy[$0].sex == sex && result.lifeExpectancy[$0].age == age }
      .map { index in
        let (step, row) = index.quotientAndRemainder(dividingBy: perYear)
        return result.margins?.lifeExpectancy[step].estimate(row, view.place)
          ?? ChartEstimate(result.lifeExpectancy[index].values[view.place])
      }
  }

  private func lifeFigure(_ age: Int) -> Figure? {
    let names = [text("women"), text("men")]
    let points = Sex.allCases.map { years($0, age) }
    guard points.allSatisfy({ $0.count == result.years.count }) else { return nil }
    let changes = points.map { $0[view.horizonStep].change(since: $0[0].value) }
    guard changes.contains(where: { $0.value.isFinite }) else { return nil }
    let (title, words) = (lifeTitle(changes), EstimateWords(context))
    let values = lifeValues(age, changes, words.changes(1))
    let rows = zip(names, points).flatMap { name, points in
      zip(result.years, points).map { [name, String($0)] + cells($1, Self.lifeYears) }
    }
    return Figure(
      id: "demand-life",
      title: sentence(
        title, title == "life_title_up" ? lifeValues(age, changes, words.numbers(1)) : values),
      unit: text("life_unit"),
      source: context.source(table: "life_expectancy", files: Self.mortalityFiles),
      alternative: sentence("life_alternative", values),
      chart: FanChart(
        years: result.years, series: zip(names, points).map { .init($0, $1) },
        axis: ChartAxis(text("life_axis"))),
      table: DataTable(
        caption: sentence("life_caption", ["age": atAge(age)]),
        columns: [.text(text("sex")), .text(text("year"))] + columns(text("life_axis")), rows: rows))
  }

  /// The years that women and men gain or lose.
  private func lifeValues(
    _ age: Int, _ changes: [ChartEstimate], _ write: EstimateWords.Writer
  ) -> [String: String] {
    ["age": atAge(age), "women": write(changes[0].value), "men": write(changes[1].value)]
  }

  /// The title for a change whose direction is the same for women and men, isn't, or isn't sure.
  private func lifeTitle(_ changes: [ChartEstimate]) -> String {
    let directions = changes.map { Direction(of: $0, written: EstimateWords(context).numbers(1)) }
    if directions.contains(.eitherWay) { return "life_title_either_way" }
    return directions.allSatisfy { $0 == .rises } ? "life_title_up" : "life_title"
  }

  private func atAge(_ age: Int) -> String {
    age == 0 ? text("life_at_birth") : text("life_at_age", ["age": String(age)])
  }

  private func lifeTable(_ ages: [Int]) -> DataTable {
    let rows = ages.flatMap { age in
      Sex.allCases.map { sex in
        let points = years(sex, age)
        return [
          text("life_row", ["sex": text(sex == .female ? "women" : "men"), "age": atAge(age)]),
          written(points[0].value, Self.lifeYears),
        ] + cells(points[view.horizonStep], Self.lifeYears)
      }
    }
    return DataTable(
      caption: sentence("life_table_caption"),
      columns: [.text(text("life_who")), .number(String(view.firstYear))] + columns(String(view.lastYear)),
      rows: rows)
  }

  private static let mortalityFiles = [
    "mortality_history.csv", "mortality_regional.csv", "mortality.csv", "survival.csv",
  ]
  private static let lifeYears = Measure(decimals: 1)
}
