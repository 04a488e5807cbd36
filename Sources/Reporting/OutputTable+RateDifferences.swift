import Prognosis

extension OutputTable {
  static func rateDifferences(_ context: ComparisonContext) -> OutputTable {
    let result = context.result
    return OutputTable(schema: rateDifferencesSchema, partCount: result.areas.count) { areas, writer in
      for area in areas {
        for difference in result.differences[area] {
          let decimals = Decimals.perInhabitant(unit: context.unit(of: difference.item))
          for (component, value) in [("age_sex", difference.ageSex), ("rest", difference.rest)] {
            writer.text(context.areaTexts[area])
            writer.text(CSVText(fields: [difference.item, difference.against.rawValue, component]))
            writer.number(value, decimals: decimals)
            writer.endRow()
          }
        }
      }
    }
  }

  static let rateDifferencesSchema = TableSchema(
    name: "rate_differences",
    title: LocalText(
      "Verschillen in gebruik per inwoner, uiteengelegd", "Differences in use per inhabitant, taken apart"),
    fields: .comparedArea + [
      .product,
      FieldDescription(
        "against", .string,
        LocalText(
          "Waarmee vergeleken: het hele model, of de vergelijkbare gebieden samen",
          "What is compared with: the whole model, or the similar areas together"),
        allowed: RateDifference.Benchmark.allCases.map(\.rawValue)),
      FieldDescription(
        "component", .string,
        LocalText(
          "Deel van het verschil: de opbouw naar leeftijd en geslacht, of de rest",
          "Part of the difference: the mix of ages and sexes, or the rest"),
        allowed: ["age_sex", "rest"]),
      FieldDescription(
        "contribution", .number,
        LocalText(
          "Bijdrage aan het verschil per inwoner, gebied min vergelijking; de twee tellen daartoe op",
          "Contribution to the difference per inhabitant, area less benchmark; the two add up to it"),
        unit: .itemUnitPerInhabitant),
    ],
    primaryKey: TableSchema.comparedKey + ["product", "against", "component"])
}
