import Foundation

/// The search for the penalty with the smallest leave-one-out deviance, on the lattice of ``PenaltyChoice``.
///
/// The linear predictor of row i without row i is taken one step from the full fit,
/// η_i - h_i r_i / (1 - h_i), h_i being the leverage and r_i the working residual (Pregibon 1981, *Annals of
/// Statistics* 9, 705-724; for gaussian it is exact: Allen 1974, *Technometrics* 16, 125-127).
struct PenaltySearch {
  private static let range = -192...128
  private static let coarseStep = 16

  private let problem: RegressionProblem
  private let null: RegressionState
  private let unit: Double
  /// The last state that converged, where the next fit starts.
  private var latest: RegressionState
  private var deviances: [Int: Double] = [:]

  init(_ problem: RegressionProblem, null: RegressionState) {
    (self.problem, self.null, latest) = (problem, null, null)
    unit = null.weights.reduce(0, +)
  }

  /// The best penalty and all that were tried.
  ///
  /// From the largest penalty downwards, so that each fit starts near its end.
  ///
  /// - Throws: `.didNotConverge` when no penalty of the range has a fit.
  mutating func choice() throws(GeneralisedLinearError) -> PenaltyChoice {
    for k in Self.range.reversed() where (k - Self.range.upperBound) % Self.coarseStep == 0 { visit(k) }
    guard var best = smallest() else { throw .didNotConverge(steps: 0, change: .infinity) }
    let withoutPenalty = deviance(at: 0)
    var step = Self.coarseStep / 2
    while step >= 1 {
      visit(best + step)
      visit(best - step)
      best = smallest() ?? best
      step /= 2
    }
    return choice(best, withoutPenalty)
  }

  private func choice(_ best: Int, _ withoutPenalty: Double?) -> PenaltyChoice {
    let lattice = deviances.sorted { $0.key < $1.key }.map {
      PenaltyChoice.Trial(penalty: penalty($0.key), deviance: $0.value)
    }
    let zero = withoutPenalty.map { [PenaltyChoice.Trial(penalty: 0, deviance: $0)] } ?? []
    let smallest = deviances[best] ?? .infinity
    if let withoutPenalty, withoutPenalty <= smallest {
      return PenaltyChoice(penalty: 0, deviance: withoutPenalty, position: .zero, trials: zero + lattice)
    }
    return PenaltyChoice(
      penalty: penalty(best), deviance: smallest,
      position: best == Self.range.upperBound ? .upperBorder : .interior, trials: zero + lattice)
  }

  private func penalty(_ k: Int) -> Double { unit * pow(10, Double(k) / 32) }

  /// The lattice point with the smallest deviance, of equals the one with the largest penalty.
  private func smallest() -> Int? {
    deviances.min { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
  }

  private mutating func visit(_ k: Int) {
    guard Self.range.contains(k), deviances[k] == nil else { return }
    deviances[k] = deviance(at: penalty(k))
  }

  /// The leave-one-out deviance; nil where the fit has no finite answer, which then isn't a candidate.
  private mutating func deviance(at penalty: Double) -> Double? {
    let fit = ReweightedLeastSquares(problem: problem, penalty: penalty, method: .normalEquations)
    guard let state = try? fit.solution(from: latest).state,
      let inverse = try? PenalisedInverse(problem, penalty, state)
    else { return nil }
    latest = state
    let eta = problem.oneStepLeaveOneOut(state, forms: inverse.quadraticForms())
    let deviance = problem.response.indices.reduce(0) { sum, i in
      problem.participates[i] ? sum + problem.family.moments(problem.response[i], at: eta[i]).deviance : sum
    }
    return deviance.isFinite ? deviance : nil
  }
}

extension RegressionProblem {
  /// The linear predictor of each row as one step without that row changes it; `forms` are z_iᵀ A⁻¹ z_i.
  func oneStepLeaveOneOut(_ state: RegressionState, forms: [Double]) -> [Double] {
    response.indices.map { i in
      state.linearPredictor[i] - forms[i] * state.scores[i] / (1 - state.weights[i] * forms[i])
    }
  }
}
