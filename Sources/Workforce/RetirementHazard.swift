import Foundation

/// The share of staff that retires within a year, by years from the statutory pension age.
///
///     h(d), d = age at last birthday - pension age, years
///
/// Given at whole d and linear between; 0 a year before the first and earlier, and as the last from there on. A pension age
/// of 67.25 so reads between two given ages.
public struct RetirementHazard: Hashable, Sendable {
  /// The first d with a hazard above 0.
  public let first: Int
  /// Hazards at `first`, `first` + 1, ..., each 0 to 1 and below 1.
  public let values: [Double]

  /// A hazard from values at whole years from the pension age.
  ///
  /// - Precondition: there is a value.
  /// - Throws: `.invalidEntry` for a value that isn't at least 0 and below 1.
  public init(first: Int, values: [Double]) throws(WorkforceError) {
    precondition(!values.isEmpty, "no hazard")
    for (index, value) in values.enumerated() where !(value >= 0 && value < 1) {
      throw .invalidEntry(
        list: "retirement hazard", index: index, value: value, allowed: "at least 0, below 1")
    }
    (self.first, self.values) = (first, values)
  }

  /// The hazard so many years after the pension age (before it where negative), per year.
  public func hazard(yearsFromPension years: Double) -> Double {
    let place = years - Double(first)
    let below = place.rounded(.down)
    if below < -1 { return 0 }
    if below >= Double(values.count - 1) { return values[values.count - 1] }
    let i = Int(below)
    let low = i < 0 ? 0 : values[i]
    return low + (place - below) * (values[i + 1] - low)
  }

  /// The share that retires at a hazard whose level is raised to an exponent: 1 - (1 - h)^kappa, which stays within 0 to 1.
  static func share(_ hazard: Double, exponent: Double) -> Double { -expm1(exponent * log1p(-hazard)) }
}
