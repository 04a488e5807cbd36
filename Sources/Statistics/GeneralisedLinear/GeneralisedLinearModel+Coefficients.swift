import LinearAlgebra

extension GeneralisedLinearModel {
  /// The columns that the response was regressed on.
  public var design: RegressionDesign { problem.design }
  /// The distribution.
  public var family: ResponseFamily { problem.family }
  /// n - effective degrees of freedom.
  public var residualDegreesOfFreedom: Double {
    Double(problem.participates.count { $0 }) - effectiveDegreesOfFreedom
  }
  /// The share of the null deviance that the columns explain; 0 when there is nothing to explain.
  public var devianceExplained: Double { nullDeviance > 0 ? 1 - deviance / nullDeviance : 0 }

  /// The intercept and one coefficient per column, in the units of the columns: of the logarithm of the mean, or
  /// of the logit, or of the mean itself (gaussian).
  public var coefficients: [Double] { design.inOriginalUnits(state.coefficients) }
  /// The same per standard deviation of each column; the intercept is at the means of all columns.
  public var standardisedCoefficients: [Double] { state.coefficients }

  /// The covariance of ``coefficients``.
  public func covariance(_ kind: CoefficientCovariance = .modelBased) -> Matrix {
    // Before squaring, because the terms of the intercept cancel.
    covariance(kind, of: design.transformationToOriginalUnits * influence)
  }

  /// The standard errors of ``coefficients``.
  public func standardErrors(_ kind: CoefficientCovariance = .modelBased) -> [Double] {
    Self.rootDiagonal(covariance(kind))
  }

  /// The standard errors of ``standardisedCoefficients``.
  public func standardisedStandardErrors(_ kind: CoefficientCovariance = .modelBased) -> [Double] {
    Self.rootDiagonal(standardisedCovariance(kind))
  }

  /// The covariance of ``standardisedCoefficients``: B diag(m) Bᵀ with B = A⁻¹ Zᵀ √W, m being φ (model-based)
  /// or the squares of the Pearson residuals, enlarged as the kind says.
  ///
  /// A row with leverage 1 determines a coefficient by itself and adds nothing to a robust covariance.
  public func standardisedCovariance(_ kind: CoefficientCovariance = .modelBased) -> Matrix {
    covariance(kind, of: influence)
  }

  private func covariance(_ kind: CoefficientCovariance, of influence: Matrix) -> Matrix {
    let meat = squares(kind)
    var scaled = influence
    for i in 0..<scaled.columns { for j in 0..<scaled.rows { scaled[j, i] *= meat[i].squareRoot() } }
    return scaled.timesTranspose(scaled)
  }

  private static func rootDiagonal(_ matrix: Matrix) -> [Double] {
    (0..<matrix.rows).map { matrix[$0, $0].squareRoot() }
  }

  /// The middle of the sandwich: the variance that each row's Pearson residual is taken to have.
  func squares(_ kind: CoefficientCovariance) -> [Double] {
    let freedom = residualDegreesOfFreedom
    return zip(state.pearsonResiduals, leverages).map { r, h in
      let rest = max(0, 1 - h)
      switch kind {
      case .modelBased: return dispersion
      case .hc0: return r * r
      case .hc1: return r * r * (freedom + effectiveDegreesOfFreedom) / freedom
      case .hc2: return rest > 1e-10 ? r * r / rest : 0
      case .hc3: return rest > 1e-10 ? r * r / (rest * rest) : 0
      }
    }
  }
}
