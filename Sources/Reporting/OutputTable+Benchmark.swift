import Benchmarking
import Prognosis

extension OutputTable {
  static func benchmark(_ context: ComparisonContext) -> OutputTable {
    let result = context.result
    return OutputTable(schema: benchmarkSchema, partCount: result.areas.count) { areas, writer in
      for area in areas {
        for (index, line) in result.lines[area].enumerated() {
          guard let line else { continue }
          writer.text(context.areaTexts[area])
          writer.text(context.itemTexts[index])
          writer.line(line, decimals: Decimals.care(unit: result.items[index].unit))
        }
      }
    }
  }

  static let benchmarkSchema = TableSchema(
    name: "benchmark",
    title: LocalText(
      "Zorggebruik naast het land, naast wat kenmerken voorspellen en naast vergelijkbare gebieden",
      "Care use beside the nation, beside what determinants predict and beside similar areas"),
    fields: .comparedArea + [.product] + amounts
      + interval(
        "ratio", "lower", "upper", isRequired: true,
        LocalText(
          "Waargenomen gedeeld door verwacht gebruik; 1 is het landelijk gemiddelde",
          "Observed over expected use; 1 is the national average")) + [
        .ratio(
          "shrunk_ratio",
          LocalText(
            "De verhouding, naar 1 getrokken voor zover toeval haar kan verklaren; alle regio's samen houden wat er "
              + "waargenomen is, en een totaal is de som van zijn producten",
            "The ratio, drawn towards 1 as far as chance can explain it; all regions together keep what was observed, "
              + "and a total is the sum of its products"))
      ]
      + interval(
        "predicted_ratio", "predicted_lower", "predicted_upper", isRequired: false,
        LocalText(
          "De verhouding die de kenmerken voorspellen uit de andere regio's; leeg zonder regressie",
          "The ratio that the determinants predict from the other regions; empty without a regression"))
      + interval(
        "unexplained_ratio", "unexplained_lower", "unexplained_upper", isRequired: false,
        LocalText(
          "Waargenomen gedeeld door voorspeld gebruik; leeg zonder regressie",
          "Observed over predicted use; empty without a regression"))
      + interval(
        "similar_ratio", "similar_lower", "similar_upper", isRequired: false,
        LocalText(
          "De gemiddelde verhouding van de vergelijkbare gebieden; leeg als die er niet zijn",
          "The mean ratio of the similar areas; empty where there are none")) + place,
    primaryKey: TableSchema.comparedKey + ["product"])

  private static let amounts: [FieldDescription] = [
    FieldDescription(
      "observed", .number, LocalText("Waargenomen gebruik", "Observed use"), unit: .itemUnit),
    FieldDescription(
      "expected", .number,
      LocalText(
        "Gebruik van de eigen bevolking bij landelijke cijfers naar leeftijd en geslacht",
        "Use of the area's own people at national rates by age and sex"), unit: .itemUnit),
  ]

  private static let place: [FieldDescription] = [
    FieldDescription(
      "funnel", .string,
      LocalText(
        "Plaats in de trechter van de indeling: binnen, boven of onder de grenzen van 95 en 99,8 %",
        "Place in the funnel of the set: inside, above or below the limits of 95 and 99.8%"),
      allowed: FunnelPosition.allCases.map(\.rawValue)),
    FieldDescription(
      "rank", .integer,
      LocalText(
        "Plaats binnen de hele indeling, 1 voor de hoogste verhouding",
        "Place within the whole set, 1 for the highest ratio")),
  ]

  /// A figure with the ends of its 95 % interval.
  private static func interval(
    _ value: String, _ lower: String, _ upper: String, isRequired: Bool, _ description: LocalText
  ) -> [FieldDescription] {
    let ends = [
      (lower, LocalText("Ondergrens van het 95 %-interval van", "Lower end of the 95% interval of")),
      (upper, LocalText("Bovengrens van het 95 %-interval van", "Upper end of the 95% interval of")),
    ]
    return [.ratio(value, description, isRequired: isRequired)]
      + ends.map { name, text in
        let words = LocalText("\(text.dutch) \(value)", "\(text.english) \(value)")
        return .ratio(name, words, isRequired: isRequired)
      }
  }
}

extension FieldDescription {
  /// A column of ratios of use.
  fileprivate static func ratio(
    _ name: String, _ description: LocalText, isRequired: Bool = true
  ) -> FieldDescription {
    FieldDescription(name, .number, description, unit: .ratio, isRequired: isRequired)
  }
}

extension CSVWriter {
  /// The columns of a line after its product, and the end of the row.
  fileprivate mutating func line(_ line: BenchmarkLine, decimals: Int) {
    number(line.observed, decimals: decimals)
    number(line.expected, decimals: decimals)
    interval(line.ratio)
    number(line.shrunkRatio, decimals: Decimals.rate)
    interval(line.predicted)
    interval(line.unexplained)
    interval(line.similar)
    text(CSVText(line.funnel.rawValue))
    integer(line.rank)
    endRow()
  }

  /// A ratio and its ends, or nothing where there is none.
  private mutating func interval(_ estimate: IntervalEstimate?) {
    guard let estimate else { return empty(3) }
    for value in [estimate.value, estimate.lower, estimate.upper] { number(value, decimals: Decimals.rate) }
  }
}
