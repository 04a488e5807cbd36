import Demography
import LinearAlgebra
import TestSupport
import Testing

/// Sweden 1993-1998 in five-year steps: closed, and with net migrants half at the start and half at the end.
@Suite struct CohortComponentPrestonTests {
  let file: ReferenceTable
  let grid = AgeSexGrid(openAge: 17)

  init() throws { file = try ReferenceTable("preston_sweden_1993.csv") }

  func survival(_ column: String) -> [Double] {
    let l = file[column]
    let open = l[17] / (l[16] + l[17])
    return (0..<16).map { l[$0 + 1] / l[$0] } + [open, open]
  }

  func project(women: [Double], men: [Double], international: InternationalMigration) -> ProjectionStep {
    let rates = ProjectionRates(
      survival: Matrix(rows: 36, columns: 1, byColumns: survival("L_women") + survival("L_men")),
      birthSurvival: Matrix(
        rows: 2, columns: 1, byColumns: [file["L_women"][0] / 500_000, file["L_men"][0] / 500_000]),
      fertility: Matrix(rows: 18, columns: 1, byColumns: file["fertility"]),
      sexRatioAtBirth: 1.05, international: international)
    return CohortComponentModel(grid: grid, width: 5)
      .advance(Matrix(rows: 36, columns: 1, byColumns: women + men), by: rates)
  }

  @Test func `the closed population of 1998`() {
    let step = project(women: file["women"], men: file["men"], international: .none)
    let end = step.population.elements
    expectClose(Array(end[..<18]), file["closed_women"], within: .relative(1e-10), "women")
    expectClose(Array(end[18...]), file["closed_men"], within: .relative(1e-10), "men")
    // Printed with two decimals.
    expectClose([step.births.elements.reduce(0, +)], [604_866.36], within: .absolute(0.005), "births")
  }

  @Test func `the open population of 1998`() {
    let step = project(
      women: file["open_start"], men: file["open_start"],
      international: .net(
        Matrix(rows: 36, columns: 1, byColumns: file["net"] + file["net"]), timing: .even))
    // The book's migrants and survival ratios are rounded: its results are whole persons.
    expectClose(Array(step.population.elements[..<18]), file["open_women"], within: .absolute(0.6), "women")
    expectClose([step.births.elements.reduce(0, +)], [615_989], within: .absolute(1.5), "births")
    #expect(step.bounds.isEmpty)
  }

  @Test func `migrants at the end neither die nor give birth`() {
    let net = Matrix(rows: 36, columns: 1, byColumns: file["net"] + file["net"])
    let closed = project(women: file["women"], men: file["men"], international: .none)
    let open = project(women: file["women"], men: file["men"], international: .net(net, timing: .end))
    expectClose(
      zip(open.population.elements[1..<18], closed.population.elements[1..<18]).map(-),
      Array(file["net"][1...]),
      within: .absolute(1e-8), "people")
    // Women are exposed for the mean of P and S P, which is what a closed population has.
    expectClose(open.births.elements, closed.births.elements, within: .relative(1e-12), "births")
    expectClose(open.deaths.elements, closed.deaths.elements, within: .relative(1e-12), "deaths")
  }
}
