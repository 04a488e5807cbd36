import Benchmarking
import Foundation
import LinearAlgebra
import TestSupport
import Testing

@Suite struct SimilarityMetricTests {
  private let all = Array(repeating: true, count: 6)

  private func distances(_ metric: SimilarityMetric, _ values: Matrix, from region: Int) -> [Double] {
    let coordinates = (0..<values.rows).map { i in
      metric.coordinates(of: (0..<values.columns).map { values[i, $0] }) ?? []
    }
    return coordinates.map { metric.distance(coordinates[region], $0) }
  }

  @Test func `distances agree with Mahalanobis' by R`() throws {
    let reference = try ReferenceTable("similarity.csv")
    let sample = try CharacteristicsSample()
    let metric = try SimilarityMetric(sample.values, allowsLogarithm: all)
    #expect(metric.correlation.intensity == 0.2)
    #expect(metric.isLogarithm.map { $0 ? 1 : 0 } == reference.values("logarithm"))
    expectClose(
      Array(distances(metric, sample.values, from: 0).dropFirst()), reference.values("distance"),
      within: .relative(1e-10))
    let weighted = try SimilarityMetric(
      sample.values, allowsLogarithm: all, weights: [1, 2, 0, 0.5, 3, 1])
    expectClose(
      weighted.coordinates(of: sample.row(0)) ?? [], reference.values("coordinates"),
      within: .relative(1e-10))
    expectClose(
      Array(distances(weighted, sample.values, from: 0).dropFirst()),
      reference.values("weighted_distance"), within: .relative(1e-10))
  }

  @Test func `contributions add up to the squared distance`() throws {
    let sample = try CharacteristicsSample()
    let metric = try SimilarityMetric(sample.values, allowsLogarithm: all, weights: [1, 2, 0, 0.5, 3, 1])
    let a = try #require(metric.coordinates(of: sample.row(3)))
    let b = try #require(metric.coordinates(of: sample.row(40)))
    let parts = metric.contributions(a, b)
    #expect(parts.reduce(0, +).squareRoot() == metric.distance(a, b))
    #expect(parts[2] == 0 && parts.allSatisfy { $0 >= 0 })
    #expect(metric.distance(b, a) == metric.distance(a, b) && metric.distance(a, a) == 0)
  }

  @Test func `without a floor the coordinates are uncorrelated over the regions`() throws {
    let sample = try CharacteristicsSample()
    let metric = try SimilarityMetric(sample.values, allowsLogarithm: all, floor: 0)
    let rows = (0..<60).compactMap { metric.coordinates(of: sample.row($0)) }
    let coordinates = Matrix(columns: rows).transposed()
    // The analytic intensity stays: R_s^(-1/2) R R_s^(-1/2), with R = (R_s - λ I) / (1 - λ).
    let lambda = metric.correlation.intensity
    let inverse = try metric.correlation.inverseSquareRoot()
    let square = inverse * inverse
    let products = coordinates.transposeTimes(coordinates)
    for j in 0..<6 {
      for i in 0..<6 {
        let expected = ((i == j ? 1 : 0) - lambda * square[i, j]) / (1 - lambda)
        expectClose([products[i, j] / 59], [expected], within: Tolerance(relative: 1e-11, absolute: 1e-12))
      }
    }
  }

  @Test func `units and order change no distance`() throws {
    let sample = try CharacteristicsSample()
    let plain = distances(
      try SimilarityMetric(sample.values, allowsLogarithm: all), sample.values, from: 7)
    // Shifts only where no logarithm is taken, whose zero has a meaning.
    let rescaled = sample.values.rescaled(by: [1e-3, -2, 100, 7, 1e6, 3], shifts: [0, 5, 0, 0, 2, -9])
    let metric = try SimilarityMetric(rescaled, allowsLogarithm: all)
    #expect(metric.isLogarithm == [true, false, false, true, false, false])
    expectClose(distances(metric, rescaled, from: 7), plain, within: .relative(1e-10))
    let (rows, columns) = (shuffled(60, seed: 5), shuffled(6, seed: 6))
    let permuted = sample.values.permuted(rows: rows, columns: columns)
    let again = distances(
      try SimilarityMetric(permuted, allowsLogarithm: all), permuted,
      from: rows.firstIndex(of: 7) ?? 0)
    expectClose(again, rows.map { plain[$0] }, within: .relative(1e-10))
  }

  @Test func `weights count by their proportions, and a weight of 0 hides an axis`() throws {
    let sample = try CharacteristicsSample()
    let weights = [1.0, 2, 0, 0.5, 3, 1]
    let one = try SimilarityMetric(sample.values, allowsLogarithm: all, weights: weights)
    let ten = try SimilarityMetric(sample.values, allowsLogarithm: all, weights: weights.map { $0 * 10 })
    expectClose(
      distances(ten, sample.values, from: 0), distances(one, sample.values, from: 0),
      within: .relative(1e-14))
    var moved = try #require(one.coordinates(of: sample.row(1)))
    let before = one.distance(moved, try #require(one.coordinates(of: sample.row(2))))
    moved[2] += 5
    #expect(one.distance(moved, try #require(one.coordinates(of: sample.row(2)))) == before)
  }

  @Test func `logarithms only where allowed, positive, skewed and better`() throws {
    let steps = (1...20).map { Double($0) }
    let skewed: [Double] = steps.map { exp($0 / 3) }
    let negative: [Double] = skewed.map { $0 - 2 }
    let even: [Double] = (1...20).map { Double($0 % 7) + 1 }
    // Skewed to the right, its logarithm further to the left.
    var both: [Double] = (1...20).map { 1 + Double($0 % 3) / 50 }
    (both[0], both[19]) = (1e-6, 4)
    let values = Matrix(columns: [skewed, skewed, negative, even, both])
    let metric = try SimilarityMetric(values, allowsLogarithm: [true, false, true, true, true])
    #expect(metric.isLogarithm == [true, false, false, false, false])
    let z = try #require(metric.standardised([exp(3.5), 1, 1, 1, 1]))
    // The logarithms are 1/3 ... 20/3: mean 3.5, standard deviation √35 / 3.
    expectClose([z[0]], [0], within: .absolute(1e-14))
    let one = try #require(metric.standardised([exp(3.5 + 35.0.squareRoot() / 3), 1, 1, 1, 1]))
    expectClose([one[0]], [1], within: .relative(1e-13))
    #expect(metric.coordinates(of: [0, 1, 1, 1, 1]) == nil)
    #expect(metric.coordinates(of: [1, .nan, 1, 1, 1]) == nil)
  }

  @Test func `what can't be is refused by name`() throws {
    let values = Matrix(columns: [[1, 2, 4], [1, 3, 2]])
    func metric(_ values: Matrix, _ weights: [Double]? = nil) throws(SimilarityError) {
      _ = try SimilarityMetric(values, allowsLogarithm: [true, true], weights: weights)
    }
    #expect(throws: SimilarityError.noWeight) { try metric(values, [0, 0]) }
    #expect(throws: SimilarityError.invalidWeight(column: 1, value: -1)) { try metric(values, [1, -1]) }
    #expect(throws: SimilarityError.self) { try metric(values, [.nan, 1]) }
    #expect(throws: SimilarityError.notFinite(row: 1, column: 1)) {
      try metric(Matrix(columns: [[1, 2, 4], [1, .nan, 2]]))
    }
    #expect(throws: SimilarityError.noVariance(column: 0, value: 4)) {
      try metric(Matrix(columns: [[4, 4, 4], [1, 3, 2]]))
    }
    #expect(throws: SimilarityError.tooFewRegions(count: 1, needed: 2)) {
      try metric(Matrix(columns: [[1], [2]]))
    }
  }
}
