import Prognosis

extension OutputTable {
  static func determinantRegression(_ context: ComparisonContext) -> OutputTable {
    let regressions = context.result.regressions
    return OutputTable(schema: determinantRegressionSchema, partCount: regressions.count) { items, writer in
      for regression in regressions[items] {
        for term in regression.terms {
          writer.text(CSVText(fields: [regression.item, term.code]))
          let estimate = term.estimate
          for value in [estimate.value, term.standardError, estimate.lower, estimate.upper] {
            writer.number(value, decimals: Decimals.estimate)
          }
          writer.endRow()
        }
      }
    }
  }

  static func regressionDiagnostics(_ context: ComparisonContext) -> OutputTable {
    let regressions = context.result.regressions
    return OutputTable(schema: regressionDiagnosticsSchema, partCount: regressions.count) { items, writer in
      for regression in regressions[items] {
        for measure in regression.measures {
          writer.text(CSVText(fields: [regression.item, measure.name]))
          writer.measure(measure.value)
          writer.endRow()
        }
      }
    }
  }

  static let determinantRegressionSchema = TableSchema(
    name: "determinant_regression",
    title: LocalText(
      "Regressie van de verhoudingen op de kenmerken", "Regression of the ratios on the determinants"),
    fields: [
      .product,
      FieldDescription(
        "term", .string,
        LocalText(
          "`intercept`, of de code van een kenmerk uit determinant_definitions.csv",
          "`intercept`, or the code of a determinant in determinant_definitions.csv")),
      FieldDescription(
        "estimate", .number,
        LocalText(
          "Verandering van de logaritme van de verhouding per standaardafwijking tussen de regio's van het model",
          "Change of the logarithm of the ratio per standard deviation between the model's regions"),
        unit: .logarithm),
      FieldDescription(
        "std_error", .number, LocalText("Robuuste standaardfout", "Robust standard error"), unit: .logarithm),
      FieldDescription(
        "lower", .number, LocalText("Ondergrens van het 95 %-interval", "Lower end of the 95% interval"),
        unit: .logarithm),
      FieldDescription(
        "upper", .number, LocalText("Bovengrens van het 95 %-interval", "Upper end of the 95% interval"),
        unit: .logarithm),
    ],
    primaryKey: ["product", "term"])

  static let regressionDiagnosticsSchema = TableSchema(
    name: "regression_diagnostics",
    title: LocalText("Hoe goed de regressies passen", "How well the regressions fit"),
    fields: [
      .product,
      FieldDescription(
        "measure", .string,
        LocalText(
          "Naam van de maat, zoals in de documentatie", "Name of the measure, as in the documentation")),
      FieldDescription(
        "value", .number,
        LocalText(
          "Waarde; eenheid naar de maat; leeg waar zij oneindig of niet te bepalen is",
          "Value; unit by the measure; empty where it is infinite or can't be told"), isRequired: false),
    ],
    primaryKey: ["product", "measure"])
}

extension LocalText {
  fileprivate static let logarithm = LocalText(
    "natuurlijke logaritme van een verhouding", "natural logarithm of a ratio")
}

extension CSVWriter {
  /// A measure, which may be infinite (the condition index of determinants that depend on each other) or have no value.
  fileprivate mutating func measure(_ value: Double) {
    guard value.isFinite else { return empty() }
    number(value, decimals: Decimals.estimate)
  }
}
