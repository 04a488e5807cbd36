import Charts
import ModelDirectory
import Prognosis
import Reporting
import Testing

@Suite struct ScenarioOverviewTests {
  private func section(_ scenarios: [String], _ change: (inout SamplePage) -> Void = { _ in }) throws
    -> ReportSection
  {
    var page = try SamplePage()
    page.add(scenarios: scenarios)
    change(&page)
    return try page.priorities(page.place("land"))
  }

  @Test func `without scenarios the page says how to add one`() throws {
    let texts = try section([]).texts
    #expect(texts.contains { $0.contains("--scenario preventie") })
    #expect(try section([]).figure("scenarios-cost") == nil)
  }

  @Test func `the main figures stand side by side, a row per scenario`() throws {
    let table = try #require(section(["minder_verzuim", "b"]).table("De hoofdcijfers"))
    #expect(table.columns.map(\.title).first == "Scenario")
    #expect(table.rows.map(\.first) == ["Referentie", "Minder verzuim", "b"])
    // The reference and scenarios that differ in name alone have the same figures.
    #expect(table.rows[1].dropFirst() == table.rows[0].dropFirst())
    // Of the total of staff at step 2: demand 100 * 3 + 20, an eighth of it people, 3 more by the draws, an interval of 10 times
    // the row's place on both sides.
    let column = try #require(table.columns.firstIndex { $0.title == "Personeelstekort, personen" })
    #expect(table.rows[0][column].hasPrefix("43 ("))
  }

  @Test func `a difference has the margins of the paired draws, not those of the figures`() throws {
    let figure = try #require(section(["minder_verzuim"]).figure("differences-cost"))
    // Twice 1,500,000.126 at step 2, 100,000 more by the draws, and a million and two on both sides.
    #expect(figure.table.rows == [["Minder verzuim", "3,1", "2,1 tot 4,1", "1,1 tot 5,1"]])
    let chart = try #require(figure.chart as? IntervalChart)
    let estimate = try #require(chart.rows.first?.estimates.first)
    #expect(abs(estimate.value - 3.100000252) < 1e-9)
    #expect(abs((estimate.inner?.lowerBound ?? .nan) - 2.100000252) < 1e-9)
    #expect(abs((estimate.outer?.upperBound ?? .nan) - 5.100000252) < 1e-9)
    #expect(chart.references.map(\.value) == [0])
    #expect(
      figure.title
        == "Zorgkosten in 2026: 'Minder verzuim' geeft een verschil van 3,1 miljoen euro "
        + "(80 %-interval van het verschil 2,1 tot 4,1)")
  }

  @Test func `a scenario is described in the reader's language where it can be`() throws {
    func described(_ dutch: String, _ language: Language) throws -> [String] {
      var page = try SamplePage()
      page.language = language
      page.add(scenarios: ["minder_verzuim"])
      let last = page.scenarios.count - 1
      page.scenarios[last].descriptionNL = dutch
      (page.scenarios[last].source, page.scenarios[last].sourceNL) = ("a study", dutch)
      page.scenarios[last].levers[0].reason = "as found"
      page.scenarios[last].levers[0].reasonNL = dutch
      let section = try page.priorities(1)
      let table = section.table(language == .dutch ? "Maatregelen van" : "Levers of")
      return section.texts + (table?.rows.first ?? [])
    }
    #expect(try described("Wat als", .dutch).contains("Minder verzuim: Wat als"))
    #expect(try described("Wat als", .english).contains("Less absence: What if"))
    #expect(try described("", .dutch).contains("Minder verzuim: What if"))
    #expect(try described("Wat als", .dutch).contains("Bron: Wat als"))
    #expect(try described("Wat als", .english).contains("Source: a study"))
    #expect(try described("", .dutch).contains("Bron: a study"))
    #expect(try described("Wat als", .dutch).contains("Wat als"))
    #expect(try described("Wat als", .english).contains("as found"))
    #expect(try described("", .dutch).contains("as found"))
  }

  @Test func `what no scenario changes is said, not drawn`() throws {
    let section = try section(["minder_verzuim"]) { page in
      let line = page.differences[0].lines.firstIndex { $0.table == "care" && $0.item == "total" } ?? 0
      for step in page.results[0].years.indices {
        for area in page.results[0].areas.indices {
          page.differences[0].figures[step][line, area] = 0
          page.differences[0].margins?[step].mean[line, area] = 0
          for quantile in 0..<5 { page.differences[0].margins?[step].quantiles[quantile][line, area] = 0 }
        }
      }
    }
    #expect(section.figure("differences-cost") == nil)
    #expect(section.texts.contains("Zorgkosten in 2026: geen scenario verandert dit."))
  }

  @Test func `the courses of cost and gap are drawn with the reference first`() throws {
    let figure = try #require(section(["minder_verzuim", "b"]).figure("scenarios-gap"))
    let chart = try #require(figure.chart as? FanChart)
    #expect(chart.series.map(\.name) == ["Referentie", "Minder verzuim", "b"])
    #expect(chart.years == [2024, 2025, 2026] && figure.notes.count == 1)
    #expect(chart.series[0].points.map(\.value) == [40.5, 41.75, 43])
    // Bands that overlap would hide the lines; the differences have their own.
    #expect(chart.series[0].points.allSatisfy { $0.inner != nil && $0.outer != nil })
    #expect(chart.series[1].points == [40.5, 41.75, 43].map { ChartEstimate($0) })
    #expect(figure.table.rows.count == 9)
  }

  @Test func `of more scenarios than can be told apart the first are drawn, and all are listed`() throws {
    let section = try section((1...9).map { "s\($0)" })
    let figure = try #require(section.figure("scenarios-cost"))
    #expect((figure.chart as? FanChart)?.series.count == 7)
    #expect(
      figure.notes.suffix(1) == [
        "De eerste 6 scenario's staan in de tekening; alle 9 staan in de tabel met de hoofdcijfers."
      ])
    #expect(section.table("De hoofdcijfers")?.rows.count == 10)
    let eight = try #require(try self.section((1...7).map { "s\($0)" }).figure("scenarios-cost"))
    #expect((eight.chart as? FanChart)?.series.count == 8 && eight.notes.count == 1)
  }

  @Test func `without draws there are figures without intervals`() throws {
    let section = try section(["minder_verzuim"]) { page in
      for index in page.results.indices {
        page.results[index].margins = nil
        page.results[index].workforce?.margins = nil
        page.results[index].waiting?.margins = nil
      }
      page.differences[0].margins = nil
    }
    let figure = try #require(section.figure("differences-cost"))
    #expect(figure.table.rows == [["Minder verzuim", "3,0", "–", "–"]])
    let gap = try #require(section.figure("scenarios-gap")?.chart as? FanChart)
    #expect(gap.series[0].points.map(\.value) == [37.5, 38.75, 40])
  }

  @Test func `figures that aren't there are dashes`() throws {
    let section = try section(["minder_verzuim"]) { page in
      for index in page.results.indices {
        for step in page.results[index].years.indices {
          for area in page.results[index].areas.indices {
            page.results[index].margins?.groups[step].mean[0, area] = .nan
            for quantile in 0..<5 {
              page.results[index].margins?.groups[step].quantiles[quantile][0, area] = .nan
            }
          }
        }
      }
    }
    let table = try #require(section.table("De hoofdcijfers"))
    #expect(table.columns[1].title == "Inwoners" && table.rows.map { $0[1] } == ["–", "–"])
  }

  @Test func `a scenario is told with its levers, their sizes, margins and reasons`() throws {
    let section = try section(["minder_verzuim"])
    #expect(section.texts.contains("Minder verzuim: What if"))
    #expect(section.texts.contains("Bron: a study"))
    #expect(
      section.table("Maatregelen van Minder verzuim")?.rows == [
        [
          "Verzuim", "-12,5 % (-25 % tot -6,25 %)", "geleidelijk van 2025 tot 2030",
          "provincie:*; Geestelijke gezondheidszorg, Verpleging en verzorging", "a trial",
        ],
        [
          "Zorg die verschuift", "50 procentpunt", "vanaf 2025",
          "Ziekenhuis; 65 tot en met 80 jaar; naar Verpleging, 0,75 per eenheid", "",
        ],
      ])
  }

  @Test func `the title of a course has the paired difference with its interval`() throws {
    let title = { (change: (inout SamplePage) -> Void) throws -> String? in
      try self.section(["minder_verzuim"], change).figure("scenarios-cost")?.title
    }
    #expect(
      try title { _ in }
        == "Zorgkosten in 2026: 3,1 miljoen euro meer met 'Minder verzuim' dan in de referentie "
        + "(80 %-interval van het verschil 2,1 tot 4,1)")
    #expect(
      try title { $0.differences[0].shift(by: -5e6) }
        == "Zorgkosten in 2026: 1,9 miljoen euro minder met 'Minder verzuim' dan in de referentie "
        + "(80 %-interval van het verschil -2,9 tot -0,9)")
    #expect(
      try title { $0.differences[0].shift(by: -3e6) }
        == "Zorgkosten in 2026: met 'Minder verzuim' meer of minder dan in de referentie "
        + "(80 %-interval van het verschil -0,9 tot 1,1)")
    #expect(
      try title { $0.differences[0].margins = nil }
        == "Zorgkosten in 2026: 3,0 miljoen euro meer met 'Minder verzuim' dan in de referentie"
    )
    #expect(try title { $0.differences = [] } == "Zorgkosten van 2024 tot 2026")
  }

  @Test func `a wait is told by its median, as among the waits`() throws {
    var page = try SamplePage()
    page.add(scenarios: ["minder_verzuim"])
    // Means that a few draws pull far up.
    func skewed(_ drawn: [Distribution]?) -> [Distribution]? {
      drawn.map { $0.map { Distribution(mean: $0.quantiles[4], quantiles: $0.quantiles) } }
    }
    for index in page.results.indices {
      let drawn = skewed(page.results[index].waiting?.margins)
      page.results[index].waiting?.margins = drawn
    }
    // The longest for its norm is the other one.
    let row = try #require(page.differences[0].lines.firstIndex { $0.table == "waiting" })
    page.differences[0].lines[row].item = "jeugd"
    let changes = skewed(page.differences[0].margins)
    page.differences[0].margins = changes
    let section = try page.priorities(1)
    let waits = try #require(ReportSection.supply(try page.context().view(of: 1)).figure("supply-waits"))
    let table = try #require(section.table("De hoofdcijfers"))
    let column = try #require(table.columns.firstIndex { $0.title.hasPrefix("Wachten op ") })
    #expect(table.columns[column].title.hasSuffix(", weken (mediaan)"))
    let shown = String(table.rows[0][column].prefix { $0 != " " })
    #expect(waits.table.rows.contains { $0.contains(shown) })
    let difference = page.differences[0]
    let drawn = try #require(difference.margins?[2])
    let change = try #require(section.figure("differences-wait"))
    #expect(change.notes.count == 1 && change.notes[0].hasPrefix("De mediaan van de verschillen"))
    let chart = try #require(change.chart as? IntervalChart)
    #expect(chart.rows[0].estimates[0].value == drawn.quantiles[2][row, 1])
    #expect(drawn.quantiles[2][row, 1] != drawn.mean[row, 1])
  }
}

extension ScenarioDifference {
  /// Moves the total of cost in every year.
  fileprivate mutating func shift(by amount: Double) {
    guard let row = lines.firstIndex(where: { $0.table == "care" && $0.item == "total" }) else { return }
    for step in figures.indices {
      for area in 0..<figures[step].columns {
        figures[step][row, area] += amount
        margins?[step].mean[row, area] += amount
        for quantile in 0..<5 { margins?[step].quantiles[quantile][row, area] += amount }
      }
    }
  }
}
