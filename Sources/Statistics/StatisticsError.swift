/// Why a statistical fit has no answer for its input.
///
/// Arrays of different length are the caller's bug and trap; these cases depend on the data. Indices count
/// from 0 in the order of the input.
public enum StatisticsError: Error, Equatable, Sendable {
  /// A value of this argument is infinite, or a NaN where the unknown isn't allowed.
  case notFinite(argument: String, index: Int)
  /// A value of this argument is below zero; zero and above are allowed.
  case negative(argument: String, index: Int, value: Double)
  /// Something was observed in a region where nothing is expected, so that its ratio has no value.
  case observedWithoutExpected(index: Int, observed: Double)
  /// A part is larger than the whole that it is part of.
  case aboveTotal(index: Int, part: Double, total: Double)
  /// No region has both an observed and an expected value.
  case noObservations
  /// Everything that was observed is zero, which no ratio with a mean of 1 explains.
  case nothingObserved
  /// Nearly all ratios are exactly 1: only `differing` of `count` differ, too few to say how much they do.
  case spreadNotEstimable(differing: Int, count: Int)
  /// A series or its adjacent pairs are this many, and at least `needed` are required.
  case tooFewObservations(count: Int, needed: Int)
  /// A year stands in the series twice.
  case repeatedYear(Int)
  /// The earlier values of all pairs are equal, so that the dependence on them can't be estimated.
  case constantSeries
  /// The factors times the weights add up to zero or less, and can't be scaled to the total.
  case nothingToRescale
  /// A search ended without a maximum, in the quantity named.
  case didNotConverge(quantity: String)
}
