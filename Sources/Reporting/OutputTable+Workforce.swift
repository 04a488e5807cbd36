import LinearAlgebra
import Prognosis

extension OutputTable {
  static func workforce(_ workforce: WorkforceResult, _ context: TableContext) -> OutputTable {
    let measures = WorkforceMeasure.allCases
    let branches = workforce.items.map { CSVText($0.code) }
    let texts = measures.map { CSVText($0.rawValue) }
    return OutputTable(schema: workforceSchema, partCount: context.result.areas.count) { areas, writer in
      for area in areas {
        for (step, year) in context.result.years.enumerated() {
          let drawn = workforce.margins?[step].figures(of: area)
          for item in branches.indices {
            for (index, measure) in measures.enumerated() where workforce.has(measure, item, step, area) {
              let row = workforce.row(item, measure)
              context.start(&writer, area: area, year: year)
              writer.text(branches[item])
              writer.text(texts[index])
              writer.figure(
                drawn, row: row, decimals: Decimals.workforce(measure),
                central: workforce.figures[step][row, area])
              writer.probability(
                measure.isGap ? workforce.shortageProbability?[step][item, area] : nil)
              writer.endRow()
            }
          }
        }
      }
    }
  }

  static let workforceSchema = TableSchema(
    name: "workforce",
    title: LocalText(
      "Personeel naar branche: vraag, aanbod, tekort en stromen",
      "Staff by branch: demand, supply, gap and flows"),
    fields: .areaAndYear + [
      .branch,
      FieldDescription(
        "measure", .string,
        LocalText(
          "Vraag en aanbod in vte bij het verzuim van het basisjaar; hun verschil in vte, in personen en als aandeel van "
            + "de vraag (boven 0 is er te weinig personeel); werkenden gemiddeld in het jaar; instroom, uitstroom voor het "
            + "pensioen en pensionering van dit jaar op het volgende. Zonder vraag is er geen aandeel, zonder aanbod geen "
            + "verschil in personen: zulke rijen ontbreken. Van `total` is het verschil in personen dat in vte bij de gemiddelde "
            + "vte per persoon van alle branches, dus niet de som van die van de branches",
          "Demand and supply in FTE at the absence of the base year; their difference in FTE, in people and as a share of "
            + "demand (above 0 there is too little staff); people employed, mean of the year; inflow, outflow before the "
            + "pension and retirement from this year to the next. Without demand there is no share, without supply no "
            + "difference in people: such rows are left out. Of `total` the difference in people is that in FTE at the mean FTE "
            + "per person of all branches, so not the sum of those of the branches"),
        allowed: WorkforceMeasure.allCases.map(\.rawValue)),
    ]
      + .quantiles(
        LocalText(
          "Personeel dat de zorg van de inwoners vraagt en levert, waar het ook werkt",
          "Staff that the residents' care needs and has, wherever it works"),
        unit: LocalText("zie kolom measure", "see column measure")) + [
        FieldDescription(
          "shortage_probability", .number,
          LocalText(
            "Aandeel van de trekkingen met een tekort; alleen bij het verschil, leeg zonder trekkingen",
            "Share of the draws with a shortage; of the gap only, empty without draws"), isRequired: false)
      ],
    primaryKey: TableSchema.areaKey + ["year", "branch", "measure"])

  /// How well the base year's staff agrees with the model's tables; nil where there is nothing to hold it against.
  static func calibration(_ result: PrognosisResult) -> OutputTable? {
    guard let lines = result.workforce?.calibration, !lines.isEmpty else { return nil }
    return OutputTable(schema: calibrationSchema, partCount: lines.count) { parts, writer in
      for line in lines[parts] {
        writer.text(CSVText(fields: [line.branch, line.measure]))
        for value in [line.published, line.model, line.model - line.published] {
          writer.number(value, decimals: Decimals.staff)
        }
        writer.endRow()
      }
    }
  }

  static let calibrationSchema = TableSchema(
    name: "workforce_calibration",
    title: LocalText(
      "Het personeel van het basisjaar naast de tabellen van het model",
      "The base year's staff beside the model's tables"),
    fields: [
      .branch, FieldDescription("measure", .string, LocalText("Wat er geteld wordt", "What is counted")),
      FieldDescription(
        "published", .number, LocalText("Wat de tabel zegt", "What the table says"), unit: .staffUnit),
      FieldDescription(
        "model", .number,
        LocalText("Wat het model in het basisjaar heeft", "What the model has in the base year"),
        unit: .staffUnit),
      FieldDescription(
        "residual", .number, LocalText("Het model min de tabel", "The model less the table"), unit: .staffUnit
      ),
    ],
    primaryKey: ["branch", "measure"])
}

extension WorkforceResult {
  /// Whether an area has a figure: a share of nothing, or people at no FTE per person, is none.
  func has(_ measure: WorkforceMeasure, _ item: Int, _ step: Int, _ area: Int) -> Bool {
    switch measure {
    case .gapShare, .gapPersons: !figures[step][row(item, measure), area].isNaN
    default: true
    }
  }
}

extension WorkforceMeasure {
  /// Whether it is the gap, in whatever unit.
  var isGap: Bool { [.gapFTE, .gapPersons, .gapShare].contains(self) }
}

extension FieldDescription {
  /// The column that names a branch.
  static let branch = FieldDescription(
    "branch", .string,
    LocalText("Branche van zorg, of `total` voor alle samen", "Branch of care, or `total` for all together"))
}

extension LocalText {
  fileprivate static let staffUnit = LocalText("personen of vte", "people or FTE")
}

extension CSVWriter {
  /// A probability, or nothing where there is none.
  fileprivate mutating func probability(_ value: Double?) {
    guard let value else { return empty() }
    number(value, decimals: Decimals.rate)
  }
}
