import Prognosis

extension Monitor {
  /// The table of what is followed.
  var table: OutputTable {
    let scenario = options.scenario
    return OutputTable(schema: Self.schema, partCount: series.count) { parts, writer in
      for part in parts { Self.write(series[part], scenario: scenario, to: &writer) }
    }
  }

  private static func write(_ series: MonitoredSeries, scenario: String, to writer: inout CSVWriter) {
    let (key, signal) = (series.key, series.signal)
    let start = CSVText(fields: [scenario, key.set, key.code, series.name, key.table.rawValue, key.item])
    for (place, point) in series.points.enumerated() {
      writer.text(start)
      writer.integer(point.year)
      for figure in [point.realised, point.figure.mean] + point.figure.quantiles {
        writer.number(figure, decimals: Decimals.people)
      }
      optional(point.deviation, to: &writer)
      writer.text(CSVText(point.position?.rawValue ?? ""))
      if let since = point.since { writer.integer(since) } else { writer.empty() }
      optional(point.step, to: &writer)
      writer.number(series.sums.upper[place], decimals: Decimals.rate)
      writer.number(series.sums.lower[place], decimals: Decimals.rate)
      if let signal, signal.year <= point.year {
        writer.integer(signal.year)
        writer.integer(signal.start)
      } else {
        writer.empty(2)
      }
      writer.endRow()
    }
  }

  private static func optional(_ value: Double, to writer: inout CSVWriter) {
    if value.isNaN { writer.empty() } else { writer.number(value, decimals: Decimals.rate) }
  }

  static let schema = TableSchema(
    name: "monitor",
    title: LocalText("Gerealiseerde cijfers naast de prognose", "Realised figures beside the prognosis"),
    fields: .area + followed + margins + judged,
    primaryKey: TableSchema.areaKey + ["table", "item", "year"])

  private static let followed = [
    FieldDescription(
      "table", .string,
      LocalText("De tabel waarin de prognose staat", "The table in which the prognosis stands"),
      allowed: SeriesKey.Table.allCases.map(\.rawValue)),
    FieldDescription(
      "item", .string,
      LocalText(
        "Leeftijdsgroep, component, product of aandoening; van population geslacht en leeftijden",
        "Age group, component, product or condition; of population sex and ages")),
    FieldDescription("year", .year, LocalText("Kalenderjaar", "Calendar year")),
    FieldDescription("realised", .number, LocalText("Wat er gebeurde", "What happened"), unit: unit),
  ]

  private static let margins = [FieldDescription].quantiles(
    LocalText("De prognose", "The prognosis"), unit: unit)

  private static let judged = [
    FieldDescription(
      "deviation", .number,
      LocalText(
        "Afwijking van de mediaan: gedeeld door de standaardafwijking van die kant; leeg zonder marge",
        "Deviation from the median, divided by the standard deviation of its side; empty without a margin"),
      unit: deviations, isRequired: false),
    FieldDescription(
      "position", .string,
      LocalText(
        "Binnen het 80 %-interval, daarbuiten of ook buiten het 95 %-interval; leeg zonder marge",
        "Within the interval of 80 %, outside it or outside that of 95 % too; empty without a margin"),
      isRequired: false, allowed: ProjectedFigure.Position.allCases.map(\.rawValue)),
    FieldDescription(
      "since", .year,
      LocalText(
        "Sinds welk jaar onafgebroken aan deze kant buiten het 80 %-interval; leeg daarbinnen",
        "Since which year without a break outside the interval of 80 % on this side; empty inside"),
      isRequired: false),
    FieldDescription(
      "step", .number,
      LocalText(
        "Wat in de sommen gaat: wat er nieuw is aan de afwijking sinds het vorige cijfer; leeg zonder marge",
        "What goes into the sums: what is new in the deviation since the figure before; empty without a margin"
      ),
      unit: deviations, isRequired: false),
    FieldDescription(
      "cusum_upper", .number, LocalText("Cumulatieve som naar boven", "Upper cumulative sum"),
      unit: deviations),
    FieldDescription(
      "cusum_lower", .number, LocalText("Cumulatieve som naar beneden", "Lower cumulative sum"),
      unit: deviations),
    FieldDescription(
      "signal", .year,
      LocalText("Jaar van het eerste signaal, vanaf dat jaar", "Year of the first signal, from that year on"),
      isRequired: false),
    FieldDescription(
      "signal_start", .year,
      LocalText(
        "Geschat begin van de verschuiving die het signaal gaf",
        "Estimated start of the shift that gave the signal"),
      isRequired: false),
  ]

  private static let unit = LocalText("als in de tabel van de prognose", "as in the table of the prognosis")
  private static let deviations = LocalText("standaardafwijkingen", "standard deviations")
}
