/// A topic that doesn't stand out in an area, and comes near to it.
public struct NearPriority: Sendable {
  /// The topic, as it would stand in the list.
  public var priority: Priority
  /// Whether it lies far enough from the usual.
  public var isDeviant: Bool
  /// Whether what is at stake matters; where it is far enough from the usual it doesn't.
  public var matters: Bool
  /// The stake from which it would matter, in the unit of the topic's.
  public var leastStake: Double

  package init(priority: Priority, isDeviant: Bool, matters: Bool, leastStake: Double) {
    (self.priority, self.isDeviant) = (priority, isDeviant)
    (self.matters, self.leastStake) = (matters, leastStake)
  }
}
