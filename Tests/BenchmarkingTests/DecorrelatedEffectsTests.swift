import Benchmarking
import Foundation
import LinearAlgebra
import TestSupport
import Testing

@Suite struct DecorrelatedEffectsTests {
  /// The made-up values of Reference/effects.py.
  let values = Matrix(columns: (1...4).map { j in (1...40).map { Self.value($0, j) } })
  let coefficients = [0.3, -0.2, 0.5, 0.1]

  private static func value(_ i: Int, _ j: Int) -> Double {
    let (row, column) = (Double(i), Double(j))
    return sin(1.7 * row * column) + 0.9 * sin(0.37 * row) + 10 * column
  }

  func row(_ i: Int, of values: Matrix) -> [Double] { (0..<values.columns).map { values[i, $0] } }

  @Test func `weights and effects are those of SciPy's matrix square root`() throws {
    let reference = try ReferenceTable("effects.csv")
    let split = try DecorrelatedEffects(values, coefficients: coefficients)
    expectClose(split.weights, reference.values("weight"), within: .relative(1e-10))
    for i in [0, 7, 39] {
      expectClose(
        split.effects(of: row(i, of: values)), reference.values("effect \(i)"),
        within: Tolerance(relative: 1e-10, absolute: 1e-12))
    }
  }

  @Test func `effects add up to the predictor`() throws {
    let split = try DecorrelatedEffects(values, coefficients: coefficients)
    let scales = (0..<4).map { j in
      let x = Array(values.column(j))
      let mean = x.reduce(0, +) / 40
      return (mean, (x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 39).squareRoot())
    }
    for i in 0..<40 {
      var predictor = 0.0
      for j in 0..<4 { predictor += coefficients[j] * (values[i, j] - scales[j].0) / scales[j].1 }
      expectClose(
        [split.effects(of: row(i, of: values)).reduce(0, +)], [predictor], within: .absolute(1e-12))
    }
  }

  @Test func `determinants that nearly repeat each other share what they say together`() throws {
    // The second is the first and a thousandth of something else; coefficients of 50 and -50 are about that little.
    let columns = [Array(values.column(0)), (0..<40).map { values[$0, 0] + 0.001 * values[$0, 2] }]
    let split = try DecorrelatedEffects(Matrix(columns: columns), coefficients: [50, -50])
    for i in 0..<40 {
      let effects = split.effects(of: [columns[0][i], columns[1][i]])
      // Terms of their own would reach 50.
      #expect(effects.allSatisfy { $0.magnitude < 0.3 })
    }
  }

  @Test func `units, zeros and the order of determinants don't matter`() throws {
    let changed = Matrix(columns: [3, 1, 0, 2].map { j in values.column(j).map { 1000 * $0 - 7 } })
    let (plain, other) = (
      try DecorrelatedEffects(values, coefficients: coefficients),
      try DecorrelatedEffects(changed, coefficients: [3, 1, 0, 2].map { coefficients[$0] })
    )
    for i in [0, 7, 39] {
      let effects = plain.effects(of: row(i, of: values))
      expectClose(
        other.effects(of: row(i, of: changed)), [3, 1, 0, 2].map { effects[$0] },
        within: Tolerance(relative: 1e-9, absolute: 1e-12))
    }
  }

  @Test func `what tells no regions apart or says the same is refused`() {
    #expect {
      try DecorrelatedEffects(Matrix(columns: [[1, 2, 3], [5, 5, 5]]), coefficients: [1, 1])
    } throws: { error in
      if case SimilarityError.noVariance(let column, let value) = error {
        column == 1 && value == 5
      } else {
        false
      }
    }
    #expect {
      try DecorrelatedEffects(Matrix(columns: [[1, 2, 3], [2, 4, 6]]), coefficients: [1, 1])
    } throws: { error in
      if case SimilarityError.singular = error { true } else { false }
    }
    #expect(throws: SimilarityError.notFinite(row: 1, column: 0)) {
      try DecorrelatedEffects(Matrix(columns: [[1, .nan, 3]]), coefficients: [1])
    }
  }
}
