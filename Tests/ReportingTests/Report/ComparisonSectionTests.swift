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
    #expect(chart.points.map(\.size) == [1_000_000.125, 4_000_000])
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
}
