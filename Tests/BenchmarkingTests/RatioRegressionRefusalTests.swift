import Benchmarking
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct RatioRegressionRefusalTests {
  @Test func `amounts that can't be are refused by region`() throws {
    func fit(_ change: (inout RatioSample) -> Void) throws {
      var sample = try RatioSample()
      change(&sample)
      _ = try sample.regression()
    }
    #expect(throws: RatioRegressionError.outOfRange(what: "observed", region: 4, value: -1)) {
      try fit { $0.observed[4] = -1 }
    }
    #expect(throws: RatioRegressionError.outOfRange(what: "observed", region: 4, value: .infinity)) {
      try fit { $0.observed[4] = .infinity }
    }
    #expect(throws: RatioRegressionError.outOfRange(what: "expected", region: 2, value: -3)) {
      try fit { $0.expected[2] = -3 }
    }
    #expect(throws: RatioRegressionError.self) { try fit { $0.expected[2] = .nan } }
    #expect(throws: RatioRegressionError.observedWithoutExpected(region: 8, observed: 6)) {
      try fit { ($0.observed[8], $0.expected[8]) = (6, 0) }
    }
    #expect(throws: RatioRegressionError.notFinite(region: 3, determinant: 6)) {
      try fit { sample in
        sample.determinants = sample.determinants.appending(
          column: (0..<60).map { $0 == 3 ? -.infinity : Double($0) })
      }
    }
    // Nothing observed where nothing is expected is a region without people, not a fault.
    try fit { ($0.observed[8], $0.expected[8]) = (0, 0) }
  }

  @Test func `too many determinants for the regions are refused with both numbers`() throws {
    let sample = try RatioSample()
    #expect(throws: RatioRegressionError.tooFewRegions(regions: 15, determinants: 6, needed: 16)) {
      try sample.permuted(Array(0..<15)).regression()
    }
    _ = try sample.permuted(Array(0..<16)).regression()
    #expect(throws: RatioRegressionError.tooFewRegions(regions: 5, determinants: 6, needed: 16)) {
      try sample.permuted(Array(0..<5)).regression()
    }
  }

  @Test func `a regression on nothing is refused`() throws {
    var sample = try RatioSample()
    sample.determinants = Matrix(rows: 60, columns: 0)
    #expect(throws: RatioRegressionError.noDeterminants) { try sample.regression() }
    sample.determinants = Matrix(rows: 60, columns: 2, repeating: 4)
    #expect(throws: RatioRegressionError.noDeterminants) { try sample.regression() }
  }

  /// Also with a penalty, which would divide the effect between the two without saying so.
  @Test func `determinants that say the same are refused by name`() throws {
    var sample = try RatioSample()
    sample.determinants = Matrix(
      columns: [Array(repeating: 2, count: 60)] + (0..<6).map { Array(sample.determinants.column($0)) })
    sample.determinants = sample.determinants.appending(
      column: (0..<60).map { 3 - 2 * sample.determinants[$0, 2] + sample.determinants[$0, 5] })
    #expect(throws: RatioRegressionError.dependent(determinants: [2, 5, 7])) { try sample.regression() }
  }

  @Test func `a fit without an answer says why`() throws {
    var sample = try RatioSample()
    sample.observed = Array(repeating: 0, count: 60)
    #expect(throws: RatioRegressionError.regression(.responseAtBorder(value: 0))) { try sample.regression() }
    // Nothing is observed in just those regions that a determinant sets apart.
    sample = try RatioSample()
    sample.determinants = sample.determinants.appending(column: (0..<60).map { $0 < 4 ? 1 : 0 })
    for i in 0..<4 { sample.observed[i] = 0 }
    #expect(throws: RatioRegressionError.regression(.separated(columns: [6], rows: [0, 1, 2, 3]))) {
      try sample.regression(penalty: .none)
    }
    _ = try sample.regression()
  }

  @Test(arguments: [
    (
      RatioRegressionError.outOfRange(what: "observed", region: 3, value: -2),
      ["observed", "3", "-2.0", "0 or more"]
    ),
    (.observedWithoutExpected(region: 3, observed: 7), ["7.0", "3"]),
    (.notFinite(region: 3, determinant: 9), ["3", "9", "infinite"]),
    (.tooFewRegions(regions: 5, determinants: 6, needed: 16), ["5", "6", "16"]),
    (.noDeterminants, ["determinant"]), (.dependent(determinants: [2, 5]), ["2, 5"]),
    (.regression(.responseAtBorder(value: 0)), ["0.0"]),
  ])
  func `messages name the figures`(error: RatioRegressionError, parts: [String]) {
    for part in parts { #expect(error.description.contains(part), "\(error.description)") }
  }
}
