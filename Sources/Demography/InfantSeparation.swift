/// The mean age at death of those who die before their first birthday.
public enum InfantSeparation {
  /// a₀, in years, from the death rate m₀ at age 0.
  ///
  /// Piecewise linear in m₀, per sex:
  ///
  /// | women | a₀ | men | a₀ |
  /// |---|---|---|---|
  /// | m₀ < 0.01724 | 0.14903 - 2.05527 m₀ | m₀ < 0.02300 | 0.14929 - 1.99545 m₀ |
  /// | m₀ < 0.06891 | 0.04667 + 3.88089 m₀ | m₀ < 0.08307 | 0.02832 + 3.26021 m₀ |
  /// | above | 0.31411 | above | 0.29915 |
  ///
  /// Source: Andreev & Kingkade (2015), as in the Human Mortality Database's Methods Protocol 6, section 6.1.
  /// - Parameters:
  ///   - deathRate: m₀, deaths per person-year, finite and not negative.
  ///   - sex: the sex whose coefficients hold.
  @inlinable
  public static func years(deathRate: Double, sex: Sex) -> Double {
    switch sex {
    case .female:
      if deathRate < 0.01724 { return 0.14903 - 2.05527 * deathRate }
      return deathRate < 0.06891 ? 0.04667 + 3.88089 * deathRate : 0.31411
    case .male:
      if deathRate < 0.02300 { return 0.14929 - 1.99545 * deathRate }
      return deathRate < 0.08307 ? 0.02832 + 3.26021 * deathRate : 0.29915
    }
  }
}
