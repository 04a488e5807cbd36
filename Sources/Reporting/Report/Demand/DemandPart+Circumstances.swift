import Charts
import Prognosis

/// What the area is like beside the country.
extension DemandPart {
  /// The determinants by theme, as distances from the country, with their values.
  var circumstances: [ReportBlock] {
    guard let rows = circumstanceRows, !rows.isEmpty else { return [] }
    let drawn = rows.filter { $0.deviation.isFinite }
    // The country itself lies nowhere from the country.
    guard drawn.contains(where: { $0.deviation.magnitude > 1e-9 }) else {
      return [.table(countryTable(rows))]
    }
    return [.figure(circumstancesFigure(rows, drawn))]
  }

  /// A determinant as the area has it.
  private struct Circumstance {
    let name: String
    let theme: String
    let unit: String
    let year: Int?
    let influenceable: String
    let value: CharacteristicValue
    /// Mean of the similar areas, in the unit; NaN where there are none.
    let similar: Double
    /// From the country, in standard deviations.
    let deviation: Double
    /// That of the similar areas' mean.
    let similarDeviation: Double
  }

  private var circumstanceRows: [Circumstance]? {
    guard let comparison = context.comparison, let place = view.comparisonPlace else { return nil }
    let themes = Dictionary(
      context.model.determinants.definitions.map { ($0.code, $0.theme) },
      uniquingKeysWith: { first, _ in first })
    let similar = comparison.similarAreas[place].map(\.profile)
    let rows = comparison.characteristics.indices.compactMap { index -> Circumstance? in
      let characteristic = comparison.characteristics[index]
      guard characteristic.role != .ageStructure else { return nil }
      let value = comparison.profiles[place][index]
      return Circumstance(
        name: LocalText(characteristic.nameNL, characteristic.nameEN)[context.language],
        theme: themes[characteristic.code] ?? "", unit: characteristic.unit(context.language),
        year: characteristic.year,
        influenceable: characteristic.influenceable, value: value,
        similar: Self.mean(similar.map { $0[index].value }),
        deviation: value.standardised - value.standardisedNational,
        similarDeviation: Self.mean(
          similar.map { $0[index].standardised - $0[index].standardisedNational }))
    }
    return Self.themes(rows.map(\.theme)).flatMap { theme in rows.filter { $0.theme == theme } }
  }

  /// The mean of what is known; NaN where nothing is.
  private static func mean(_ values: [Double]) -> Double {
    let known = values.filter(\.isFinite)
    return known.reduce(0, +) / Double(known.count)
  }

  /// The themes that the report knows first, then the others in the model's order.
  private static func themes(_ found: [String]) -> [String] {
    var names = knownThemes.map(\.theme).filter(found.contains)
    for theme in found where !names.contains(theme) { names.append(theme) }
    return names
  }

  private static let knownThemes = [
    (theme: "sociale omgeving", text: "theme_social"),
    (theme: "gezondheid en leefstijl", text: "theme_lifestyle"),
    (theme: "fysieke omgeving", text: "theme_physical"), (theme: "bevolking", text: "theme_population"),
  ]

  private func themeName(_ theme: String) -> String {
    if let known = Self.knownThemes.first(where: { $0.theme == theme }) { return text(known.text) }
    return theme.isEmpty ? text("theme_other") : theme
  }

  private func circumstancesFigure(_ all: [Circumstance], _ drawn: [Circumstance]) -> Figure {
    let hasSimilar = drawn.contains { $0.similarDeviation.isFinite }
    let series = [view.area.name] + (hasSimilar ? [text("similar_areas")] : [])
    let rows = drawn.indices.map { index in
      let row = drawn[index]
      let isFirst = index == 0 || drawn[index - 1].theme != row.theme
      let points = [row.deviation] + (hasSimilar ? [row.similarDeviation] : [])
      return IntervalChart.Row(
        marked(row), points.map { ChartEstimate($0) }, group: isFirst ? themeName(row.theme) : nil)
    }
    return Figure(
      id: "demand-circumstances", title: circumstancesTitle(drawn), unit: text("circumstances_unit"),
      source: circumstancesSource,
      alternative: sentence(
        "circumstances_alternative",
        ["list": ends(drawn.map { ($0.name, $0.deviation) }, Self.deviationMeasure)]),
      chart: IntervalChart(
        rows: rows, series: series, references: [ChartReference(text("country"), at: 0)],
        axis: ChartAxis(text("circumstances_axis"), includesZero: true)),
      table: circumstancesTable(all), notes: circumstancesNotes(all))
  }

  private var circumstancesSource: String {
    context.source(table: nil, files: ["determinants.csv"])
  }

  private func circumstancesNotes(_ rows: [Circumstance]) -> [String] {
    let estimated = rows.contains { $0.value.isEstimated } ? [text("estimated_note")] : []
    return [text("circumstances_note")] + estimated
  }

  /// What lies farthest from the country.
  private func circumstancesTitle(_ rows: [Circumstance]) -> String {
    guard let most = rows.max(by: { $0.deviation.magnitude < $1.deviation.magnitude }) else { return "" }
    return sentence(
      most.deviation > 0 ? "circumstances_title_above" : "circumstances_title_below",
      ["what": inSentence(most.name), "distance": written(most.deviation.magnitude, Self.deviationMeasure)])
  }

  private func circumstancesTable(_ rows: [Circumstance]) -> DataTable {
    let heads: [DataTable.Column] = [
      .text(text("circumstance")), .text(text("theme")), .text(text("unit")), .number(view.area.name),
      .number(text("country")), .number(text("similar_areas")), .number(text("deviation")),
      .text(text("year")), .text(text("influenceable")),
    ]
    return DataTable(
      caption: sentence("circumstances_caption"), columns: heads,
      rows: rows.map { row in
        let numbers = [row.value.value, row.value.national, row.similar]
        let measure = Measure(decimals: Self.decimals(numbers))
        return [marked(row), themeName(row.theme), row.unit] + numbers.map { written($0, measure) } + [
          written(row.deviation, Self.deviationMeasure), row.year.map(String.init) ?? "–",
          influence(row.influenceable),
        ]
      })
  }

  /// The same for the country itself, which has nothing beside it.
  private func countryTable(_ rows: [Circumstance]) -> DataTable {
    var table = circumstancesTable(rows)
    let kept = [0, 1, 2, 3, 7, 8]
    table.caption = sentence("circumstances_own_caption")
    table.columns = kept.map { table.columns[$0] }
    table.rows = table.rows.map { row in kept.map { row[$0] } }
    return table
  }

  private func marked(_ row: Circumstance) -> String {
    row.value.isEstimated ? text("estimated", ["what": row.name]) : row.name
  }

  private func influence(_ word: String) -> String {
    switch word {
    case "yes": text("influence_yes")
    case "partly": text("influence_partly")
    case "no": text("influence_no")
    default: "–"
    }
  }

  private static let deviationMeasure = Measure(decimals: 2)

  /// Three digits or so of the largest.
  private static func decimals(_ values: [Double]) -> Int {
    let largest = values.filter(\.isFinite).map(\.magnitude).max() ?? 0
    return largest >= 100 ? 0 : largest >= 10 ? 1 : 2
  }
}
