/// A figure that a mix has to bring down to a limit.
public struct MixTarget: Hashable, Sendable {
  /// Its name, for messages.
  public var name: String
  /// The most it may be.
  public var limit: Double
  /// What a whole unit of it is, such as the demand that a gap is part of: shortfalls of several targets are weighed in
  /// it, and the tolerance is a share of it.
  public var scale: Double

  /// A target: the figure of this name is to be at most `limit`.
  ///
  /// - Precondition: the limit is finite, the scale finite and above 0.
  public init(_ name: String, atMost limit: Double, scale: Double) {
    precondition(limit.isFinite && scale > 0 && scale.isFinite, "a target has a limit and a scale")
    (self.name, self.limit, self.scale) = (name, limit, scale)
  }

  /// How far a figure lies above the limit, in its own unit.
  func shortfall(_ value: Double) -> Double { max(0, value - limit) }
}
