import LinearAlgebra

/// What draws say of a number of a solve file.
public struct DrawnValue: Sendable {
  /// The mean over the draws.
  public let mean: Double
  /// The ends of the 80 % interval.
  public let p10, p90: Double
  /// Of gaps the share of draws with one, of waits those beyond the norm; nil for growth.
  public let probability: Double?
}

extension SolveValue {
  /// What the draws of a result of the solver's areas say of it; nil where it has none, as for growth per year.
  public func drawn(in result: PrognosisResult) -> DrawnValue? {
    switch quantity {
    case .growth: return nil
    case .gap(let branch, let unit, let year):
      guard let workforce = result.workforce, let t = result.years.firstIndex(of: year),
        let item = workforce.items.firstIndex(where: { $0.code == branch }), let margins = workforce.margins
      else { return nil }
      return drawn(
        margins[t], row: workforce.row(item, unit.measure),
        probability: workforce.shortageProbability?[t][item, column])
    case .wait(let service, let year):
      guard let waiting = result.waiting, let t = result.years.firstIndex(of: year),
        let place = waiting.services.firstIndex(where: { $0.service == service }),
        let margins = waiting.margins
      else { return nil }
      return drawn(
        margins[t], row: waiting.row(place, .weeks),
        probability: margins[t].mean[waiting.row(place, .exceedProbability), column])
    }
  }

  private func drawn(_ distribution: Distribution, row: Int, probability: Double?) -> DrawnValue {
    func quantile(_ level: Double) -> Double {
      guard let place = Margins.probabilities.firstIndex(of: level) else {
        preconditionFailure("one of the quantiles")
      }
      return distribution.quantiles[place][row, column]
    }
    return DrawnValue(
      mean: distribution.mean[row, column], p10: quantile(0.1), p90: quantile(0.9), probability: probability)
  }
}
