/// A closed range of ages at last birthday, or an open one.
public struct AgeBand: Hashable, Sendable {
  /// The first age.
  public let from: Int
  /// The last age, included; nil where the band is open.
  public let to: Int?

  /// A band from `from` up to and including `to`.
  public init(from: Int, to: Int?) { (self.from, self.to) = (from, to) }

  /// The ages of the band on a grid that ends at `openAge`.
  public func ages(openAge: Int) -> ClosedRange<Int> { from...min(to ?? openAge, openAge) }
}
