import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct CollinearityDiagnosticsTests {
  private let longley: ReferenceTable
  private static let names = [
    "price_deflator", "gross_national_product", "unemployed", "armed_forces", "population", "year",
  ]

  init() throws {
    BLAS.useCallingThreadOnly()
    longley = try ReferenceTable("longley.csv")
  }

  private func columns() -> Matrix { Matrix(columns: Self.names.map { longley[$0] }) }

  @Test func `Longley's inflation factors are those published`() throws {
    let diagnostics = try CollinearityDiagnostics(columns())
    // As printed in the documentation of R's package genridge (Friendly 2011), to its digits.
    expectClose(
      diagnostics.varianceInflationFactors, [135.53, 1788.51, 33.619, 3.589, 399.15, 758.98],
      within: .relative(4e-5), "printed digits")
  }

  @Test func `Longley agrees with R`() throws {
    let diagnostics = try CollinearityDiagnostics(columns())
    let figures = try ReferenceTable("regression.csv")
    // The condition number is 4e4, that of its square 2e9.
    expectClose(
      diagnostics.conditionIndices, figures.values("longley_condition_indices"), within: .relative(1e-9),
      "condition 4e4")
    expectClose(
      diagnostics.varianceProportions.elements, figures.values("longley_variance_proportions"),
      within: .relative(1e-8), "condition 4e4")
    expectClose(
      diagnostics.varianceInflationFactors, figures.values("longley_inflation_factors"),
      within: .relative(1e-10))
    expectClose(
      [diagnostics.centredConditionNumber], figures.values("longley_centred_condition"),
      within: .relative(1e-10))
  }

  @Test func `shares add up to 1 for each coefficient`() throws {
    let proportions = try CollinearityDiagnostics(columns()).varianceProportions
    for j in 0..<7 { expectClose([proportions.column(j).reduce(0, +)], [1], within: .absolute(1e-14)) }
  }

  @Test func `the dependence of intercept and year is named`() throws {
    let dependences = try CollinearityDiagnostics(columns()).dependences()
    let worst = try #require(dependences.first)
    #expect(worst.includesIntercept && worst.columns.contains(5) && worst.conditionIndex > 43_000)
    #expect(dependences.allSatisfy { $0.conditionIndex > 30 && $0.columns.count >= 1 })
  }

  @Test func `uncorrelated columns have indices and factors of 1`() throws {
    let diagnostics = try CollinearityDiagnostics(
      Matrix(columns: [
        [1, -1, 1, -1, 1, -1, 1, -1], [1, 1, -1, -1, 1, 1, -1, -1], [1, 1, 1, 1, -1, -1, -1, -1],
      ]))
    expectClose(diagnostics.conditionIndices, [1, 1, 1, 1], within: .relative(1e-14))
    expectClose(diagnostics.varianceInflationFactors, [1, 1, 1], within: .relative(1e-14))
    expectClose([diagnostics.centredConditionNumber], [1], within: .relative(1e-14))
    #expect(diagnostics.dependences().isEmpty)
  }

  @Test func `units change nothing, zeros only the uncentred indices`() throws {
    let one = try CollinearityDiagnostics(columns())
    var other = columns()
    for i in 0..<other.rows {
      other[i, 1] *= 1024
      other[i, 5] -= 1940
    }
    let moved = try CollinearityDiagnostics(other)
    expectClose(moved.varianceInflationFactors, one.varianceInflationFactors, within: .relative(1e-10))
    expectClose([moved.centredConditionNumber], [one.centredConditionNumber], within: .relative(1e-10))
    #expect(moved.conditionIndices[6] < one.conditionIndices[6] / 10)
  }

  @Test func `dependent and constant columns are refused`() {
    #expect(throws: GeneralisedLinearError.rankDeficient(rank: 1, columns: [0, 1])) {
      try CollinearityDiagnostics(Matrix(columns: [[1, 2, 4, 7], [3, 5, 9, 15]]))
    }
    #expect(throws: GeneralisedLinearError.constantColumn(0)) {
      try CollinearityDiagnostics(Matrix(columns: [[2, 2, 2, 2], [3, 5, 9, 15]]))
    }
  }
}
