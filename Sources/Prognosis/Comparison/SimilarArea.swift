/// An area that is like another.
public struct SimilarArea: Sendable {
  /// The area; of the same set, or a region of the model where the set has too few.
  public var area: Area
  /// The distance, in standard deviations of a characteristic: root of the weighted mean of squares over the characteristics.
  public var distance: Double
  /// What each characteristic adds to the squared distance, in the order of `RegionalComparison.characteristics` (0 for
  /// context); adds up to `distance` squared.
  public var contributions: [Double]
  /// What it is like, in the order of `RegionalComparison.characteristics`.
  public var profile: [CharacteristicValue]

  package init(area: Area, distance: Double, contributions: [Double], profile: [CharacteristicValue]) {
    (self.area, self.distance, self.contributions, self.profile) = (area, distance, contributions, profile)
  }
}
