import Demography
import LinearAlgebra

/// How much of the years that life expectancy gains is spent in good health.
///
/// With share h and gain g_s = e_65,s(t) - e_65,s(base), the rate of an item at age x >= `fromAge` is
/// the one that held at age x - h g_s in the base year:
///
///     u_t(s, x) = u(s, x - h g_s),
///
/// by linear interpolation between single ages. h = 0 leaves the rates as they are; h = 1 lets them
/// keep their distance to death; below 0 and above 1 are allowed (expansion and compression of
/// morbidity). Four rules for the edges:
/// - an age above the open age A is read at A (a loss in life expectancy reads upwards);
/// - an age whose own rate is unknown stays unknown;
/// - where a rate that the interpolation needs is unknown, the age's own takes its place;
/// - ages below `fromAge` keep their own, so that a rate may step at that age.
///
/// Source: the European Commission's Ageing Reports shift age profiles of use in this way; half the
/// gain is the share of their reference scenario.
public struct HealthyAgeing: Hashable, Sendable {
  /// The share h of the gain that is spent in good health.
  public let share: Double
  /// The first age whose rate moves, 55 by default.
  public let fromAge: Int

  /// A share of the gain, from an age upwards.
  ///
  /// - Precondition: `fromAge` is not negative.
  /// - Throws: `.invalidShare` where `share` is not finite.
  public init(share: Double, fromAge: Int = 55) throws(CareDemandError) {
    precondition(fromAge >= 0, "an age is not negative")
    guard share.isFinite else { throw .invalidShare(share) }
    (self.share, self.fromAge) = (share, fromAge)
  }

  /// Nothing of the gain.
  public static let none = HealthyAgeing()

  private init() { (share, fromAge) = (0, 55) }

  /// The rates that hold once life expectancy at 65 has changed by `gain` years.
  ///
  /// - Throws: `.invalidShift` where share times gain is not finite or exceeds `fromAge`, so that an
  ///   age below 0 would be read.
  /// - Complexity: items x cells.
  public func shifted(_ base: CareRates, gain: LifeExpectancyGain) throws(CareDemandError) -> CareRates {
    let grid = base.grid
    var shifted = base.rates
    for sex in Sex.allCases {
      let shift = share * gain[sex]
      guard shift.isFinite, shift <= Double(fromAge) else { throw .invalidShift(years: shift) }
      guard shift != 0, fromAge <= grid.openAge else { continue }
      for age in fromAge...grid.openAge {
        let source = Reading(at: Double(age) - shift, openAge: grid.openAge)
        for item in 0..<base.items {
          let own = base.rates[item, grid.index(sex, age)]
          guard !own.isNaN else { continue }
          shifted[item, grid.index(sex, age)] = source.rate {
            let read = base.rates[item, grid.index(sex, $0)]
            return read.isNaN ? own : read
          }
        }
      }
    }
    return CareRates(unchecked: shifted, grid: grid)
  }

  /// Where a rate is read: between a single age and the next.
  private struct Reading {
    let age: Int
    let fraction: Double

    /// An exact age, read at the open age where it lies above it.
    init(at exact: Double, openAge: Int) {
      let read = min(exact, Double(openAge))
      let whole = read.rounded(.down)
      (age, fraction) = (Int(whole), read - whole)
    }

    /// The interpolated rate.
    func rate(_ rates: (Int) -> Double) -> Double {
      // A whole age needs no neighbour, which may not exist or be unknown.
      fraction == 0 ? rates(age) : (1 - fraction) * rates(age) + fraction * rates(age + 1)
    }
  }
}
