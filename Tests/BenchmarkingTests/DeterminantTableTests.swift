import Benchmarking
import LinearAlgebra
import TestSupport
import Testing

@Suite struct DeterminantTableTests {
  /// Little and Rubin (2002), example 7.8 (after Rubin 1976): 13 observations of five variables, 8 of
  /// the 65 unknown in a monotone pattern; the maximum likelihood means are printed with three digits.
  private static let incomplete: [[Double]] = [
    [7, 1, 11, 11, 7, 11, 3, 1, 2, .nan, .nan, .nan, .nan],
    [26, 29, 56, 31, 52, 55, 71, 31, 54, .nan, .nan, .nan, .nan],
    [6, 15, 8, 8, 6, 9, 17, 22, 18, 4, 23, 9, 8],
    [60, 52, 20, 47, 33, 22, .nan, .nan, .nan, .nan, .nan, .nan, .nan],
    [78.5, 74.3, 104.3, 87.6, 95.9, 109.2, 102.7, 72.5, 93.1, 115.9, 83.8, 113.3, 109.4],
  ]

  @Test func `maximum likelihood means are the published ones`() throws {
    let fit = try MultivariateNormalFit(Matrix(columns: Self.incomplete).map { $0 / 100 }, intensity: 0)
    expectClose(
      fit.mean.map { $0 * 100 }, [6.655, 49.965, 11.769, 27.047, 95.423], within: .absolute(0.0005),
      "as printed")
  }

  @Test func `moments and estimates agree with an independent fit`() throws {
    let reference = try ReferenceTable("unknown.csv")
    let sample = try CharacteristicsSample("characteristics_unknown.csv")
    let table = try DeterminantTable(sample.values)
    #expect(table.columns == Array(0..<6) && table.sparseRows == [59])
    let places = (0..<59).flatMap { i in (0..<6).map { (i, $0) } }.filter { sample.values[$0.0, $0.1].isNaN }
    #expect(places.count > 20)
    expectClose(
      places.map { table.values[$0.0, $0.1] }, reference.values("estimate"), within: .relative(1e-10))
    let usable = sample.values.permuted(rows: Array(0..<59))
    let fit = try MultivariateNormalFit(
      Matrix(columns: (0..<6).map { Self.standardised(Array(usable.column($0))) }),
      intensity: reference.values("intensity")[0])
    let tolerance = Tolerance(relative: 1e-10, absolute: 1e-12)
    expectClose(fit.mean, reference.values("mean"), within: tolerance)
    expectClose(fit.covariance.elements, reference.values("covariance"), within: tolerance)
  }

  private static func standardised(_ x: [Double]) -> [Double] {
    let known = x.filter { !$0.isNaN }
    let mean = known.reduce(0, +) / Double(known.count)
    let squares = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return x.map { ($0 - mean) / (squares / Double(known.count - 1)).squareRoot() }
  }

  @Test func `known values stay to the last bit, and estimated ones are marked`() throws {
    let sample = try CharacteristicsSample("characteristics_unknown.csv")
    let table = try DeterminantTable(sample.values)
    for i in 0..<60 {
      for j in 0..<6 {
        let (before, after) = (sample.values[i, j], table.values[i, j])
        #expect(table.isEstimated[i][j] == (before.isNaN && i != 59))
        #expect(before.isNaN ? after.isFinite == (i != 59) : after == before)
      }
    }
    // Conditional means, not the plain ones: those of one determinant differ between regions.
    let column = (0..<59).filter { table.isEstimated[$0][0] }.map { table.values[$0, 0] }
    #expect(column.count > 2 && Set(column).count == column.count)
  }

  @Test func `units, zeros and order change no estimate`() throws {
    let sample = try CharacteristicsSample("characteristics_unknown.csv")
    let plain = try DeterminantTable(sample.values)
    let (factors, shifts) = ([1e-3, 2, 100, -0.5, 1e6, 3], [5, -80, 1, 0, 20, 0.0])
    let rescaled = try DeterminantTable(sample.values.rescaled(by: factors, shifts: shifts))
    let (rows, columns) = (shuffled(60, seed: 3), shuffled(6, seed: 4))
    let permuted = try DeterminantTable(sample.values.permuted(rows: rows, columns: columns))
    for i in 0..<59 {
      for j in 0..<6 where plain.isEstimated[i][j] {
        expectClose(
          [rescaled.values[i, j]], [plain.values[i, j] * factors[j] + shifts[j]],
          within: .relative(1e-10))
      }
    }
    let reordered = plain.values.permuted(rows: rows, columns: columns)
    for (value, expected) in zip(permuted.values.elements, reordered.elements) where !expected.isNaN {
      expectClose([value], [expected], within: .relative(1e-10))
    }
    #expect(permuted.isEstimated == rows.map { i in columns.map { plain.isEstimated[i][$0] } })
  }

  @Test func `determinants without variance or with too few figures are left out and named`() throws {
    let sample = try CharacteristicsSample("characteristics_unknown.csv")
    let plain = try DeterminantTable(sample.values)
    let sparse = (0..<60).map { $0 < 47 ? Double($0) : .nan }
    let more = try DeterminantTable(
      sample.values.appending(column: Array(repeating: 0.1, count: 60)).appending(column: sparse))
    #expect(
      more.exclusions == Array(repeating: nil, count: 6) + [
        .noVariance(value: 0.1), .tooFewKnown(known: 47, count: 60),
      ])
    #expect(more.columns == plain.columns && more.sparseRows == plain.sparseRows)
    for (value, expected) in zip(more.values.elements, plain.values.elements) where !expected.isNaN {
      #expect(value == expected)
    }
    // 48 of 60 is 80 %, which is enough.
    let enough = (0..<60).map { $0 < 48 ? Double($0) : .nan }
    #expect(try DeterminantTable(sample.values.appending(column: enough)).columns.count == 7)
  }

  @Test func `a determinant that varies in sparse regions only has no variance`() throws {
    let table = try DeterminantTable(
      Matrix(columns: [
        [1, 2, 3, 4, 5, .nan], [4, 2, 5, 1, 2, .nan], [7, 7, 7, 7, 7, 8], [1, 1, 2, 3, 5, .nan],
      ]))
    #expect(table.sparseRows == [5] && table.columns == [0, 1, 3])
    #expect(table.exclusions == [nil, nil, .noVariance(value: 7), nil])
    #expect(table.isEstimated.allSatisfy { !$0.contains(true) })
  }

  @Test func `tables with nothing to learn from are left as they are`() throws {
    let single = try DeterminantTable(Matrix(columns: [[3], [4]]))
    #expect(single.columns.isEmpty && single.sparseRows.isEmpty && single.values.columns == 0)
    #expect(single.exclusions == [.noVariance(value: 3), .noVariance(value: 4)])
    let empty = try DeterminantTable(Matrix(rows: 4, columns: 0))
    #expect(empty.columns.isEmpty && empty.values.rows == 4)
  }

  /// More determinants than regions, some of them copies of others.
  @Test func `collinear determinants can't stop the estimates`() throws {
    let sample = try CharacteristicsSample("characteristics_unknown.csv")
    let doubled = sample.values.permuted(columns: [0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5, 0, 1])
    let table = try DeterminantTable(doubled.permuted(rows: Array(0..<12)))
    #expect(table.values.elements.allSatisfy(\.isFinite) && table.isEstimated.joined().contains(true))
  }

  @Test func `an infinite value is refused by place`() {
    #expect(throws: SimilarityError.notFinite(row: 1, column: 0)) {
      try DeterminantTable(Matrix(columns: [[1, -.infinity, 3]]))
    }
    #expect(throws: SimilarityError.didNotConverge(passes: 2)) {
      try MultivariateNormalFit(
        Matrix(columns: [[1, 2, .nan, 4], [1, 3, 2, 5]]), intensity: 0, maximumPasses: 2)
    }
  }
}

extension Matrix {
  fileprivate func map(_ transform: (Double) -> Double) -> Matrix {
    Matrix(rows: rows, columns: columns, byColumns: elements.map(transform))
  }
}
