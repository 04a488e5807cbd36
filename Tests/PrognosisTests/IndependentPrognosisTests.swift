import Foundation
import Prognosis
import TestSupport
import Testing

/// The default model beside an account of it that shares no code, `Reference/independent_prognosis.py`.
@Suite struct IndependentPrognosisTests {
  static let quantities = ["population", "component", "life_expectancy", "care", "condition"]
  static let ages = [0, 18, 20, 35, 65, 85, 105]

  let result: PrognosisResult
  let reference: ReferenceTable

  init() throws {
    result = try DefaultRun.result()
    reference = try ReferenceTable("default_model.csv")
  }

  @Test(arguments: quantities)
  func `an independent calculation gives the same figures`(quantity: String) throws {
    let rows = reference.rows.filter { $0[1] == quantity }
    // Fields: area, quantity, item, year, value.
    for row in rows {
      let value = try #require(figure(quantity, of: row[2], area: row[0], year: row[3]), "\(row)")
      let expected = try #require(Double(row[4]), "\(row)")
      expectClose([value], [expected], within: .relative(1e-10), "\(row)")
    }
    #expect(rows.count == 8 * 2 * items(quantity).count)
  }

  @Test(arguments: quantities)
  func `every item is in the reference for eight areas and two years`(quantity: String) {
    for item in items(quantity) {
      let figures = reference.column("value", where: ["quantity": quantity, "item": item])
      #expect(figures.count == 8 * 2, "\(item)")
    }
  }

  private func items(_ quantity: String) -> [String] {
    switch quantity {
    case "population": ["F", "M"].flatMap { sex in Self.ages.map { "\(sex)\($0)" } }
    case "component": result.componentNames.map(\.rawValue)
    case "life_expectancy": ["F0", "F65", "M0", "M65"]
    case "care": result.products.map(\.code)
    default: result.conditions.map(\.code)
    }
  }

  private func figure(_ quantity: String, of item: String, area: String, year: String) -> Double? {
    guard let t = Int(year).flatMap(result.years.firstIndex), let a = result.area(area) else { return nil }
    let age = Int(item.dropFirst())
    switch quantity {
    case "population":
      return age.map { result.population[t][(item.hasPrefix("M") ? result.grid.ages : 0) + $0, a] }
    case "component":
      return Component(rawValue: item).map { result.component($0, t, area: a) }
    case "life_expectancy":
      return result.lifeExpectancy.first {
        $0.year == result.years[t] && $0.sex.letter == item.prefix(1) && $0.age == age
      }?.values[a]
    case "care":
      return result.products.firstIndex { $0.code == item }.map { result.care[t][$0, a] }
    default:
      return result.conditions.firstIndex { $0.code == item }.map { result.conditionCounts[t][$0, a] }
    }
  }
}
