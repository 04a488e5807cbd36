import Statistics

/// What a monitor found, as text for a screen.
struct MonitorText {
  let monitor: Monitor

  private var language: Language { monitor.language }
  private var style: NumberStyle { NumberStyle(language) }

  /// The whole, ending in a line feed.
  var text: String {
    let blocks = [heading, coverage, standingOut, notes]
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var heading: [String] {
    let years = monitor.years.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
    let count = monitor.series.reduce(0) { $0 + $1.points.count }
    let areas = Set(monitor.series.map { [$0.key.set, $0.key.code] }).count
    let (figures, places) = (style.string(Double(count)), style.string(Double(areas)))
    let text = LocalText(
      "\(figures) \(count == 1 ? "gerealiseerd cijfer" : "gerealiseerde cijfers") van \(places) \(areas == 1 ? "gebied" : "gebieden"), \(years ?? ""), "
        + "naast de prognose in \(monitor.run.path) (scenario \(monitor.options.scenario))",
      "\(figures) realised \(count == 1 ? "figure" : "figures") of \(places) \(areas == 1 ? "area" : "areas"), \(years ?? ""), "
        + "beside the prognosis in \(monitor.run.path) (scenario \(monitor.options.scenario))")
    return TextWrap.lines(text[language], after: "")
  }

  private var coverage: [String] {
    guard !monitor.coverage.isEmpty else {
      let text = LocalText(
        "Geen van deze cijfers heeft marges in de prognose: ze gaan over het begin ervan.",
        "None of these figures has margins in the prognosis: they are of its start.")
      return [text[language]]
    }
    var columns = TextColumns()
    let heads = [
      LocalText("Binnen de marges", "Within the margins"), LocalText("cijfers", "figures"),
      LocalText("80 %-interval", "80% interval"), LocalText("grenzen", "limits"),
      LocalText("95 %-interval", "95% interval"),
      LocalText("signalen", "signals"), LocalText("door toeval", "by chance"),
    ]
    columns.add(heads.map { $0[language] })
    for item in monitor.coverage {
      let (inner, outer) = (item.share(item.inside80), item.share(item.inside95))
      let chance = style.string(MonitorCoverage.atMost(item.expectedSignals), decimals: 1)
      columns.add(
        "  " + monitor.names.title(item.table, item.item), style.string(Double(item.count)),
        style.percent(inner.value),
        "\(style.percent(inner.limits.lowerBound)) - \(style.percent(inner.limits.upperBound))",
        style.percent(outer.value), "\(item.signals) / \(item.series)", "≤ \(chance)")
    }
    return columns.lines(within: TextWrap.width)
  }

  /// How many of the series that stand out are told on a screen.
  private static let shown = 12

  private var standingOut: [String] {
    let all = monitor.standingOut
    guard !all.isEmpty else {
      return [LocalText("Geen reeks valt op.", "No series stands out.")[language]]
    }
    var columns = TextColumns(left: [0, 1])
    let heads = [
      LocalText("Wat opvalt", "What stands out"), LocalText("cijfer", "figure"), LocalText("jaar", "year"),
      LocalText("gerealiseerd", "realised"), LocalText("80 %-interval", "80% interval"),
      LocalText("afwijking", "deviation"), LocalText("sinds", "since"), LocalText("som", "sum"),
      LocalText("signaal", "signal"),
    ]
    columns.add(heads.map { $0[language] })
    for series in all.prefix(Self.shown) { columns.add(line(series)) }
    let rest = all.count - Self.shown
    let more = LocalText("en nog \(rest), zie monitor.csv", "and \(rest) more, see monitor.csv")[language]
    return columns.lines(within: TextWrap.width) + (rest > 0 ? ["  " + more] : [])
  }

  private func line(_ series: MonitoredSeries) -> [String] {
    guard let point = series.points.last else { return [] }
    let quantiles = point.figure.quantiles
    let signal = series.signal.map { "\($0.year)" + ($0.start < $0.year ? " (\($0.start))" : "") }
    return [
      "  " + monitor.area(series), monitor.names.title(series.key.table, series.key.item), "\(point.year)",
      style.string(point.realised), "\(style.string(quantiles[1])) - \(style.string(quantiles[3]))",
      (point.deviation > 0 ? "+" : "") + style.string(point.deviation, decimals: 1),
      series.since.map(String.init) ?? "–", style.string(series.drift, decimals: 1), signal ?? "–",
    ]
  }

  private var notes: [String] {
    let (options, length) = (monitor.options, monitor.meanRunLength)
    let (k, h) = (
      style.shortest(options.reference, decimals: 3), style.shortest(options.threshold, decimals: 3)
    )
    let years = length.isFinite && length < 1e6 ? style.string(length) : "> 1e6"
    let texts = [
      LocalText(
        "Afwijking: in standaardafwijkingen van de mediaan. Som: de grootste van de twee cumulatieve sommen (k = \(k)); "
          + "boven h = \(h) is een signaal, met tussen haakjes het geschatte begin.",
        "Deviation: in standard deviations from the median. Sum: the larger of the two cumulative sums (k = \(k)); above "
          + "h = \(h) is a signal, with its estimated start in brackets."),
      LocalText(
        "Bij onafhankelijke jaren geeft toeval gemiddeld eens in \(years) jaar een signaal. De sommen nemen wat er nieuw is aan "
          + "elke afwijking, maar helemaal onafhankelijk zijn de jaren van één prognose niet, en gebieden delen hun oorzaken: een "
          + "signaal vraagt om een verklaring en bewijst geen fout, en de grenzen gelden voor losse cijfers.",
        "With independent years chance gives a signal once in \(years) years on average. The sums take what is new in each "
          + "deviation, but the years of one prognosis aren't wholly independent, and areas share their causes: a signal asks for an "
          + "explanation and proves no error, and the limits are those of separate figures."),
    ]
    return (texts.map { $0[language] } + monitor.notices).flatMap { TextWrap.lines($0, after: "") }
  }
}
