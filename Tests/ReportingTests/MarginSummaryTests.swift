import Foundation
import LinearAlgebra
import ModelDirectory
import Prognosis
import Reporting
import TestSupport
import Testing

@Suite struct MarginSummaryTests {
  /// A result as large as the Netherlands', whose draws lie far above the central path.
  private func large() throws -> (model: RegionModel, result: PrognosisResult) {
    let model = try SampleResult.model()
    var result = try SampleResult.made(model)
    for step in result.years.indices {
      let people = result.population[step]
      result.population[step] = Matrix(
        rows: people.rows, columns: people.columns, byColumns: people.elements.map { $0 * 80 })
      let care = result.care[step]
      result.care[step] = Matrix(
        rows: care.rows, columns: care.columns, byColumns: care.elements.map { $0 * 2e7 })
    }
    var margins = SampleMargins.made(result)
    // Of all people and of the total cost in the last year.
    let total = CareItem.items(of: result.products).count - 1
    set([20_000_000, 17_123_456, 18_123_456, 20_000_000, 21_654_321, 22_654_321], &margins.groups[2], 0)
    set([150e9, 100e9, 120.4e9, 150e9, 180.6e9, 200e9], &margins.care[2], total)
    result.margins = margins
    return (model, result)
  }

  /// Sets mean and quantiles of a row in the first area.
  private func set(_ figures: [Double], _ distribution: inout Distribution, _ row: Int) {
    distribution.mean[row, 0] = figures[0]
    for (index, value) in figures.dropFirst().enumerated() { distribution.quantiles[index][row, 0] = value }
  }

  private let costs = ["Zorgkosten, miljoen euro, prijspeil 2022", "Care cost, million euro, prices of 2022"]

  private func lines(_ language: Language) throws -> [String] {
    let (model, result) = try large()
    return Summary(of: result, model: model, language: language).text(output: "uit")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `people and cost have the mean, the interval of 80 percent and the growth of the mean`() throws {
    let (dutch, english) = (try lines(.dutch), try lines(.english))
    #expect(dutch[1] == "Gemiddelden van 1.000 trekkingen; 80 van de 100 liggen binnen het interval")
    #expect(english[1] == "Means of 1,000 draws; 80 of 100 lie within the interval")
    // 80 times 234,366 people and one for the shift of the mean: 18,749,282, of which 20 million is 1.067.
    let people = try #require(dutch.first { $0.hasPrefix("  Totaal") })
    #expect(people.contains("18.749.282  20.000.000  18.123.456 - 21.654.321  6,7 %"))
    let cost = try #require(dutch.last { $0.hasPrefix("  Totaal") })
    #expect(cost.contains("  150.000  120.400 - 180.600  "))
    #expect(try #require(english.last { $0.hasPrefix("  Total") }).contains("  150,000  120,400 - 180,600  "))
    for (lines, heading) in [(dutch, "80 %-interval"), (english, "80% interval")] {
      #expect(lines.count { $0.contains(" 2024 ") && $0.contains("  \(heading)  ") } == 2)
    }
  }

  @Test(arguments: Language.allCases)
  func `the figures fit in 80 characters and stand in columns`(language: Language) throws {
    let lines = try lines(language)
    let figures = lines.prefix { !$0.hasPrefix("Opmerkingen") && !$0.hasPrefix("Notes") }
    #expect(figures.allSatisfy { $0.count <= 80 }, "\(figures.joined(separator: "\n"))")
    for (headings, rows) in [(["Inwoners op 1 januari", "Inhabitants on 1 January"], 6), (costs, 4)] {
      let start = try #require(lines.firstIndex { line in headings.contains { line.hasPrefix($0) } })
      #expect(lines[start + 1].hasPrefix("   "))
      #expect(Set(lines[start + 1...start + rows].map(\.count)).count == 1)
    }
  }

  @Test func `areas are ranked by the growth of the mean`() throws {
    let (model, made) = try large()
    var result = made
    let total = CareItem.items(of: result.products).count - 1
    for (area, growth) in [(1, 1.5), (2, 3.0)] {
      let before = try #require(result.margins).care[0].mean[total, area]
      result.margins?.care[2].mean[total, area] = growth * before
    }
    let text = Summary(of: result, model: model, language: .english).text(output: "uit")
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("  1. ") || $0.hasPrefix("  2. ") }
    try #require(rows.count == 2)
    #expect(rows[0].contains("Zuid") && rows[0].hasSuffix(" 200.0%"))
    #expect(rows[1].contains("Noord") && rows[1].hasSuffix(" 50.0%"))
  }
}
