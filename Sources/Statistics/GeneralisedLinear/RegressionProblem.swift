import Foundation
import LinearAlgebra

/// A response, its offset, the design and the family, checked: what a fit starts from.
///
/// Rows can be taken out without changing the standardisation of the columns.
struct RegressionProblem: Sendable {
  let response: [Double]
  let offset: [Double]
  let design: RegressionDesign
  let family: ResponseFamily
  /// The rows that count, one truth value each.
  private(set) var participates: [Bool]

  /// Checks response and offset.
  init(
    response: [Double], offset: [Double]?, design: RegressionDesign, family: ResponseFamily
  ) throws(GeneralisedLinearError) {
    let n = design.rows
    precondition(response.count == n, "\(response.count) responses for \(n) rows")
    precondition(offset?.count ?? n == n, "\(offset?.count ?? n) offsets for \(n) rows")
    if case .negativeBinomial(let theta) = family { precondition(theta > 0 && theta.isFinite) }
    for (row, y) in response.enumerated() { try family.requireAllowed(y, row: row) }
    if let row = offset?.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(argument: "offset", index: row)
    }
    (self.response, self.design, self.family) = (response, design, family)
    self.offset = offset ?? [Double](repeating: 0, count: n)
    participates = [Bool](repeating: true, count: n)
    try requireInterior()
  }

  /// The same problem without some rows.
  ///
  /// - Throws: `.tooFewRows`, `.responseAtBorder`.
  func leavingOut(_ rows: Set<Int>) throws(GeneralisedLinearError) -> RegressionProblem {
    var copy = self
    for row in rows { copy.participates[row] = false }
    let left = copy.participates.count { $0 }
    guard left > design.coefficientCount else {
      throw .tooFewRows(rows: left, coefficients: design.coefficientCount)
    }
    try copy.requireInterior()
    return copy
  }

  /// Refuses rows that participate when the columns depend on each other in them.
  func requireIndependentColumns() throws(GeneralisedLinearError) {
    let rows = response.indices.filter { participates[$0] }
    let z = design.standardised
    try RegressionDesign.requireIndependent(
      Matrix(columns: (0..<z.columns).map { j in rows.map { z[$0, j] } }))
  }

  /// The same problem for another family.
  func with(_ family: ResponseFamily) -> RegressionProblem {
    RegressionProblem(self, family)
  }

  private init(_ other: RegressionProblem, _ family: ResponseFamily) {
    (response, offset, design) = (other.response, other.offset, other.design)
    (self.family, participates) = (family, other.participates)
  }

  private func requireInterior() throws(GeneralisedLinearError) {
    let rows = response.indices.filter { participates[$0] }
    guard let first = rows.first, family.border(response[first]) != 0 else { return }
    if rows.allSatisfy({ response[$0] == response[first] }) {
      throw .responseAtBorder(value: response[first])
    }
  }

  /// Everything that follows from coefficients of the standardised columns.
  func state(at coefficients: [Double]) -> RegressionState {
    let fitted = design.standardised * coefficients
    var state = RegressionState(coefficients: coefficients, rows: response.count)
    for i in response.indices {
      let eta = fitted[i] + offset[i]
      let moments = family.moments(response[i], at: eta)
      (state.linearPredictor[i], state.means[i]) = (eta, moments.mean)
      guard participates[i] else { continue }
      (state.weights[i], state.scores[i]) = (moments.weight, moments.score)
      state.deviances[i] = moments.deviance
      state.deviance += moments.deviance
    }
    return state
  }

  /// The squared length of the penalised coefficients.
  func penalisedSquares(_ coefficients: [Double]) -> Double {
    (0..<design.columns).reduce(0) {
      $0 + (design.isPenalised[$1] ? coefficients[$1 + 1] * coefficients[$1 + 1] : 0)
    }
  }
}

/// A fit in progress: the rows' figures at some coefficients. Rows left out have weight, score and deviance 0.
struct RegressionState: Sendable {
  /// Of the standardised columns, the intercept first.
  var coefficients: [Double]
  var linearPredictor: [Double]
  var means: [Double]
  var weights: [Double]
  var scores: [Double]
  var deviances: [Double]
  var deviance = 0.0

  init(coefficients: [Double], rows: Int) {
    self.coefficients = coefficients
    linearPredictor = [Double](repeating: 0, count: rows)
    means = linearPredictor
    weights = linearPredictor
    scores = linearPredictor
    deviances = linearPredictor
  }

  /// (y - μ) / √V(μ), 0 for a row left out.
  var pearsonResiduals: [Double] { zip(scores, weights).map { $1 > 0 ? $0 / $1.squareRoot() : 0 } }
}
