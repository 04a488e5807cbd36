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
    let changes = points.map { ($0.last?.value ?? .nan) - ($0.first?.value ?? .nan) }
    guard points.allSatisfy({ $0.count == result.years.count }), changes.contains(where: \.isFinite) else {
      return nil
    }
    let values = [
      "age": String(age), "women": written(changes[0], Self.lifeChange),
      "men": written(changes[1], Self.lifeChange),
    ]
    let rows = zip(names, points).flatMap { name, points in
      zip(result.years, points).map { [name, String($0)] + cells($1, Self.lifeYears) }
    }
    return Figure(
      id: "demand-life", title: sentence("life_title", values), unit: text("life_unit"),
      source: context.source(table: "life_expectancy", files: ["mortality_history.csv", "mortality_regional.csv", "mortality.csv", "survival.csv"]),
      alternative: sentence("life_alternative", values),
      chart: FanChart(
        years: result.years, series: zip(names, points).map { .init($0, $1) },
        axis: ChartAxis(text("life_axis"))),
      table: DataTable(
        caption: sentence("life_caption", ["age": String(age)]),
        columns: [.text(text("sex")), .text(text("year"))] + columns(text("life_axis")), rows: rows))
  }

  private func lifeTable(_ ages: [Int]) -> DataTable {
    let rows = ages.flatMap { age in
      Sex.allCases.map { sex in
        let points = years(sex, age)
        return [
          text("life_row", ["sex": text(sex == .female ? "women" : "men"), "age": String(age)]),
          written(points[0].value, Self.lifeYears),
        ] + cells(points[view.horizonStep], Self.lifeYears)
      }
    }
    return DataTable(
      caption: sentence("life_table_caption"),
      columns: [.text(text("life_who")), .number(String(view.firstYear))] + columns(String(view.lastYear)),
      rows: rows)
  }

  private static let lifeYears = Measure(decimals: 1)
  private static let lifeChange = Measure(decimals: 1)
}
