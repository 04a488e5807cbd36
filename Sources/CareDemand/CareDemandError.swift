/// Why care demand can't be worked out from the figures given.
///
/// Items, cells and regions are counted from 0, in the order of the matrices. A wrong shape is the
/// caller's bug and traps; these cases depend on the data.
public enum CareDemandError: Error, Equatable, Sendable {
  /// A rate is negative or infinite; NaN is allowed and means unknown.
  case invalidRate(item: Int, cell: Int, value: Double)
  /// A regional ratio is negative, infinite or NaN.
  case invalidRatio(item: Int, region: Int, value: Double)
  /// A yearly growth is not a finite number above -1.
  case invalidGrowth(item: Int, value: Double)
  /// A count of people is negative, infinite or NaN.
  case invalidPopulation(cell: Int, region: Int, value: Double)
  /// The share of the gain in life expectancy spent in good health is infinite or NaN.
  case invalidShare(Double)
  /// The gain in life expectancy times the share is not a number of years within the first age that shifts.
  case invalidShift(years: Double)
  /// Every ratio of the item is 0 where there is demand, so that no factor restores its national total.
  case ratiosWithoutDemand(item: Int)
}
