import Foundation

extension RegressionProblem {
  /// The state with the intercept alone, where the score Σ (y - μ) (dμ/dη) / V(μ) is 0.
  ///
  /// The score falls as the intercept rises in every family, so that the root is bracketed and found to the last bits.
  func nullState() throws(GeneralisedLinearError) -> RegressionState {
    let slopes = [Double](repeating: 0, count: design.columns)
    func score(_ intercept: Double) -> Double {
      response.indices.reduce(0) { sum, i in
        participates[i] ? sum + family.moments(response[i], at: intercept + offset[i]).score : sum
      }
    }
    var (low, high) = bracketOfIntercept()
    let width = max(1, high - low)
    var (lowScore, highScore) = (score(low), score(high))
    for _ in 0..<60 where lowScore < 0 {
      low -= width
      lowScore = score(low)
    }
    for _ in 0..<60 where highScore > 0 {
      high += width
      highScore = score(high)
    }
    guard lowScore >= 0, highScore <= 0 else { throw .didNotConverge(steps: 60, change: width) }
    let intercept = bracketedRoot(from: low, lowScore, to: high, highScore, of: score)
    return state(at: [intercept] + slopes)
  }

  /// Intercepts between which the root should lie: those that would fit the mean response at the lowest and the
  /// highest offset.
  private func bracketOfIntercept() -> (low: Double, high: Double) {
    let rows = response.indices.filter { participates[$0] }
    let mean = rows.reduce(0) { $0 + response[$1] / Double(rows.count) }
    let level =
      switch family {
      case .gaussian: mean
      case .binomial: log(mean / (1 - mean))
      case .poisson, .quasiPoisson, .negativeBinomial: log(mean)
      }
    let offsets = rows.map { offset[$0] }
    return (level - (offsets.max() ?? 0) - 1e-6, level - (offsets.min() ?? 0) + 1e-6)
  }
}
