import Charts
import ModelDirectory
import Prognosis
import Reporting
import Testing

@Suite struct PrioritiesSectionTests {
  @Test func `topics stand in order with their figure, what it is held against and what is at stake`() throws
  {
    let page = try SamplePage()
    let section = try page.priorities(page.place("provincie"))
    let table = try #require(section.table("Wat opvalt"))
    #expect(
      table.rows == [
        [
          "1. Ziekenhuis", "meer gebruik dan landelijk", "1,23 (1,20 tot 1,27)", "1,00", "2,5",
          "€ 234 per inwoner per jaar",
        ],
        [
          "2. Bezoeken", "groeit sneller", "30,0 %", "20,0 %", "2,0",
          "100,0 contacten per 1.000 inwoners per jaar",
        ],
        [
          "3. Personeel, Verpleging en zorg", "groter tekort", "25,0 %", "12,5 %", "2,0",
          "1,2 vte per 1.000 inwoners",
        ],
        [
          "4. Wachten, Basis-ggz", "wacht te lang", "18,2 weken", "14,0 weken", "2,0",
          "4,2 weken boven de norm",
        ],
      ])
    #expect(section.lead.first?.hasPrefix("4 onderwerpen vallen op in ") == true)
    #expect(section.texts.contains("Ziekenhuis. 23 % hoger."))
    #expect(
      section.texts.contains {
        $0.hasPrefix("Groei, personeel en wachttijden staan hier op het centrale pad")
      })
  }

  @Test func `each topic has its causes and whether they can be influenced`() throws {
    let page = try SamplePage()
    let section = try page.priorities(page.place("provincie"))
    let table = try #require(section.table("Oorzaken"))
    // By formula: growth by driver 1...4 in thousandths of the base year's care, twice over at the horizon; of the gap, a tenth
    // of demand, a half was there and a quarter each is population and retirement.
    #expect(
      table.rows == [
        ["Ziekenhuis", "Inkomen per inwoner", "7,8 % meer gebruik", "deels"],
        ["Bezoeken", "trend in het gebruik", "0,8 % van 2024", "deels"],
        ["Bezoeken", "gezonder ouder worden", "0,6 % van 2024", "deels"],
        ["Bezoeken", "leeftijdsopbouw", "0,4 % van 2024", "nee"],
        ["Personeel, Verpleging en zorg", "tekort van 2024", "5,0 % van de vraag", "deels"],
        ["Personeel, Verpleging en zorg", "bevolkingsomvang", "2,5 % van de vraag", "nee"],
        ["Personeel, Verpleging en zorg", "verloop van personeel per saldo", "2,5 % van de vraag", "deels"],
        ["Wachten, Basis-ggz", "vraag en personeel samen", "–", "deels"],
      ])
  }

  @Test func `those who come make up for those who leave`() throws {
    var page = try SamplePage()
    let last = page.results[0].years.count - 1
    let retired = try #require(page.results[0].workforce?.drivers[last][.retirement])
    // Three times as many leave for other reasons as retire, and five times as many come.
    for (driver, share) in [(GapDriver.otherOutflow, 3.0), (.inflow, -5.0)] {
      var flow = retired
      for row in 0..<flow.rows { for area in 0..<flow.columns { flow[row, area] *= share } }
      page.results[0].workforce?.drivers[last][driver] = flow
    }
    let table = try #require(page.priorities(page.place("provincie")).table("Oorzaken"))
    let staff = table.rows.filter { $0[0].hasPrefix("Personeel") }
    #expect(staff.map { $0[1] } == ["tekort van 2024", "bevolkingsomvang"])
  }

  @Test func `a list that is full says that there may be more`() throws {
    var page = try SamplePage()
    let first = try #require(page.comparison?.priorities[0].first)
    page.comparison?.priorities[0] = Array(repeating: first, count: PriorityRule.most)
    let full = try page.priorities(page.place("provincie"))
    #expect(full.lead.first?.hasPrefix("10 of meer onderwerpen vallen op in ") == true)
    // At most four of a kind are given.
    for (count, start) in [(3, "3 onderwerpen vallen op in "), (4, "4 of meer onderwerpen vallen op in ")] {
      page.comparison?.priorities[0] = Array(repeating: first, count: count)
      #expect(try page.priorities(page.place("provincie")).lead[0].hasPrefix(start))
    }
  }

  @Test func `what circumstances don't explain has no known cause`() throws {
    var page = try SamplePage()
    page.comparison?.priorities[0][0].kind = .unexplained
    page.comparison?.priorities[0][1].kind = .level
    page.comparison?.priorities[0][1].causes = [("onbekend", 0.05)]
    page.language = .english
    let table = try #require(page.priorities(page.place("provincie")).table("Causes"))
    #expect(
      table.rows[0][1...] == [
        "no known circumstance", "–", "unknown: look at supply, referral and assessment",
      ])
    #expect(table.rows[1][1...] == ["onbekend", "5.0% more use", "unknown"])
  }

  @Test func `ratios are drawn with their intervals beside 1, deviations beside the limit`() throws {
    let page = try SamplePage()
    let section = try page.priorities(page.place("provincie"))
    let ratios = try #require(section.figure("priorities-ratios"))
    let chart = try #require(ratios.chart as? IntervalChart)
    #expect(chart.rows.map(\.estimates) == [[ChartEstimate(1.23456789, outer: 1.2...1.27)]])
    #expect(chart.references.map(\.value) == [1] && chart.axis.isLogarithmic)
    #expect(ratios.title == "Ziekenhuis: 23,5 % meer gebruik dan landelijk bij deze leeftijden")
    #expect(ratios.table.rows == [["Ziekenhuis", "meer gebruik dan landelijk", "1,23", "1,20", "1,27"]])
    let deviations = try #require(section.figure("priorities-deviations")?.chart as? IntervalChart)
    #expect(deviations.rows.map { $0.estimates[0].value } == [2.5, 2, 1.99, 1.98])
    #expect(deviations.references.map(\.value) == [1.96] && deviations.mark == .bar)
  }

  @Test func `a figure that isn't there is a dash and isn't drawn`() throws {
    var page = try SamplePage()
    page.comparison?.priorities[0][0].figure = IntervalEstimate(value: .nan, lower: .nan, upper: .nan)
    page.comparison?.priorities[0][0].stake = .nan
    let section = try page.priorities(page.place("provincie"))
    #expect(section.figure("priorities-ratios") == nil)
    let row = try #require(section.table("Wat opvalt")?.rows.first)
    #expect(row[2] == "– (– tot –)" && row[5] == "€ – per inwoner per jaar")
  }

  @Test func `where nothing stands out the page says what was looked at`() throws {
    let page = try SamplePage()
    let place = page.place("provincie") + 1
    let section = try page.priorities(place)
    #expect(
      section.lead.first == "Niets in \(page.results[0].areas[place].name) haalt de grens van deze lijst.")
    #expect(section.lead.last?.contains("(1 producten en totalen)") == true)
    #expect(section.lead.last?.contains("meer dan 1,96 standaardafwijkingen") == true)
    #expect(section.tables.isEmpty && section.figures.isEmpty)
  }

  @Test func `the whole country and an area that isn't compared have no priorities`() throws {
    var page = try SamplePage()
    let country = page.place("land")
    #expect(try page.priorities(country).lead[0].hasPrefix("Voor "))
    page.comparison?.areas[1] = page.results[0].areas[country]
    #expect(
      try page.priorities(country).lead == [
        "Het hele land kan niet van zichzelf afwijken. Daarom staan hier geen prioriteiten; die staan op de bladzijden van de "
          + "regio's."
      ])
    page.comparison = nil
    #expect(try page.priorities(country).lead[0].hasPrefix("Voor "))
  }

  /// Two topics that come near: one too close to the usual, one too small.
  private func near(_ page: SamplePage) throws -> [NearPriority] {
    var topics = try #require(page.comparison).priorities[0]
    (topics[0].deviation, topics[0].stake, topics[1].deviation, topics[1].stake) = (1.5, 30, 1.3, 0.0005)
    return [
      NearPriority(priority: topics[0], isDeviant: false, matters: true, leastStake: 8),
      NearPriority(priority: topics[1], isDeviant: false, matters: false, leastStake: 0.001),
    ]
  }

  @Test(arguments: Language.allCases)
  func `below a short list stands what comes near, with what it lacks`(language: Language) throws {
    var page = try SamplePage()
    page.language = language
    let near = try near(page)
    page.comparison?.nearPriorities = [near, near]
    let place = page.place("provincie")
    // Four topics are enough.
    let caption = language == .dutch ? "Wat de grens niet haalt" : "What doesn't reach"
    #expect(try page.priorities(place).table(caption) == nil)
    page.comparison?.priorities[0].removeLast()
    for place in [place, place + 1] {
      let section = try page.priorities(place)
      let table = try #require(section.table(caption))
      let expected =
        language == .dutch
        ? [
          [
            "Ziekenhuis", "meer gebruik dan landelijk", "1,23 (1,20 tot 1,27)", "1,00", "1,50",
            "€ 30,00 per inwoner per jaar", "te dicht bij het gewone (grens 1,96)",
          ],
          [
            "Bezoeken", "groeit sneller", "30,0 %", "20,0 %", "1,30",
            "0,50 contacten per 1.000 inwoners per jaar",
            "te dicht bij het gewone (grens 1,96); te klein (grens 1,00 contacten per 1.000 inwoners per jaar)",
          ],
        ]
        : [
          [
            "Hospital", "more use than nationally", "1.23 (1.20 to 1.27)", "1.00", "1.50",
            "€30.00 per inhabitant per year", "too close to the usual (limit 1.96)",
          ],
          [
            "Visits", "grows faster", "30.0%", "20.0%", "1.30",
            "0.50 contacts per 1,000 inhabitants per year",
            "too close to the usual (limit 1.96); too small (limit 1.00 contacts per 1,000 inhabitants per year)",
          ],
        ]
      #expect(table.rows == expected)
      #expect(
        section.texts.contains(
          language == .dutch ? "Wat er het dichtst bij komt" : "What comes nearest to it"))
    }
    // What is far enough from the usual lacks size alone.
    page.comparison?.nearPriorities[0][1].isDeviant = true
    let lacking = try page.priorities(place).table(caption)?.rows[1].last
    #expect(lacking?.hasPrefix(language == .dutch ? "te klein" : "too small") == true)
    // The whole country can't be near to anything.
    let country = page.place("land")
    page.comparison?.areas[1] = page.results[0].areas[country]
    #expect(try page.priorities(country).table(caption) == nil)
  }
}
