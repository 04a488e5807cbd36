import Benchmarking
import Charts
import ModelDirectory
import Prognosis
import Reporting
import TestSupport
import Testing

/// The comparison on a page, held against the tables.
@Suite struct ComparisonSectionTests {
  private func section(_ page: SamplePage, _ place: Int) throws -> ReportSection {
    .comparison(try page.context().view(of: place))
  }

  /// The place of the first province, of which everything is known.
  private func place(_ page: SamplePage) -> Int { page.place("provincie") }

  /// The sample with funnels of both provinces.
  private func page() throws -> SamplePage {
    var page = try SamplePage()
    let areas = try SampleComparison.areas(page.model)
    let known = AreaFunnel.Place(expected: 1_000_000.125, ratio: 1.23456789, position: .above95)
    let other = AreaFunnel.Place(expected: 4_000_000, ratio: 0.9, position: .inside)
    let funnel = AreaFunnel(places: [known, other], dispersion: 2500, betweenVariance: 0.01)
    let none = AreaFunnel(places: [known, nil], dispersion: 2500, betweenVariance: 0)
    page.comparison?.funnels = [
      SetFunnels(set: "provincie", areas: areas, funnels: [none, funnel, funnel])
    ]
    return page
  }

  @Test(arguments: Language.allCases)
  func `every drawing has all its words and its data`(language: Language) throws {
    var page = try page()
    page.language = language
    for place in page.results[0].areas.indices {
      let section = try section(page, place)
      #expect(section.lead.allSatisfy { !$0.isEmpty && !$0.contains("{") } && !section.lead.isEmpty)
      #expect(Set(section.figures.map(\.id)).count == section.figures.count)
      for figure in section.figures {
        let texts = [figure.title, figure.unit, figure.source, figure.alternative, figure.table.caption]
        #expect((texts + figure.notes).allSatisfy { !$0.isEmpty && !$0.contains("{") }, "\(figure.id)")
      }
      for table in section.figures.map(\.table) + section.tables {
        #expect(!table.rows.isEmpty && table.rows.allSatisfy { $0.count == table.columns.count })
      }
    }
  }

  @Test func `ratios are those of the table, totals first`() throws {
    let page = try page()
    let comparison = try #require(page.comparison)
    let tables = OutputTable.tables(of: comparison, language: .dutch).filter { $0.schema.name == "benchmark" }
    let file = CSVFile(Array(try #require(try OutputTable.rendered(tables).first).file.pieces.joined()))
    let section = try section(page, place(page))
    let ratios = try #require(section.figure("comparison-ratios")?.chart as? IntervalChart)
    let explained = try #require(section.figure("comparison-unexplained")?.chart as? IntervalChart)
    for (index, product) in ["total_Zvw", "bezoek", "ziekenhuis"].enumerated() {
      let drawn = ratios.rows[index].estimates + explained.rows[index].estimates
      let names = [
        ["ratio", "lower", "upper"], ["similar_ratio", "similar_lower", "similar_upper"],
        ["predicted_ratio", "predicted_lower", "predicted_upper"],
        ["unexplained_ratio", "unexplained_lower", "unexplained_upper"],
      ]
      for (estimate, columns) in zip(drawn, names) {
        let figures = [estimate.value, estimate.outer?.lowerBound, estimate.outer?.upperBound]
        expectClose(
          figures.map { $0 ?? .nan },
          columns.map { file.number($0, where: ["code": "P1", "product": product]) },
          within: .absolute(0.000051), product)
        #expect(estimate.inner == nil)
      }
    }
    #expect(ratios.references.map(\.value) == [1])
    let predicted = section.figure("comparison-unexplained")?.table.rows[0].prefix(5)
    #expect(predicted == ["Zvw totaal", "1,10", "1,05 tot 1,15", "1,12", "1,07 tot 1,18"])
    let row = section.figure("comparison-ratios")?.table.rows[0]
    #expect(
      row == [
        "Zvw totaal", "1,23", "1,20 tot 1,27", "1,20", "1,08", "0,99 tot 1,17", "1",
        "boven de grens van 99,8 %",
      ])
  }

  @Test func `a funnel has all areas of the set within the limits of their size`() throws {
    let page = try page()
    let section = try section(page, place(page))
    let chart = try #require(section.figure("comparison-funnel-1")?.chart as? FunnelChart)
    #expect(chart.points.map(\.label) == ["Noord", "Zuid"])
    #expect(chart.points.map(\.size) == [1_000_000.125, 4_000_000] && chart.sizeAxis.factor == 1e-6)
    let rows = section.figure("comparison-funnel-1")?.table.rows
    #expect(rows?.map { Array($0.prefix(3)) } == [["Noord", "1,0", "1,23"], ["Zuid", "4,0", "0,90"]])
    #expect(chart.points.map(\.ratio) == [1.23456789, 0.9])
    #expect(chart.points.map(\.isHighlighted) == [true, false])
    #expect(chart.points.map(\.link) == ["provincie-p1.html", "provincie-p2.html"])
    // 1.96 √(2500 / 1e6 + 0.01) at the smallest, and 3.09 of it at the largest.
    let (first, last) = (try #require(chart.limits.first), try #require(chart.limits.last))
    #expect(first.size == 1_000_000.125 && last.size == 4_000_000)
    let (narrow, wide) = (0.0125.squareRoot(), 0.010625.squareRoot())
    expectClose(
      [first.inner.upperBound - 1, 1 - last.outer.lowerBound],
      [1.959963984540054 * narrow, 3.090232306167813 * wide], within: .relative(1e-6), "125 euro in a million"
    )
    #expect(zip(chart.limits, chart.limits.dropFirst()).allSatisfy { $0.size < $1.size })
    #expect(section.figure("comparison-funnel-1")?.table.rows.map { $0[0] } == ["Noord", "Zuid"])
    #expect(section.figure("comparison-funnel-0")?.table.rows.count == 1)
  }

  @Test func `an area that stands by itself has no funnel and is told why`() throws {
    let page = try SamplePage()
    let section = try section(page, place(page))
    #expect(!section.figures.contains { $0.id.hasPrefix("comparison-funnel") })
    #expect(section.texts.contains { $0.hasPrefix("Noord heeft geen andere gebieden") })
  }

  @Test func `differences per inhabitant are taken apart as in the table`() throws {
    let page = try page()
    let section = try section(page, place(page))
    let figure = try #require(section.figure("comparison-differences"))
    let chart = try #require(figure.chart as? IntervalChart)
    #expect(chart.rows.map { $0.estimates.map(\.value) } == [[50.0625, 200.0625], [50.0625, 200.0625]])
    #expect(
      figure.table.rows[0] == ["Zvw totaal", "1.250", "1.000", "+50", "+200", "1.300", "-60", "+10"])
    let units = try #require(section.table("Per 1.000 inwoners"))
    #expect(units.rows[0][1...] == ["1.250,1", "1.000,0", "+50,1", "+200,1", "1.300,0", "-60,0", "+10,1"])
  }

  @Test func `similar areas stand with their distance and what they are alike in`() throws {
    let page = try page()
    let section = try section(page, place(page))
    let similar = try #require(section.table("Gebieden die het meest op Noord lijken"))
    #expect(
      similar.rows == [["Bélem", "gemeente", "0,51", "Inkomen per inwoner; 80 jaar en ouder"]])
    #expect(section.lead.contains("Noord lijkt het meest op Bélem."))
    var far = page
    let near = try #require(far.comparison?.similarAreas[0].first)
    var other = near
    (other.distance, other.area.name) = (1.01, "Oost")
    far.comparison?.similarAreas[0] = [near, near, other]
    #expect(
      try self.section(far, place(far)).lead.contains(
        "Noord lijkt het meest op Bélem, Bélem en Oost, maar van de 3 gebieden waarmee het vergeleken wordt, ligt er "
          + "één verder weg dan afstand 1: dat is nauwelijks vergelijkbaar."))
    far.comparison?.similarAreas[0] = [near, other, other]
    #expect(
      try self.section(far, place(far)).lead.contains(
        "Noord lijkt het meest op Bélem, Oost en Oost, maar van de 3 gebieden waarmee het vergeleken wordt, liggen er "
          + "2 verder weg dan afstand 1: die zijn nauwelijks vergelijkbaar."))
    #expect(section.lead.last == "De regionale zorgcijfers gaan over 2015.")
  }

  @Test func `an area of which little is known has what is known`() throws {
    let page = try page()
    let section = try section(page, place(page) + 1)
    #expect(section.figure("comparison-ratios") != nil && section.figure("comparison-unexplained") == nil)
    #expect(section.texts.contains { $0.hasPrefix("Voor dit gebied voorspellen de kenmerken niets") })
    #expect(section.texts.contains { $0.hasPrefix("Voor Zuid zijn geen vergelijkbare gebieden") })
  }

  @Test func `an area that can't be compared is told why in a sentence`() throws {
    var page = try page()
    let whole = try section(page, page.place("land"))
    let place = place(page)
    page.comparison?.lines[0] = [nil, nil, nil]
    let none = try section(page, place)
    #expect(none.lead[0].hasPrefix("Van Noord zijn geen regionale zorgcijfers bekend."))
    #expect(none.figures.isEmpty)
    page.comparison = nil
    let without = try section(page, place)
    #expect(without.blocks.isEmpty && without.lead.count == 1)
    #expect(whole.blocks.isEmpty && whole.lead.count == 1)
  }

  // MARK: What can't be read as need

  /// The hospital's regional figures can't be read as need, and are far out.
  private func oddPage() throws -> SamplePage {
    var page = try page()
    page.model.settings.notRegional = [
      "ziekenhuis": NotRegionalReason(dutch: "zorg over de grens", english: "care abroad")
    ]
    page.comparison?.lines[0][1]?.deviation = 40
    page.comparison?.lines[0][1]?.ratio = IntervalEstimate(value: 4.8, lower: 4.4, upper: 5.2)
    page.comparison?.lines[0][1]?.unexplained = IntervalEstimate(value: 3.3, lower: 3.2, upper: 3.4)
    return page
  }

  @Test(arguments: Language.allCases)
  func `figures that can't be read as need stand last, with a mark and the reason`(
    language: Language
  ) throws {
    var page = try oddPage()
    page.language = language
    let section = try section(page, place(page))
    let name = language == .dutch ? "Ziekenhuis *" : "Hospital *"
    let reason = language == .dutch ? "(zorg over de grens)" : "(care abroad)"
    for id in ["comparison-ratios", "comparison-unexplained", "comparison-differences"] {
      let figure = try #require(section.figure(id))
      let chart = try #require(figure.chart as? IntervalChart)
      #expect(chart.rows.last?.label == name, "\(id)")
      #expect(chart.rows.count { $0.label.hasSuffix("*") } == 1)
      #expect(figure.table.rows.last?.first == name)
      #expect(figure.notes.last?.hasPrefix(name) == true && figure.notes.last?.contains(reason) == true)
      #expect(!figure.title.contains(name) && !figure.title.contains(name.dropLast(2)))
    }
  }

  @Test func `a total is told also without what can't be read as need`() throws {
    var page = try oddPage()
    func lead(_ page: SamplePage) throws -> String { try section(page, place(page)).lead[0] }
    page.comparison?.lines[0][1]?.expected = 2
    page.comparison?.lines[0][2]?.expected = 10
    page.comparison?.lines[0][2]?.ratio = IntervalEstimate(value: 1.1, lower: 1, upper: 1.2)
    // 11 less 9.6 of 10 less 2.
    let less = try lead(page)
    #expect(less.hasSuffix(" Zonder Ziekenhuis * is het 82,5 % lager."), "\(less)")
    page.comparison?.lines[0][1]?.ratio = IntervalEstimate(value: 0.5, lower: 0.4, upper: 0.6)
    let more = try lead(page)
    #expect(more.hasSuffix(" Zonder Ziekenhuis * is het 25,0 % hoger."), "\(more)")
    page.model.settings.notRegional = [:]
    let whole = try lead(page)
    #expect(!whole.contains("Zonder"))
  }

  @Test func `what can't be read as need takes no title, funnel or sentence`() throws {
    let page = try oddPage()
    let section = try section(page, place(page))
    let lead = section.lead.joined().replacing("Zonder Ziekenhuis *", with: "")
    #expect(!lead.contains("Ziekenhuis"))
    // Of two products one is left, which lies inside.
    #expect(section.lead.contains { $0.contains("geen van de 1 soorten zorg") })
    #expect(section.figure("comparison-funnel-1") == nil && section.figure("comparison-funnel-2") != nil)
    #expect(section.figure("comparison-ratios")?.title.hasPrefix("Bezoeken: 23,5 % meer") == true)
    #expect(section.figure("comparison-unexplained")?.title.contains("Ziekenhuis") == false)
    // With nothing else to compare the page doesn't speak of what is remarkable.
    var only = page
    only.comparison?.lines[0][0] = nil
    only.comparison?.lines[0][2] = nil
    let rest = try self.section(only, place(page))
    #expect(!rest.lead.joined().contains("gewone spreiding"))
    #expect(rest.figure("comparison-ratios")?.title.hasPrefix("Bij geen soort zorg") == true)
    #expect(rest.figure("comparison-unexplained")?.title.hasPrefix("Bij geen soort zorg") == true)
  }

  @Test func `the title has the product that differs by the most money`() throws {
    var page = try page()
    let title = { (page: SamplePage) throws -> String? in
      try self.section(page, self.place(page)).figure("comparison-ratios")?.title
    }
    // 1250.125 (1 - 1 / 1.23456789) euro per inhabitant, though the visits lie as far out.
    #expect(
      try title(page)
        == "Ziekenhuis: 23,5 % meer gebruik dan past bij leeftijd en geslacht, 238 euro per inwoner per jaar")
    // Where the interval holds 1, nothing is said of it.
    page.comparison?.lines[0][1]?.ratio = IntervalEstimate(value: 1.2, lower: 0.9, upper: 1.5)
    #expect(try title(page) == "Bezoeken: 23,5 % meer gebruik dan past bij leeftijd en geslacht")
    page.comparison?.lines[0][0]?.ratio = IntervalEstimate(value: 0.8, lower: 0.7, upper: 1.01)
    #expect(
      try title(page)
        == "Bij geen soort zorg ligt het gebruik duidelijk boven of onder wat past bij leeftijd en geslacht")
    page.comparison?.lines[0][1]?.ratio = IntervalEstimate(value: 0.5, lower: 0.4, upper: 0.6)
    let place = try #require(
      page.comparison?.differences[0].firstIndex { $0.item == "ziekenhuis" && $0.against == .nation })
    page.comparison?.differences[0][place].rate = 7.6
    #expect(
      try title(page)
        == "Ziekenhuis: 50,0 % minder gebruik dan past bij leeftijd en geslacht, 7,6 euro per inwoner per jaar"
    )
  }

  // MARK: Large sets

  @Test func `of a large set the funnel names the area and those farthest out`() throws {
    var page = try page()
    var areas = try SampleComparison.areas(page.model)
    let other = areas[1]
    areas += (0..<70).map { far in
      var area = other
      (area.code, area.name) = ("X\(far)", "Far \(far)")
      return area
    }
    func place(_ ratio: Double, _ position: FunnelPosition) -> AreaFunnel.Place {
      AreaFunnel.Place(expected: 2_500_000, ratio: ratio, position: position)
    }
    // A variance of 0.01 + 0.001; 14 lie outside, the later the farther, every other one below.
    var places: [AreaFunnel.Place?] = (0..<72).map { _ in place(1.01, .inside) }
    for far in 0..<14 {
      let distance = 0.35 + 0.01 * Double(far)
      places[10 + far] = place(
        far % 2 == 0 ? 1 + distance : 1 - distance, far % 2 == 0 ? .above998 : .below998)
    }
    places[30] = place(1.25, .above95)
    places[31] = nil
    let funnel = AreaFunnel(places: places, dispersion: 2500, betweenVariance: 0.01)
    page.comparison?.funnels = [
      SetFunnels(set: "provincie", areas: areas, funnels: [funnel, funnel, funnel])
    ]
    page.comparison?.similarAreas[0][0].area = areas[40]
    let section = try section(page, self.place(page))
    #expect(section.figures.count { $0.id.hasPrefix("comparison-funnel") } == 2)
    let figure = try #require(section.figure("comparison-funnel-0"))
    let chart = try #require(figure.chart as? FunnelChart)
    #expect(chart.points.count == 71)
    let named = chart.points.filter { !$0.isMinor }.map(\.label)
    #expect(named == ["Noord"] + (2...11).map { areas[12 + $0].name })
    #expect(figure.table.rows.map { $0[0] } == named + [areas[40].name])
    #expect(figure.notes.contains { $0.contains("12 van de 71 gebieden") && $0.contains("benchmark.csv") })
  }
}
