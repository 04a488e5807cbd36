import Foundation

/// A positive quantity that goes by equal ratios to a long-run level, and stays there.
///
/// log v_t = log v_{t₀} + (t - t₀) / (t₁ - t₀) (log L - log v_{t₀}) until t₁, then v = L; used for national immigration.
public struct LevelPath: Sendable, Equatable {
  /// t₀, the year whose level is known.
  public let startYear: Int
  /// v_{t₀}.
  public let startLevel: Double
  /// t₁, the first year at the long-run level.
  public let reachedIn: Int
  /// L.
  public let longRunLevel: Double

  /// - Precondition: `reachedIn` is after `startYear`.
  /// - Throws: `.outOfRange` for a level that isn't positive and finite.
  public init(
    from startLevel: Double, in startYear: Int, to longRunLevel: Double, in reachedIn: Int
  ) throws(DemographyError) {
    precondition(reachedIn > startYear, "a level is reached after the start")
    for level in [startLevel, longRunLevel] where !(level > 0 && level < .infinity) {
      throw .outOfRange(what: "level", index: 0, value: level)
    }
    (self.startLevel, self.startYear) = (startLevel, startYear)
    (self.longRunLevel, self.reachedIn) = (longRunLevel, reachedIn)
  }

  /// v_t.
  /// - Precondition: `year` isn't before t₀.
  public func value(in year: Int) -> Double {
    precondition(year >= startYear)
    guard year < reachedIn else { return longRunLevel }
    let share = Double(year - startYear) / Double(reachedIn - startYear)
    return startLevel * exp(share * log(longRunLevel / startLevel))
  }
}
