import Benchmarking

/// The ratios of one item in all areas of a set, and the control limits that they are held against.
///
/// A ratio of an amount expected at e has the variance φ / e + τ² around the national 1; see `FunnelLimits`.
public struct AreaFunnel: Sendable {
  /// An area's place.
  public struct Place: Hashable, Sendable {
    /// Use at national rates by age and sex, euro or units per year; above 0.
    public var expected: Double
    /// Observed over expected.
    public var ratio: Double
    /// Beside the limits.
    public var position: FunnelPosition

    package init(expected: Double, ratio: Double, position: FunnelPosition) {
      (self.expected, self.ratio, self.position) = (expected, ratio, position)
    }
  }

  /// In the order of the set's areas; nil where an area has no figures.
  public var places: [Place?]
  /// φ, the amount of one independent unit, in the item's unit.
  public var dispersion: Double
  /// τ², the variance of ratios between areas that was added to chance.
  public var betweenVariance: Double

  package init(places: [Place?], dispersion: Double, betweenVariance: Double) {
    (self.places, self.dispersion, self.betweenVariance) = (places, dispersion, betweenVariance)
  }

  /// The item in all areas of a set.
  init(_ item: ComparedItem, _ place: Int, in set: ComparedSet) {
    self.init(
      places: zip(set.amounts[place], set.funnels.places[place]).map { amount, region in
        guard let amount, let region else { return nil }
        return Place(expected: amount.expected, ratio: amount.ratio, position: region.position)
      },
      dispersion: item.spread.dispersion, betweenVariance: set.funnels.betweenVariances[place])
  }

  /// The control limits of the ratio of an amount expected at `expected`.
  ///
  /// - Parameter expected: e, in the item's unit, above 0; anything else traps.
  /// - Returns: the limits of 95 and of 99.8 %, at least 0.
  public func limits(
    expected: Double
  ) -> (limits95: ClosedRange<Double>, limits998: ClosedRange<Double>) {
    precondition(expected > 0, "an amount is expected")
    return FunnelLimits.limits(variance: dispersion / expected + betweenVariance)
  }
}
