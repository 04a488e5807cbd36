import Charts
import ModelDirectory
import Prognosis
import Reporting
import TestSupport
import Testing

/// Staff and waits on a page, held against the tables.
@Suite struct SupplySectionTests {
  /// Tables have two decimals of staff, three of weeks and four of shares.
  private static let rounding = Tolerance(relative: 1e-12, absolute: 0.0051)
  private static let shares = Tolerance(relative: 1e-12, absolute: 0.000051)

  private func page(draws: Bool = true) throws -> SamplePage {
    var page = try SamplePage()
    if !draws {
      page.results[0].margins = nil
      page.results[0] = try SampleStaff.added(to: page.results[0])
    }
    return page
  }

  private func section(_ page: SamplePage, _ place: Int) throws -> ReportSection {
    .supply(try page.context().view(of: place))
  }

  private func table(_ name: String, _ page: SamplePage) throws -> CSVFile {
    let tables = OutputTable.tables(of: page.results[0], ages: .five).filter { $0.schema.name == name }
    return CSVFile(Array(try #require(try OutputTable.rendered(tables).first).file.pieces.joined()))
  }

  private func key(_ page: SamplePage, _ place: Int, _ year: Int, _ more: [String: String]) -> [String:
    String]
  {
    let area = page.results[0].areas[place]
    return more.merging(["set": area.set, "code": area.code, "year": String(year)]) { $1 }
  }

  private func figures(_ estimate: ChartEstimate) -> [Double] {
    [
      estimate.value, estimate.outer?.lowerBound, estimate.inner?.lowerBound, estimate.inner?.upperBound,
      estimate.outer?.upperBound,
    ].map { $0 ?? .nan }
  }

  private func row(_ file: CSVFile, _ key: [String: String], first: String = "mean") -> [Double] {
    [first, "p2_5", "p10", "p90", "p97_5"].map { file.number($0, where: key) }
  }

  @Test(arguments: Language.allCases, [true, false])
  func `every drawing has all its words and its data`(language: Language, draws: Bool) throws {
    var page = try page(draws: draws)
    page.language = language
    for place in page.results[0].areas.indices {
      let section = try section(page, place)
      #expect(section.figures.count > 5)
      #expect(Set(section.figures.map(\.id)).count == section.figures.count)
      for figure in section.figures {
        #expect(figure.id.wholeMatch(of: /[a-z0-9-]+/) != nil)
        let texts = [figure.title, figure.unit, figure.source, figure.alternative, figure.table.caption]
        #expect((texts + figure.notes).allSatisfy { !$0.isEmpty && !$0.contains("{") }, "\(figure.id)")
      }
      for table in section.figures.map(\.table) + section.tables {
        #expect(!table.rows.isEmpty && table.rows.allSatisfy { $0.count == table.columns.count })
      }
    }
  }

  @Test func `the gap of each branch is that of the table`() throws {
    let page = try page()
    let file = try table("workforce", page)
    for place in page.results[0].areas.indices {
      let chart = try #require(try section(page, place).figure("supply-gap")?.chart as? IntervalChart)
      // Of the same share of demand the first branch stands first.
      let branches = ["total", "ggz", "vvt"]
      #expect(chart.rows.count == 3 && chart.series == ["2024", "2026"])
      for (row, branch) in zip(chart.rows, branches) {
        for (estimate, year) in zip(row.estimates, [2024, 2026]) {
          let key = key(page, place, year, ["branch": branch, "measure": "gap_share"])
          expectClose(figures(estimate), self.row(file, key), within: Self.shares, branch)
        }
      }
    }
    let total = try section(page, 0).figure("supply-gap")?.table.rows[0]
    // 0.14 and 3 of the draws; people 40 and 3; 0.5 + 0.2 + 0.002.
    #expect(total?[0] == "Totaal" && total?[2] == "314,0 %" && total?[5] == "43")
    #expect(total?[6] == "33 tot 53" && total?.last == "70 %")
  }

  @Test func `demand, supply and gap over the years are those of the table`() throws {
    let page = try page()
    let file = try table("workforce", page)
    let section = try section(page, 1)
    for (item, branch) in SampleStaff.branches.enumerated() {
      let courses = try #require(section.figure("supply-staff-\(item)")?.chart as? FanChart)
      let gap = try #require(section.figure("supply-gap-\(item)")?.chart as? FanChart)
      let measures = ["demand_fte", "supply_fte", "gap_fte"]
      for (series, measure) in zip(courses.series + gap.series, measures) {
        for (point, year) in zip(series.points, 2024...2026) {
          let key = key(page, 1, year, ["branch": branch, "measure": measure])
          expectClose(figures(point), row(file, key), within: Self.rounding, "\(branch) \(measure)")
        }
      }
      #expect(gap.references.map(\.value) == [0])
    }
  }

  @Test func `people employed, who comes and who goes stand in a table, all branches last`() throws {
    let table = try #require(try section(try page(draws: false), 0).table("Mensen in dienst"))
    // 1.125 of a demand of 300 and of 320; 12 come, 8.125 leave.
    #expect(table.rows.map { $0[0] }.last == "Totaal" && table.rows.count == 3)
    #expect(table.rows.last?[1...4] == ["338", "360", "12", "8"])
  }

  @Test(arguments: [true, false])
  func `the causes lead from the first gap to the last`(draws: Bool) throws {
    let page = try page(draws: draws)
    let file = try table("gap_drivers", page)
    for place in page.results[0].areas.indices {
      let figure = try #require(try section(page, place).figure("supply-causes"))
      let chart = try #require(figure.chart as? WaterfallChart)
      let end = chart.start.value + chart.steps.reduce(0) { $0 + $1.change }
      expectClose([end], [chart.end.estimate.value], within: .relative(1e-12))
      let key = key(page, place, 2026, ["branch": "total"])
      let written = file.column("contribution", where: key).compactMap(Double.init)
      expectClose([written.reduce(0, +)], [end], within: .absolute(0.0051 * 11), "11 roundings")
      expectClose(
        [chart.start.value], [file.number("contribution", where: key.merging(["driver": "base_gap"]) { $1 })],
        within: Self.rounding)
      // Population, flows with retirement in them; spread with draws.
      #expect(chart.steps.count == (draws ? 3 : 2))
      #expect(figure.table.rows.count == chart.steps.count + 3)
      #expect((chart.end.estimate.inner != nil) == draws)
    }
  }

  @Test func `waits are medians beside their norms`() throws {
    var page = try page()
    // A mean that is far from the median.
    let drawn = try #require(page.results[0].waiting?.margins)
    page.results[0].waiting?.margins = drawn.map {
      Distribution(mean: $0.quantiles[4], quantiles: $0.quantiles)
    }
    let file = try table("waiting", page)
    let section = try section(page, 1)
    let chart = try #require(section.figure("supply-waits")?.chart as? IntervalChart)
    #expect(chart.rows.map(\.label) == ["Jeugd-ggz", "Basis-ggz (totaal)"])
    #expect(chart.rows.allSatisfy { $0.estimates[2].value == 10 })
    for (row, service) in zip(chart.rows, ["jeugd", "basis"]) {
      let key = key(page, 1, 2026, ["service": service, "measure": "weeks"])
      expectClose(
        figures(row.estimates[1]), self.row(file, key, first: "p50"), within: Self.rounding, service)
      let base = self.key(page, 1, 2024, ["service": service, "measure": "weeks"])
      expectClose([row.estimates[0].value], [file.number("p50", where: base)], within: Self.rounding)
    }
    let course = try #require(section.figure("supply-wait-1")?.chart as? FanChart)
    #expect(course.references.map(\.value) == [10])
  }

  @Test func `a norm for comparison is told apart, and a service without a wait is named`() throws {
    var page = try page()
    page.model.waiting.norms = page.results[0].waiting?.services ?? []
    page.results[0].waiting?.services[0].isComparison = true
    let second = try section(page, 1)
    let chart = try #require(second.figure("supply-waits")?.chart as? IntervalChart)
    #expect(chart.rows.map(\.group) == ["Bindende norm", "Norm alleen ter vergelijking"])
    #expect(second.lead.contains { $0.contains("van de 1 wachttijden met een bindende norm") })
    let first = try section(page, 0)
    #expect(first.texts.contains { $0.hasSuffix("geen wachttijd bekend: Jeugd-ggz.") })
  }

  @Test func `the lead has the gap in people and FTE with its interval and probability`() throws {
    let lead = try section(try page(), 0).lead
    #expect(
      lead[0]
        == "In 2026 komt Heel het land naar verwachting 43 mensen in de zorg tekort: 35 vte. Gemiddeld over de "
        + "trekkingen is het tekort 314,0 % van wat nodig is. Het 80 %-interval van het tekort loopt van 33 tot 53 mensen (onder 0 is er een overschot). De "
        + "kans op een tekort is 70 %.")
    #expect(lead[1].hasPrefix("Bij 2 van de 2 branches is een tekort waarschijnlijker dan een overschot."))
  }

  @Test func `a mean share may have another sign than the mean gap, and keeps it`() throws {
    var page = try page()
    let staff = try #require(page.results[0].workforce)
    let total = try #require(staff.items.firstIndex { $0.code == "total" })
    try set(
      &page.results[0].workforce!.margins, row: staff.row(total, .gapShare), area: 0, -0.012, -0.2...0.1)
    #expect(
      try section(page, 0).lead[0].contains(
        "43 mensen in de zorg tekort: 35 vte. Gemiddeld over de trekkingen is het tekort -1,2 % van wat nodig is."
      ))
    try set(&page.results[0].workforce!.margins, row: staff.row(total, .gapFTE), area: 0, -5, -20...10)
    #expect(
      try section(page, 0).lead[0].contains(
        "meer dan nodig (5 vte). Gemiddeld over de trekkingen is het tekort -1,2 % van wat nodig is."))
  }

  @Test(arguments: Language.allCases)
  func `without draws nothing speaks of intervals or chances`(language: Language) throws {
    var page = try page(draws: false)
    page.language = language
    for place in page.results[0].areas.indices {
      let section = try section(page, place)
      let titles = section.figures.flatMap { [$0.title, $0.alternative, $0.unit] + $0.notes }
      let heads = section.figures.flatMap { $0.table.columns.map(\.title) }
      for text in section.texts + titles + heads + section.tables.map(\.caption) {
        #expect(
          !["interval", "80 %", "80%", "kans", "probab", "trekking", "draws"].contains { text.contains($0) },
          "\(text)"
        )
      }
    }
  }

  @Test func `a model without staff or waits says so`() throws {
    var page = try page()
    (page.results[0].workforce, page.results[0].waiting) = (nil, nil)
    let section = try section(page, 0)
    #expect(section.lead.count == 2 && section.blocks.isEmpty)
    #expect(section.lead.allSatisfy { $0.hasPrefix("Over ") })
  }

  @Test func `figures that aren't there leave dashes`() throws {
    var page = try page(draws: false)
    for step in page.results[0].years.indices {
      guard let row = page.results[0].workforce?.row(2, .gapPersons) else { continue }
      page.results[0].workforce?.figures[step][row, 0] = .nan
    }
    let section = try section(page, 0)
    #expect(section.lead[0] == "Hoeveel mensen Heel het land in 2026 in de zorg tekortkomt, is niet bekend.")
    #expect(section.figure("supply-gap")?.table.rows[0].contains("–") == true)
  }

  @Test func `a probability is never told as certain`() throws {
    var page = try page()
    page.results[0].workforce?.shortageProbability?[2][2, 0] = 1
    page.results[0].workforce?.shortageProbability?[2][0, 0] = 0
    let rows = try section(page, 0).figure("supply-gap")?.table.rows
    #expect(rows?.map { $0.last } == ["meer dan 99 %", "minder dan 1 %", "60 %"])
  }

  // MARK: What may go either way

  /// Draws of a figure, in the last year where nothing else is said: the mean and the ends of the interval of 80 %.
  private func set(
    _ drawn: inout [Distribution]?, row: Int, area: Int, step: Int = 2, _ mean: Double,
    _ inner: ClosedRange<Double>
  ) throws {
    let quantiles = [inner.lowerBound - 1, inner.lowerBound, mean, inner.upperBound, inner.upperBound + 1]
    drawn?[step].mean[row, area] = mean
    for (place, value) in quantiles.enumerated() { drawn?[step].quantiles[place][row, area] = value }
  }

  @Test func `a gap that may be a surplus, or go either way, is told so`() throws {
    var page = try page()
    let staff = try #require(page.results[0].workforce)
    let total = try #require(staff.items.firstIndex { $0.code == "total" })
    let row = staff.row(total, .gapFTE)
    func titles() throws -> [String] {
      let section = try section(page, 0)
      return try ["supply-causes", "supply-gap-\(total)"].map { try #require(section.figure($0)).title }
    }
    let chart = try #require(try section(page, 0).figure("supply-causes")?.chart as? WaterfallChart)
    let base = chart.start.value
    try #require(base > 6)
    #expect(try titles()[0].hasPrefix("Het tekort gaat van "))
    try set(&page.results[0].workforce!.margins, row: row, area: 0, base + 20, base - 5...base + 50)
    #expect(try titles()[0].hasPrefix("Het tekort kan groeien of dalen: van "))
    #expect(try titles()[1].contains(": het tekort kan groeien of dalen, van "))
    try set(&page.results[0].workforce!.margins, row: row, area: 0, 5, -10...20)
    #expect(
      try titles()[0].hasPrefix(
        "In 2026 kan er een tekort of een overschot zijn: verwacht 5 vte (80 %-interval -10 tot 20), tegen "))
    #expect(
      try titles()[1].contains(
        ": in 2026 kan er een tekort of een overschot zijn (verwacht 5 vte, 80 %-interval -10 tot 20); kans op"
      ))
  }

  @Test func `the largest gap may be a surplus too`() throws {
    var page = try page()
    let staff = try #require(page.results[0].workforce)
    for item in staff.items.indices where staff.items[item].code != "total" {
      try set(
        &page.results[0].workforce!.margins, row: staff.row(item, .gapShare), area: 0, 0.05, -0.1...0.2)
    }
    let title = try #require(try section(page, 0).figure("supply-gap")).title
    #expect(
      title.contains(": 5,0 % van de vraag, maar een overschot kan ook (80 %-interval -10,0 % tot 20,0 %)"))
  }

  @Test func `a wait that may go either way is told so, with the margin of its measurement`() throws {
    var page = try page()
    let waiting = try #require(page.results[0].waiting)
    let row = waiting.row(1, .weeks)
    let base = try #require(waiting.margins?[0]).quantiles[2][row, 1]
    try set(
      &page.results[0].waiting!.margins, row: row, area: 1, base + 1, base - 1...base + 3)
    let course = try #require(try section(page, 1).figure("supply-wait-1"))
    #expect(course.title.contains(": de wachttijd kan langer of korter worden, van "))
    for isWide in [true, false] {
      let width = isWide ? 1.0 : 0
      for service in waiting.services.indices {
        try set(
          &page.results[0].waiting!.margins, row: waiting.row(service, .weeks), area: 1, step: 0, 5,
          5 - width...5 + width)
      }
      let overview = try #require(try section(page, 1).figure("supply-waits"))
      #expect(
        overview.notes.contains { $0.hasPrefix("De marge bij 2024 is die van de meting") } == isWide)
      let chart = try #require(overview.chart as? IntervalChart)
      #expect(chart.rows.allSatisfy { $0.estimates[0].inner == 5 - width...5 + width })
      #expect(
        overview.table.rows.allSatisfy { $0[2] == (isWide ? "5,0 (4,0 tot 6,0)" : "5,0 (5,0 tot 5,0)") })
    }
  }

  @Test func `none of several is a word`() throws {
    var page = try page()
    let waiting = try #require(page.results[0].waiting)
    for service in waiting.services.indices {
      page.results[0].waiting?.margins?[2].mean[waiting.row(service, .exceedProbability), 1] = 0.2
    }
    let section = try section(page, 1)
    #expect(section.lead.contains { $0.hasPrefix("Bij geen van de ") && $0.contains("bindende norm") })
    #expect(section.figure("supply-waits")?.title.hasPrefix("Bij geen van de ") == true)
    page.language = .english
    #expect(try self.section(page, 1).figure("supply-waits")?.title.hasPrefix("For none of the ") == true)
  }
}
