import Demography

/// The change in life expectancy at 65 since the base year, in years per sex; it may be negative.
public struct LifeExpectancyGain: Hashable, Sendable {
  /// Women's change, years.
  public var female: Double
  /// Men's change, years.
  public var male: Double

  /// No change.
  public static let none = LifeExpectancyGain(female: 0, male: 0)

  /// A change of so many years for each sex.
  public init(female: Double, male: Double) { (self.female, self.male) = (female, male) }

  /// The change of one sex, years.
  public subscript(sex: Sex) -> Double { sex == .female ? female : male }
}
