/// Something that areas are described by.
public struct Characteristic: Sendable {
  /// What it is used for.
  public enum Role: String, Sendable {
    /// In the regression and in the distances.
    case regressor
    /// Shown only.
    case context
    /// A share of an age group: in the distances only, as age is in the expected use.
    case ageStructure = "age_structure"
  }
  /// A determinant's code, or `age_0_14` and so on.
  public var code: String
  /// Its name in Dutch.
  public var nameNL: String
  /// Its name in English.
  public var nameEN: String
  /// Its unit, as the model writes it.
  public var unit: String
  /// Its unit in English; empty where the model has none.
  public var unitEN: String
  /// What it is used for.
  public var role: Role
  /// `yes`, `partly` or `no`; empty for age structure.
  public var influenceable: String
  /// The year of its values; nil for age structure, which is of the base year.
  public var year: Int?
  /// Why it takes no part although its role would have it: no variance, too few values.
  public var leftOut: Notice?

  package init(
    code: String, nameNL: String, nameEN: String, unit: String, unitEN: String = "", role: Role,
    influenceable: String,
    year: Int?, leftOut: Notice?
  ) {
    (self.code, self.nameNL, self.nameEN) = (code, nameNL, nameEN)
    (self.unit, self.unitEN) = (unit, unitEN)
    (self.role, self.influenceable, self.year, self.leftOut) = (role, influenceable, year, leftOut)
  }
}

/// The value of a characteristic in an area.
public struct CharacteristicValue: Sendable {
  /// In the characteristic's unit; the members' mean by people. NaN where unknown and not estimated.
  public var value: Double
  /// In the nation.
  public var national: Double
  /// In standard deviations between the model's regions, from their mean; NaN where `value` is.
  public var standardised: Double
  /// The nation's value, likewise.
  public var standardisedNational: Double
  /// Whether part of it was estimated from the other characteristics.
  public var isEstimated: Bool

  package init(
    value: Double, national: Double, standardised: Double, standardisedNational: Double, isEstimated: Bool
  ) {
    (self.value, self.national, self.standardised) = (value, national, standardised)
    (self.standardisedNational, self.isEstimated) = (standardisedNational, isEstimated)
  }
}
