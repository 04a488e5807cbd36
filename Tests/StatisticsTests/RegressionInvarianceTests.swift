import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

/// What must not matter: the order of the rows, the units and zeros of the columns, the unit of money.
@Suite struct RegressionInvarianceTests {
  private let table: ReferenceTable
  private static let names = ["x1", "x2", "x3", "x4"]

  init() throws {
    BLAS.useCallingThreadOnly()
    table = try RegressionReference().data("collinear")
  }

  private func fit(
    rows: [Int]? = nil, money: Double = 1, _ ridge: RidgePenalty = .crossValidated,
    column: (Int, Double) -> Double = { $1 }
  ) throws -> GeneralisedLinearModel {
    let order = rows ?? Array(0..<80)
    let columns = Self.names.enumerated().map { j, name in order.map { column(j, table[name][$0]) } }
    return try GeneralisedLinearModel(
      response: order.map { table["observed"][$0] * money },
      offset: order.map { log(table["expected"][$0] * money) },
      design: RegressionDesign(Matrix(columns: columns)), family: .quasiPoisson, ridge: ridge)
  }

  private func expectSame(
    _ other: GeneralisedLinearModel, as one: GeneralisedLinearModel, within tolerance: Tolerance,
    rows: [Int]? = nil, money: Double = 1, signs: [Double] = [1, 1, 1, 1], _ context: String = ""
  ) {
    let order = rows ?? Array(0..<80)
    let turned = zip(one.standardisedCoefficients, [1] + signs).map { $0 * $1 }
    expectClose(other.standardisedCoefficients, turned, within: tolerance, context)
    expectClose(
      other.standardisedStandardErrors(), one.standardisedStandardErrors(), within: tolerance, context)
    expectClose(
      other.standardisedStandardErrors(.hc3), one.standardisedStandardErrors(.hc3), within: tolerance, context
    )
    expectClose(other.fittedMeans, order.map { one.fittedMeans[$0] * money }, within: tolerance, context)
    expectClose([other.penalty], [one.penalty * money], within: tolerance, context)
    expectClose([other.devianceExplained], [one.devianceExplained], within: tolerance, context)
    let (a, b) = (other.leaveOneOut(), one.leaveOneOut())
    expectClose(
      a.map { $0?.mean ?? .nan }, order.map { (b[$0]?.mean ?? .nan) * money }, within: tolerance, context)
    expectClose(
      a.map { $0?.standardError ?? .nan }, order.map { b[$0]?.standardError ?? .nan }, within: tolerance,
      context)
  }

  @Test func `the order of the rows`() throws {
    let order = shuffledIndices(80, seed: 11)
    expectSame(try fit(rows: order), as: try fit(), within: .relative(1e-10), rows: order)
  }

  @Test func `the unit and the zero of a column`() throws {
    // x3 follows from x1 and x2 to 1e-4, and a changed unit rounds them anew: 1e-16 / 1e-4 in what is left.
    let other = try fit { j, x in [x * 39.37, 1.8 * x + 32, x - 390, 3 - 2 * x][j] }
    expectSame(other, as: try fit(), within: .relative(1e-10), signs: [1, 1, 1, -1])
  }

  @Test func `the unit of a column without a penalty`() throws {
    let (other, one) = (try fit(.none) { j, x in j == 3 ? 1000 * x + 7 : x }, try fit(.none))
    // The standardised columns have condition number 5e4.
    expectSame(other, as: one, within: .relative(1e-9), "condition 5e4")
    expectClose(
      [other.coefficients[4] * 1000], [one.coefficients[4]], within: .relative(1e-10), "own unit")
  }

  @Test func `the unit of money`() throws {
    expectSame(try fit(money: 1e-6), as: try fit(), within: .relative(1e-10), money: 1e-6)
  }
}
