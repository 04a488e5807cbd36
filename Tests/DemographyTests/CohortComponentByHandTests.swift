import Demography
import LinearAlgebra
import TestSupport
import Testing

/// Two regions and three ages, worked out on paper.
@Suite struct CohortComponentByHandTests {
  let grid = AgeSexGrid(openAge: 2)

  func cells(_ values: [Double]) -> [Double] { values + values }

  /// A has 100 girls of age 0 and 40 women of age 1, B has 50 girls. Survival 0.8 from age 0, 0.5 from then on,
  /// 0.9 from birth. Departures at age 0: 0.1 from A, 0.2 from B; 10 girls come to A from abroad, and girls
  /// leave B for abroad at 0.05. Half a child per woman of age 1 per year; as many boys as girls.
  func step() throws -> ProjectionStep {
    let people = Matrix(rows: 6, columns: 2, byColumns: [100, 40, 0, 0, 0, 0] + [50, 0, 0, 0, 0, 0])
    let spread = try Redistribution(
      flows: [(nil, Matrix(rows: 2, columns: 2, byColumns: [0, 7, 3, 0]))],
      pull: Matrix(rows: 6, columns: 2, repeating: 1), grid: grid)
    let rates = ProjectionRates(
      survival: Matrix(rows: 6, columns: 2, byColumns: cells([0.8, 0.5, 0.5]) + cells([0.8, 0.5, 0.5])),
      birthSurvival: Matrix(rows: 2, columns: 2, repeating: 0.9),
      fertility: Matrix(rows: 3, columns: 2, byColumns: [0, 0.5, 0, 0, 0.5, 0]), sexRatioAtBirth: 1,
      internalMigration: InternalMigration(
        departureRates: Matrix(rows: 6, columns: 2, byColumns: cells([0.1, 0, 0]) + cells([0.2, 0, 0])),
        redistribution: spread),
      international: .gross(
        immigrants: Matrix(rows: 6, columns: 2, byColumns: [10, 0, 0, 0, 0, 0] + cells([0, 0, 0])),
        emigrationRates: Matrix(rows: 6, columns: 2, byColumns: cells([0, 0, 0]) + cells([0.05, 0, 0]))))
    return CohortComponentModel(grid: grid).advance(people, by: rates)
  }

  @Test func `people, births, deaths and moves are those on paper`() throws {
    let step = try step()
    // Departures of age 0: 0.1 * 90 = 9 and 0.2 * 45 = 9; they change places. Emigrants: 0.05 * 45 = 2.25.
    // A at age 1: 80 + 0.9 (10 + 9 - 9) = 89; B: 40 + 0.9 (9 - 9 - 2.25) = 37.975. A at age 2: 0.5 * 40.
    // Births: 0.5 (40 + 89)/2 = 32.25 in A, 0.5 * 37.975/2 = 9.49375 in B, half of them girls.
    // Newborn exposure is births * 1.9/4: 0.7659375 girls leave A, 0.450953125 leave B, 0.11273828125 emigrate.
    let a = [14.21326484375, 89, 20], b = [4.4643212890625, 37.975, 0]
    let boysA = a[0], boysB = b[0]
    expectClose(
      step.population.elements, a + [boysA, 0, 0] + b + [boysB, 0, 0], within: .relative(1e-14), "people")
    expectClose(
      step.births.elements, [16.125, 16.125, 4.746875, 4.746875], within: .relative(1e-14), "births")
    expectClose(
      [step.departures[0, 0], step.departures[0, 1]], [9.7659375, 9.450953125], within: .relative(1e-14))
    expectClose(
      [step.emigration[0, 0], step.emigration[0, 1]], [0, 2.36273828125], within: .relative(1e-14))
    // Deaths of women in A: 20 residents of age 0, 1 of the immigrants, 20 of age 1, and of the newborn
    // 1.6125 less 0.05 (0.7659375 - 0.450953125).
    expectClose(
      [step.deaths[0, 0]], [20 + 1 + 20 + 1.6125 - 0.01574921875], within: .relative(1e-13), "deaths")
  }

  @Test func `with two regions the pool is the other region`() throws {
    let pool = try Redistribution(poolArrivals: [5, 3], pull: Matrix(rows: 6, columns: 2, repeating: 2))
    let out = Matrix(rows: 6, columns: 2, byColumns: (1...12).map(Double.init))
    expectClose(
      pool.arrivals(out).elements, (7...12).map(Double.init) + (1...6).map(Double.init),
      within: .relative(1e-14))
  }

  @Test func `flows by age group send each group its own way`() throws {
    // Three regions; from region 0, age 0 goes to region 1 and older people to region 2.
    var young = Matrix(rows: 3, columns: 3), old = young
    (young[0, 1], old[0, 2]) = (1, 1)
    for (o, d) in [(1, 0), (2, 0)] { (young[o, d], old[o, d]) = (1, 1) }
    let spread = try Redistribution(
      flows: [(AgeBand(from: 0, to: 0), young), (AgeBand(from: 1, to: nil), old)],
      pull: Matrix(rows: 6, columns: 3, repeating: 1), grid: grid)
    var out = Matrix(rows: 6, columns: 3)
    for x in 0..<6 { out[x, 0] = Double(x + 1) }
    let arrivals = spread.arrivals(out)
    for x in 0..<6 {
      let isYoung = x % 3 == 0
      #expect(arrivals[x, 1] == (isYoung ? Double(x + 1) : 0))
      #expect(arrivals[x, 2] == (isYoung ? 0 : Double(x + 1)))
    }
  }

  @Test func `a pull of zero everywhere is refused`() {
    #expect(throws: RedistributionError.noDestination(region: 0, cell: 0)) {
      try Redistribution(
        flows: [(nil, Matrix(rows: 2, columns: 2, repeating: 1))], pull: Matrix(rows: 6, columns: 2),
        grid: grid)
    }
  }
}
