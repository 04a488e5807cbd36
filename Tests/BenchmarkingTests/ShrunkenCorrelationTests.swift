import Benchmarking
import Foundation
import LinearAlgebra
import TestSupport
import Testing

@Suite struct ShrunkenCorrelationTests {
  /// The columns as they enter in the reference: logarithms of the two that are skewed.
  private func entering() throws -> Matrix {
    let metric = try SimilarityMetric(
      CharacteristicsSample().values, allowsLogarithm: Array(repeating: true, count: 6))
    let values = try CharacteristicsSample().values
    return Matrix(
      columns: (0..<6).map { j in
        metric.isLogarithm[j] ? values.column(j).map { log($0) } : Array(values.column(j))
      })
  }

  @Test func `intensity, correlation and inverse root agree with corpcor`() throws {
    let reference = try ReferenceTable("similarity.csv")
    let fit = try ShrunkenCorrelation(entering())
    expectClose([fit.intensity], reference.values("intensity"), within: .relative(1e-10))
    #expect(fit.intensity == fit.analyticIntensity)
    let tolerance = Tolerance(relative: 1e-10, absolute: 1e-12)
    expectClose(fit.matrix.elements, reference.values("correlation"), within: tolerance)
    expectClose(try fit.inverseSquareRoot().elements, reference.values("inverse_root"), within: tolerance)
  }

  @Test func `fewer regions than characteristics still give an inverse`() throws {
    let reference = try ReferenceTable("similarity.csv")
    let fit = try ShrunkenCorrelation(entering().permuted(rows: Array(0..<5)))
    expectClose([fit.intensity], reference.values("few_intensity"), within: .relative(1e-10))
    expectClose(
      try fit.inverseSquareRoot().elements, reference.values("few_inverse_root"),
      within: Tolerance(relative: 1e-10, absolute: 1e-12))
  }

  @Test func `the inverse root undoes the correlation, and is symmetric`() throws {
    let fit = try ShrunkenCorrelation(entering(), floor: 0.2)
    let root = try fit.inverseSquareRoot()
    expectClose(
      (root * fit.matrix * root).elements, Matrix.identity(6).elements, within: .absolute(1e-13))
    expectClose(root.transposed().elements, root.elements, within: .absolute(1e-15))
  }

  @Test func `the floor holds and keeps the diagonal`() throws {
    let (free, bound) = (try ShrunkenCorrelation(entering()), try ShrunkenCorrelation(entering(), floor: 0.2))
    #expect(bound.intensity == 0.2 && bound.analyticIntensity == free.analyticIntensity)
    for j in 0..<6 {
      for i in 0..<6 {
        let expected = i == j ? 1 : free.matrix[i, j] / (1 - free.intensity) * 0.8
        expectClose([bound.matrix[i, j]], [expected], within: .relative(1e-13))
      }
    }
  }

  @Test func `uncorrelated and single characteristics are left as they are`() throws {
    let square = Matrix(columns: [[1, 1, -1, -1], [1, -1, 1, -1]])
    let fit = try ShrunkenCorrelation(square)
    #expect(fit.intensity == 1 && fit.matrix == .identity(2))
    let single = try ShrunkenCorrelation(Matrix(columns: [[1, 5, 2]]))
    #expect(single.matrix == .identity(1))
  }

  @Test func `what can't be is refused by name`() throws {
    #expect(throws: SimilarityError.tooFewRegions(count: 1, needed: 2)) {
      try ShrunkenCorrelation(Matrix(columns: [[1]]))
    }
    #expect(throws: SimilarityError.noVariance(column: 1, value: 3)) {
      try ShrunkenCorrelation(Matrix(columns: [[1, 2, 3], [3, 3, 3]]))
    }
    #expect(throws: SimilarityError.notFinite(row: 2, column: 0)) {
      try ShrunkenCorrelation(Matrix(columns: [[1, 2, .infinity], [3, 3, 4]]))
    }
    // The same figures twice: a correlation of 1 without sampling error, and no floor.
    let twice = try ShrunkenCorrelation(Matrix(columns: [[1, -1], [1, -1]]))
    #expect(twice.intensity == 0)
    #expect(throws: SimilarityError.self) { try twice.inverseSquareRoot() }
  }
}
