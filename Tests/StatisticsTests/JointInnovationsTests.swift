import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct JointInnovationsTests {
  private func matrix(_ rows: [[Double]]) -> Matrix { Matrix(columns: rows) }

  @Test func `two series`() throws {
    let joint = try JointInnovations(correlation: matrix([[1, 0.6], [0.6, 1]]))
    // The first keeps its own; the second is 0.6 of the first and 0.8 of its own.
    expectClose(joint.correlated([1, 0]), [1, 0.6], within: .absolute(1e-15))
    expectClose(joint.correlated([0, 1]), [0, 0.8], within: .absolute(1e-15))
  }

  static let singular: [[[Double]]] = [
    [[1, 1], [1, 1]], [[1, -1], [-1, 1]], [[1, 1, 1], [1, 1, 1], [1, 1, 1]],
    [[1, 0.5, 1], [0.5, 1, 0.5], [1, 0.5, 1]],
  ]

  @Test(arguments: singular)
  func `a singular correlation is kept`(rows: [[Double]]) throws {
    let joint = try JointInnovations(correlation: matrix(rows))
    expectClose(product(joint, rows.count), rows.flatMap(\.self), within: .absolute(1e-14))
  }

  @Test func `what can't be a correlation becomes the nearest with unit variances`() throws {
    let joint = try JointInnovations(correlation: matrix([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]))
    let result = product(joint, 3)
    expectClose([result[0], result[4], result[8]], [1, 1, 1], within: .absolute(1e-14))
    #expect(result.allSatisfy { $0.magnitude <= 1 + 1e-14 })
  }

  /// F Fᵀ by columns.
  private func product(_ joint: JointInnovations, _ count: Int) -> [Double] {
    let columns = (0..<count).map { j in joint.correlated((0..<count).map { $0 == j ? 1 : 0 }) }
    return (0..<count).flatMap { i in
      (0..<count).map { k in columns.reduce(0) { $0 + $1[i] * $1[k] } }
    }
  }

  @Test func `a hand-worked correlation of the years in common`() throws {
    // Years 2001 and 2002: cross 1 · 2 + 2 · 1, squares 5 and 5. The other years take no part.
    let joint = try JointInnovations(innovations: [
      [2000: 9, 2001: 1, 2002: 2], [2001: 2, 2002: 1, 2005: -9],
    ])
    expectClose([joint.correlation[1, 0], joint.correlation[0, 1]], [0.8, 0.8], within: .relative(1e-15))
    #expect(joint.correlation[0, 0] == 1 && joint.correlation[1, 1] == 1)
  }

  @Test func `series without variation or common years are independent`() throws {
    let joint = try JointInnovations(innovations: [[2000: 0, 2001: 0], [2000: 1, 2001: 2], [2010: 3]])
    #expect(joint.correlation == .identity(3))
  }

  @Test(arguments: [-0.7, 0, 0.5, 0.95])
  func `it recovers what generated the innovations`(correlation: Double) throws {
    var g = SplitMix64(seed: 21)
    let count = 4000
    let generator = try JointInnovations(correlation: matrix([[1, correlation], [correlation, 1]]))
    let pairs = (0..<count).map { _ in generator.correlated([g.normal(), g.normal()]) }
    let joint = try JointInnovations(
      innovations: (0..<2).map { i in
        Dictionary(uniqueKeysWithValues: pairs.enumerated().map { ($0.offset, [2, 7][i] * $0.element[i]) })
      })
    // The standard error of a correlation is (1 - r²) / √n.
    let error = (1 - correlation * correlation) / Double(count).squareRoot()
    expectClose([joint.correlation[1, 0]], [correlation], within: .absolute(4 * error), "sampling error")
  }

  @Test func `what isn't a number is refused`() {
    #expect(throws: StatisticsError.notFinite(argument: "correlation", index: 0)) {
      _ = try JointInnovations(correlation: matrix([[1, .nan], [.nan, 1]]))
    }
    #expect(throws: StatisticsError.notFinite(argument: "innovations", index: 1)) {
      _ = try JointInnovations(innovations: [[2000: 1, 2001: 1], [2000: .nan, 2001: 1]])
    }
  }
}
