import Foundation
import LinearAlgebra
import Statistics
import TestSupport

/// The data and figures that regression.R wrote.
struct RegressionReference {
  let figures: ReferenceTable
  private let file: String

  init(beside file: String = #filePath) throws {
    figures = try ReferenceTable("regression.csv", beside: file)
    self.file = file
  }

  func data(_ name: String) throws -> ReferenceTable { try ReferenceTable("\(name).csv", beside: file) }

  func design(_ table: ReferenceTable, _ columns: [String], isPenalised: [Bool]? = nil) throws
    -> RegressionDesign
  {
    try RegressionDesign(Matrix(columns: columns.map { table[$0] }), isPenalised: isPenalised)
  }

  /// Claims of motor insurance, with the logarithm of the number of holders as offset.
  func insurance(_ family: ResponseFamily = .poisson) throws -> GeneralisedLinearModel {
    let table = try data("insurance")
    return try GeneralisedLinearModel(
      response: table["claims"], offset: table["holders"].map(log),
      design: design(table, Array(table.header.dropFirst(2))), family: family)
  }

  /// Low birth weight.
  func birthWeight() throws -> GeneralisedLinearModel {
    let table = try data("birthwt")
    return try GeneralisedLinearModel(
      response: table["low"], design: design(table, Array(table.header.dropFirst())), family: .binomial)
  }

  /// Amounts on nearly collinear columns; the last column is never penalised.
  func collinear(_ ridge: RidgePenalty = .none) throws -> GeneralisedLinearModel {
    let table = try data("collinear")
    return try GeneralisedLinearModel(
      response: table["observed"], offset: table["expected"].map(log),
      design: design(table, ["x1", "x2", "x3", "x4"], isPenalised: [true, true, true, false]),
      family: .quasiPoisson, ridge: ridge)
  }

  /// Days absent from school: the response and the design.
  func absences() throws -> (days: [Double], design: RegressionDesign) {
    let table = try data("quine")
    return (table["days"], try design(table, Array(table.header.dropFirst())))
  }
}
