import Foundation
import ModelDirectory
import Prognosis
import Reporting
import Testing

@Suite struct ComparisonTextTests {
  private func text(
    _ language: Language = .english, area: Int = 0, notRegional: [String: NotRegionalReason] = [:],
    change: (inout RegionalComparison) -> Void = { _ in }
  ) throws -> String {
    var model = try SampleComparison.model()
    model.settings.notRegional = notRegional
    var comparison = try SampleComparison.made(model)
    change(&comparison)
    return ComparisonReport(
      of: comparison, area: area, model: model, options: try SampleComparison.options(model),
      language: language
    ).text
  }

  private func block(_ number: Int, of text: String) -> String {
    text.components(separatedBy: "\n\n")[number]
  }

  private func line(_ start: String, of text: String) -> String? {
    text.components(separatedBy: "\n").first { $0.hasPrefix(start) }
  }

  @Test func `it opens with the area, the model, the years of its figures and the weights`() throws {
    #expect(
      try block(0, of: text()) == """
        Noord (provincie P1) beside Klein and 1 similar area
        Model Klein 1.0; care figures of 2015; determinants of 2022-2024; weights age 0.5, inkomen 2
        """)
    #expect(
      try block(0, of: text(.dutch)) == """
        Noord (provincie P1) naast Klein en 1 vergelijkbaar gebied
        Model Klein 1.0; zorgcijfers van 2015; kenmerken van 2022-2024; gewichten age 0,5, inkomen 2
        """)
  }

  @Test func `ratios stand in a table, totals first, what is counted apart`() throws {
    #expect(
      try block(1, of: text()) == """
        Care use beside what goes with age and sex (1.00 = the nation)
                     euro/       ratio and     rank         predicted and         similar
                      head    95% interval       /2           unexplained           areas
          Zvw total  1,250  1.23 1.20-1.27 ++     1  1.10  1.12 1.07-1.18  1.08 0.99-1.17
          Hospital   1,250  1.23 1.20-1.27 +      1  1.10  1.12 1.07-1.18  1.08 0.99-1.17
        """)
    #expect(
      try block(2, of: text(.dutch)) == """
          contacten      per   verhouding en     rang          voorspeld en   vergelijkbare
                       1.000   95 %-interval       /2           onverklaard        gebieden
          Bezoeken   1.250,1  1,23 1,20-1,27        2  1,10  1,12 1,07-1,18  1,08 0,99-1,17
        """)
  }

  @Test func `what doesn't tell need is marked and stands last`() throws {
    // A sum of such products only, so that a product stands before it.
    let reason = NotRegionalReason(dutch: "elders geboekt", english: "booked elsewhere")
    let text = try text(notRegional: ["total_Zvw": reason])
    let names = block(1, of: text).components(separatedBy: "\n").dropFirst(3).map { $0.prefix(14) }
    #expect(names == ["  Hospital    ", "  Zvw total * "])
    #expect(text.contains("  * Doesn't tell by area what people need: see the notes."))
    #expect(line("  Zvw total *", of: text) != nil)
    #expect(try !self.text(notRegional: ["other": reason]).contains(" * "))
  }

  @Test func `what the columns say is said, with how much is explained`() throws {
    let legend = try block(3, of: text(.dutch))
    #expect(legend.contains("verklaren 62 % (Ziekenhuis) van de verschillen tussen regio's, elke"))
    let flowing = legend.replacing("\n  ", with: " ")
    #expect(flowing.contains("Onverklaard: verhouding gedeeld door voorspeld; het interval houdt toeval"))
    // The sample's set has two areas.
    #expect(flowing.contains("99,8 en 95 % voor de regio's van het model, gelet op"))
    let range = try text {
      var total = $0.regressions[0]
      total.item = "total_Zvw"
      total.measures[1].value = 0.7
      $0.regressions.append(total)
    }
    #expect(
      range.split { $0.isWhitespace }.joined(separator: " ").contains(
        "explain 70% (Zvw total) of the differences between regions, each predicted from the others; least 62% "
          + "(Hospital), most 70% (Zvw total)."))
  }

  @Test func `similar areas come with their distances, what makes them alike and where they differ`() throws {
    let text = try text()
    #expect(
      block(4, of: text) == """
        Similar areas, with their distance (0 = equal) and where each differs most
          1. Bélem  gemeente B2  0.51  Income per resident; 80 years and over
        """)
    #expect(
      block(5, of: text) == """
        Where they are like Noord and together unlike the nation
                                                      here  they  nation
          Income per resident (estimated), 1000 euro  26.2  27.0    30.0
        """)
    #expect(
      block(6, of: text) == """
        Where they differ most from Noord
                                here  they  nation
          80 years and over, %  7.00  5.50    5.00
        """)
  }

  @Test func `similar areas that are nearer to the nation aren't said to be alike`() throws {
    func areAlike(at place: Double) throws -> Bool {
      try text {
        $0.profiles[0][0].standardised = -0.3
        $0.similarAreas[0][0].profile[0].standardised = place
      }.contains("Where they are like Noord")
    }
    // The nation is at 0.25, so halfway is -0.025.
    #expect(try areAlike(at: -0.1) && !areAlike(at: 0.1))
  }

  @Test func `what sets the area apart is listed, context as shown only`() throws {
    #expect(
      try block(7, of: text(.dutch)) == """
        Waarin Noord zelf van het land afwijkt (in standaardafwijkingen tussen de regio's)
                                                       hier  land  afwijking
          Inkomen per inwoner (geschat), 1000 euro     26,2  30,0       -1,8
          Sterfte (alleen getoond), per 1000 inwoners  12,5   9,0       +1,8
        """)
  }

  @Test func `differences are taken apart, and add up in the table`() throws {
    let text = try text()
    #expect(
      block(8, of: text) == """
        Euro per inhabitant per year, and where the difference comes from
                                    age and   the  similar  age and   the
                      here  nation      sex  rest    areas      sex  rest
          Zvw total  1,250   1,000      +50  +200    1,300      -60   +10
          Hospital   1,250   1,000      +50  +200    1,300      -60   +10
        """)
    #expect(
      line("  Visits", of: block(9, of: text))
        == "  Visits  1,250.1  1,000.0    +50.1  +200.1  1,300.0    -60.0  +10.1")
  }

  @Test func `priorities are numbered, notes follow`() throws {
    let text = try text(.dutch)
    #expect(
      text.hasSuffix(
        """
        Wat opvalt, in volgorde (groei over 10 jaar)
          1. Ziekenhuis: 23 % hoger.
          2. Bezoeken: 30 % groei, landelijk 20 %.
          Van zo'n lijst komt ongeveer één onderwerp per gebied door toeval. Kenmerken gaan met gebruik
          samen en zijn daarmee nog geen oorzaak; beïnvloedbaar slaat op het kenmerk, niet op het gebruik.

        Opmerkingen: 1
          - let hier op

        """))
  }

  @Test func `an area of which next to nothing is known says so`() throws {
    let text = try text(.dutch, area: 1)
    #expect(text.hasPrefix("Zuid (provincie P2) naast Klein\n"))
    #expect(line("  Ziekenhuis", of: text) == "  Ziekenhuis      –  0,50 0,25-0,90 --     2")
    for absent in ["Vergelijkbare gebieden", "Euro per inwoner", "Zvw totaal", "NaN", "nan", "Voorspeld:"] {
      #expect(!text.contains(absent), "\(absent)")
    }
    #expect(text.contains("Niets ligt boven de gewone spreiding tussen gebieden."))
    let none = try self.text(.dutch, area: 1) { $0.lines[1] = [nil, nil, nil] }
    #expect(none.contains("\n  Geen regionale zorgcijfers.\n") && !none.contains("Rang 1"))
  }

  @Test func `a short list is followed by what comes nearest to it`() throws {
    func near(_ comparison: inout RegionalComparison) {
      var topic = comparison.priorities[0][0]
      topic.deviation = 1.54
      comparison.nearPriorities = [
        [(false, true), (true, false), (false, false)].map {
          NearPriority(priority: topic, isDeviant: $0.0, matters: $0.1, leastStake: 8)
        }, [],
      ]
    }
    #expect(
      try text(.dutch, change: near).contains(
        """
          Daar het dichtst bij, en niet opvallend:
          - Ziekenhuis, meer gebruik dan landelijk: 1,54 standaardafwijkingen; te dicht bij het gewone
          - Ziekenhuis, meer gebruik dan landelijk: 1,54 standaardafwijkingen; te klein om ertoe te doen
          - Ziekenhuis, meer gebruik dan landelijk: 1,54 standaardafwijkingen; te dicht bij het gewone en te
            klein om ertoe te doen

        """))
    #expect(try text(.english, change: near).contains("  Nearest to it, and not standing out:\n"))
    // Of a list that is long enough nothing is said of it.
    let long = try text(.dutch) { comparison in
      near(&comparison)
      comparison.priorities[0] += comparison.priorities[0]
    }
    #expect(!long.contains("Daar het dichtst bij"))
  }

  @Test func `columns without a figure are left out, and differences that are none`() throws {
    let alone = try text { comparison in
      for row in comparison.lines[0].indices {
        comparison.lines[0][row]?.predicted = nil
        comparison.lines[0][row]?.unexplained = nil
        comparison.lines[0][row]?.similar = nil
        comparison.lines[0][row]?.rankedAreas = 1
      }
      comparison.similarAreas[0] = []
      comparison.differences[0] = comparison.differences[0].filter { $0.against == .nation }
        .map {
          RateDifference(item: $0.item, against: .nation, rate: 2, benchmarkRate: 2, ageSex: 0, rest: 0)
        }
    }
    #expect(
      block(1, of: alone) == """
        Care use beside what goes with age and sex (1.00 = the nation)
                     euro/       ratio and
                      head    95% interval
          Zvw total      2  1.23 1.20-1.27 ++
          Hospital       2  1.23 1.20-1.27 +
        """)
    for absent in ["Euro per inhabitant", "Rank 1", "Predicted", "Similar"] {
      #expect(!alone.contains(absent))
    }
  }

  @Test func `names that a terminal would obey are harmless, and long ones fit`() throws {
    let hostile = "\u{1B}[31mrood\u{7}\u{202E}\nregel " + String(repeating: "heel lange naam ", count: 12)
    for language in Language.allCases {
      let text = try text(language) { comparison in
        comparison.areas[0].name = hostile
        comparison.areas[0].set = hostile
        comparison.similarAreas[0][0].area.name = hostile
        for index in comparison.characteristics.indices {
          comparison.characteristics[index].nameNL = hostile
          comparison.characteristics[index].nameEN = hostile
          comparison.characteristics[index].unit = hostile
        }
        comparison.priorities[0][0].evidence = Notice(dutch: hostile, english: hostile)
        comparison.notices = [Notice(dutch: hostile, english: hostile)]
      }
      let controls = text.unicodeScalars.filter { $0 != "\n" && ($0.value < 32 || $0.value == 0x202E) }
      #expect(controls.isEmpty)
      #expect(text.components(separatedBy: "\n").allSatisfy { $0.count <= 100 })
      #expect(text.contains("\u{FFFD}[31mrood\u{FFFD}\u{FFFD} regel"))
    }
  }

  @Test func `no line is wider than a screen`() throws {
    for language in Language.allCases {
      for area in 0...1 {
        let lines = try text(language, area: area) { comparison in
          for row in comparison.lines[0].indices {
            comparison.lines[0][row]?.rank = 342
            comparison.lines[0][row]?.rankedAreas = 342
          }
        }.components(separatedBy: "\n")
        #expect(lines.allSatisfy { $0.count <= 100 && $0.last != " " })
      }
    }
  }

  @Test func `products with the same short name keep their long one`() throws {
    var model = try SampleComparison.model()
    for index in model.care.products.indices { model.care.products[index].nameEN = "Care (\(index))" }
    let report = ComparisonReport(
      of: try SampleComparison.made(model), model: model, options: try SampleComparison.options(model),
      language: .english)
    #expect(line("  Care (2)", of: report.text) != nil && line("  Care (0)", of: report.text) != nil)
  }
}
