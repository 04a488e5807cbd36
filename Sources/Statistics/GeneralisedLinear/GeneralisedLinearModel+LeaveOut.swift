import LinearAlgebra

extension GeneralisedLinearModel {
  /// The prediction of some rows by a fit without them.
  ///
  /// The fit is repeated to convergence from this one, with the same λ, θ and standardisation of the columns, so that
  /// what changes is the coefficients alone. A λ that was cross-validated has seen the rows left out, by
  /// one part in n.
  ///
  /// The steps use the Cholesky factor of Zᵀ W Z + λ P, or QR where its condition is too bad. That gives the
  /// same coefficients as the steps by QR of the fit itself, to rounding, and standard errors to 1e-8.
  ///
  /// - Parameter rows: indices of the rows left out together.
  /// - Returns: one prediction per row left out, by ascending index.
  /// - Precondition: each index is that of a row.
  /// - Throws: `.tooFewRows`, `.responseAtBorder`, `.rankDeficient`, `.separated` or `.didNotConverge` when the other
  ///   rows don't determine the coefficients.
  public func prediction(
    leavingOut rows: Set<Int>
  ) throws(GeneralisedLinearError) -> [LeaveOutPrediction] {
    precondition(rows.allSatisfy(problem.response.indices.contains), "a row that isn't there")
    return try LeaveOutFit(self, leavingOut: rows).predictions(of: rows.sorted())
  }

  /// The prediction of each row by a fit without it; nil where the other rows don't determine the coefficients.
  ///
  /// - Complexity: n fits of some three steps.
  public func leaveOneOut() -> [LeaveOutPrediction?] {
    let steps = oneStepChanges()
    return problem.response.indices.map { row in
      // At leverage 1 a coefficient rests on this row alone.
      guard leverages[row] < 1 - 1e-10 else { return nil }
      return try? LeaveOutFit(self, leavingOut: [row], change: steps.column(row))
        .predictions(of: [row]).first
    }
  }

  /// By columns, the change of the coefficients that one step without a row makes, where the refit starts.
  private func oneStepChanges() -> Matrix {
    var changes = influence
    let pearson = state.pearsonResiduals
    for i in 0..<changes.columns {
      for j in 0..<changes.rows { changes[j, i] *= -pearson[i] / (1 - leverages[i]) }
    }
    return changes
  }
}
