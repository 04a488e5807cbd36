import LinearAlgebra
import Prognosis

extension OutputTable {
  static func waiting(_ waiting: WaitingResult, _ context: TableContext) -> OutputTable {
    let measures = WaitingMeasure.allCases
    let services = waiting.services.map { CSVText($0.service) }
    let texts = measures.map { CSVText($0.rawValue) }
    return OutputTable(schema: waitingSchema, partCount: context.result.areas.count) { areas, writer in
      for area in areas {
        for (step, year) in context.result.years.enumerated() {
          let drawn = waiting.margins?[step].figures(of: area)
          for service in services.indices where waiting.covers(service, area) {
            for (index, measure) in measures.enumerated() {
              let row = waiting.row(service, measure)
              context.start(&writer, area: area, year: year)
              writer.text(services[service])
              writer.text(texts[index])
              writer.wait(
                drawn, row: row, measure, central: waiting.figures[step][row, area])
              writer.endRow()
            }
          }
        }
      }
    }
  }

  static let waitingSchema = TableSchema(
    name: "waiting",
    title: LocalText("Wachttijden en wachtlijsten", "Waits and waiting lists"),
    fields: .areaAndYear + [
      FieldDescription(
        "service", .string,
        LocalText(
          "Zorg waarvan een wachttijd is waargenomen, in gebieden met zo'n waarneming",
          "Care of which a wait was observed, in areas with such an observation")),
      FieldDescription(
        "measure", .string,
        LocalText(
          "Gemiddelde wachttijd in het jaar en de norm ervoor, in weken; gevraagde en geleverde zorg in het jaar en de "
            + "lijst aan het eind, in weken van de capaciteit van het basisjaar; de kans op een wachttijd boven de norm",
          "Mean wait of the year and the norm for it, in weeks; care asked for and delivered during the year and the list at "
            + "its end, in weeks of the base year's capacity; the probability of a wait beyond the norm"),
        allowed: WaitingMeasure.allCases.map(\.rawValue)),
    ]
      + .quantiles(
        LocalText(
          "Wachten op zorg; een norm en een kans hebben geen percentielen",
          "Waiting for care; a norm and a probability have no percentiles"),
        unit: LocalText("zie kolom measure", "see column measure")),
    primaryKey: TableSchema.areaKey + ["year", "service", "measure"])
}

extension WaitingResult {
  /// Whether an area has a list for a service: one without an observation has no figure in any year.
  func covers(_ service: Int, _ area: Int) -> Bool {
    let row = row(service, .weeks)
    return figures.contains { !$0[row, area].isNaN }
  }
}

extension CSVWriter {
  /// A figure of a waiting list; a norm isn't drawn, and a probability is already one over the draws.
  fileprivate mutating func wait(
    _ drawn: DrawnFigures?, row: Int, _ measure: WaitingMeasure, central: Double
  ) {
    switch measure {
    case .normWeeks, .exceedProbability:
      number(drawn?.mean(row) ?? central, decimals: Decimals.waiting(measure))
      empty(Margins.probabilities.count)
    default: figure(drawn, row: row, decimals: Decimals.waiting(measure), central: central)
    }
  }
}
