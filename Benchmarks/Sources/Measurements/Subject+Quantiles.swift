import Prognosis
import Statistics

extension Subject {
  /// The five quantiles of the margins, of many series of draws.
  public func quantiles(series count: Int, draws: Int) throws -> Measurement {
    let name = StreamName(seed: 1, purpose: "measurement")
    let series = (0..<count).map { s in (0..<draws).map { name.normal(draw: $0, position: s) } }
    let quantiles = DrawQuantiles(probabilities: Margins.probabilities)
    let plain = try Quantiles.quantiles(of: series[count - 1], probabilities: Margins.probabilities)
    let amount = Double(count * draws)
    return Measurement("5 quantiles of \(count) series of \(draws) draws", per: "draws", amount) {
      let found = quantiles.quantiles(of: series)
      return {
        for (value, expected) in zip(found[count - 1], plain) {
          try require("a quantile", value, equals: expected)
        }
      }
    }
  }
}
