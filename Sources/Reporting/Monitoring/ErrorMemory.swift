import Foundation

/// What the error of a realised figure leaves of itself for the next year, and so what of an error is new.
///
/// Cumulative sums need steps that are standard normal and independent of each other if the prognosis is right. Deviations
/// themselves aren't independent: what makes births fall short in one year mostly does so in the next.
enum ErrorMemory: Sendable {
  /// The error stays, and the years add to it: that of a stock, or of what follows a trend.
  case stays
  /// The error of a flow, which goes back to zero in the course of years.
  case fades

  /// ρ, the correlation of the deviations of two successive years where the error fades.
  ///
  /// That of the draws of the default model lies from 0.66 (immigration) to 0.89 (deaths). With 0.7 the sums give signals by chance
  /// 1.4 times as often on average as those of independent years over ten figures, 2.9 times over five (the module's article
  /// *Monitoring*).
  static let correlation = 0.7

  /// A year's figure: what was projected and what happened.
  typealias Outcome = (year: Int, figure: ProjectedFigure, realised: Double)

  /// What is new in the error of a year, in standard deviations.
  ///
  /// Where errors stay it is ``ProjectedFigure/innovation(of:after:)``. Where they fade it is (z_t - r z_u) / √(1 - r²), with z the deviations
  /// of this year and of the last one before with a realised figure, and r = ρ^(t - u); z_t where there is no such year.
  ///
  /// - Returns: standard normal if the errors are normal and have this memory; NaN without margins, or where they haven't grown.
  func step(of outcome: Outcome, after last: Outcome?) -> Double {
    switch self {
    case .stays:
      return outcome.figure.innovation(of: outcome.realised, after: last.map { ($0.figure, $0.realised) })
    case .fades:
      let deviation = outcome.figure.deviation(of: outcome.realised)
      guard let last else { return deviation }
      let before = last.figure.deviation(of: last.realised)
      guard !before.isNaN else { return deviation }
      let correlation = pow(Self.correlation, Double(outcome.year - last.year))
      return (deviation - correlation * before) / (1 - correlation * correlation).squareRoot()
    }
  }
}
