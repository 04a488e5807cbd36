import Demography
import LinearAlgebra
import TestSupport
import Testing

/// Gross flows against an independent calculation, cell by cell (`Reference/cohort_component.py`).
@Suite struct CohortComponentReferenceTests {
  @Test func `four regions with flows, pull and migration abroad`() throws {
    let file = try ReferenceTable("cohort_component.csv")
    let grid = AgeSexGrid(openAge: 7)
    func matrix(_ name: String, rows: Int = 16) -> Matrix {
      Matrix(rows: rows, columns: 4, byColumns: (0..<4).flatMap { file["\(name)\($0)"].prefix(rows) })
    }
    let spread = try Redistribution(
      flows: [(nil, matrix("moves", rows: 4))], pull: matrix("pull"), grid: grid)
    let rates = ProjectionRates(
      survival: matrix("survival"), birthSurvival: matrix("birth_survival", rows: 2),
      fertility: matrix("fertility", rows: 8), sexRatioAtBirth: 1.06,
      internalMigration: InternalMigration(departureRates: matrix("departure"), redistribution: spread),
      international: .gross(immigrants: matrix("immigrants"), emigrationRates: matrix("emigration")))
    let step = CohortComponentModel(grid: grid).advance(matrix("population"), by: rates)
    expectClose(step.population.elements, matrix("result").elements, within: .relative(1e-12))
  }
}
