import Prognosis
import TestSupport
import Testing

/// Two draws of the default model beside an account of them that shares no code, `Reference/independent_draws.py`.
@Suite struct IndependentDrawsTests {
  static let outcome = Result {
    // Ten draws, so that the second of the two compared is in another block than the first.
    try DrawRun(
      try DefaultRun.model(), sets: ["land", "gemeente"], regions: ["NL00", "GM0363", "GM0088", "GM0289"],
      horizon: 10, draws: 10, seed: 7)
  }
  let run: DrawRun
  let reference: ReferenceTable

  init() throws {
    run = try Self.outcome.get()
    reference = try ReferenceTable("independent_draws.csv")
  }

  /// Figures per draw and area: two of people and six components in two years, care and four life expectancies in two.
  @Test(arguments: [("people", 2 * 2), ("component", 6 * 2), ("care", 2), ("life_expectancy", 4 * 2)])
  func `an independent calculation gives the same draws`(quantity: String, count: Int) throws {
    // Fields: draw, area, quantity, item, t, value.
    let rows = reference.rows.filter { $0[2] == quantity }
    #expect(rows.count == 2 * 4 * count)
    for row in rows {
      let (draw, t) = (try #require(Int(row[0])), try #require(Int(row[4])))
      let area = try #require(run.result.area(row[1]), "\(row)")
      let values = try #require(figure(quantity, row[3], t, area: area), "\(row)")
      // The solvers of the parameters' equations are good to about ten digits.
      expectClose([values[draw]], [try #require(Double(row[5]))], within: .relative(1e-9), "\(row)")
    }
  }

  private func figure(_ quantity: String, _ item: String, _ t: Int, area: Int) -> [Double]? {
    switch quantity {
    case "people":
      let groups = PopulationGroup.groups(of: run.result.grid)
      return groups.firstIndex { $0.name == item }.map { run.series.values(.groups, $0, t, area: area) }
    case "component": return Component(rawValue: item).map { run.component($0, t, area: area) }
    case "care":
      let items = CareItem.items(of: run.result.products)
      return items.firstIndex { $0.code == item }.map { run.series.values(.care, $0, t, area: area) }
    default:
      let row = ["F0", "F65", "M0", "M65"].firstIndex(of: item)
      return row.map { run.series.values(.lifeExpectancy, $0, t, area: area) }
    }
  }
}
