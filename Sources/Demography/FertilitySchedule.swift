/// Age-specific fertility rates that can be moved up in age and scaled to a total.
public struct FertilitySchedule: Sendable, Equatable {
  /// f_x, births per woman per year at age x = 0...A at childbirth, as given.
  public let ageSpecificFertilityRates: [Double]
  private let cumulative: MonotoneCubic

  /// - Parameter rates: f_x for x = 0...A, zero where nobody gives birth.
  /// - Throws: `.outOfRange` for a rate that is negative or not finite; `.noData` when all are zero.
  public init(_ rates: [Double]) throws(DemographyError) {
    try DemographyError.check(rates, "age-specific fertility rate")
    guard rates.contains(where: { $0 > 0 }) else { throw .noData(what: "age of fertility", index: 0) }
    var sums = [0.0]
    for rate in rates { sums.append(sums[sums.count - 1] + rate) }
    (ageSpecificFertilityRates, cumulative) = (rates, MonotoneCubic(sums))
  }

  /// The total fertility rate Σ f_x, births per woman.
  public var totalFertilityRate: Double { ageSpecificFertilityRates.reduce(0, +) }

  /// The mean age at childbirth Σ (x + 1/2) f_x / Σ f_x, years.
  public var meanAge: Double {
    let weighted = ageSpecificFertilityRates.enumerated().reduce(0) {
      $0 + (Double($1.offset) + 0.5) * $1.element
    }
    return weighted / totalFertilityRate
  }

  /// The schedule moved up by `shift` years of age and scaled to `total`.
  ///
  /// f'_x ∝ F(x + 1 - shift) - F(x - shift), F being the cumulated rates at exact ages, interpolated by a monotone cubic,
  /// so that no rate is negative.
  /// - Parameters:
  ///   - total: the total fertility rate that the result has, births per woman.
  ///   - shift: years of age, positive for later births.
  /// - Throws: `.outOfRange` for a total that is negative or not finite, or a shift that moves every birth off the
  ///   ages there are.
  public func rates(total: Double, shift: Double = 0) throws(DemographyError) -> [Double] {
    try DemographyError.check([total], "total fertility rate")
    guard shift.isFinite else { throw .outOfRange(what: "shift of fertility", index: 0, value: shift) }
    let moved = ageSpecificFertilityRates.indices.map { x -> Double in
      guard shift != 0 else { return ageSpecificFertilityRates[x] }
      // The interpolant never falls; where it is level, rounding may say so by one unit in the last place.
      return max(0, cumulative(Double(x + 1) - shift) - cumulative(Double(x) - shift))
    }
    let sum = moved.reduce(0, +)
    guard sum > 0 else { throw .outOfRange(what: "shift of fertility", index: 0, value: shift) }
    return moved.map { $0 / sum * total }
  }
}
