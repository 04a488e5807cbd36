/// A lever that a mix may use, with its bounds and its cost.
public struct MixLever: Hashable, Sendable {
  /// Its name, for messages.
  public var name: String
  /// The least it may be set to; 0 where it may be left alone, below 0 where it may be turned down.
  public var lower: Double
  /// The most it may be set to.
  public var upper: Double
  /// What a unit of it costs, up or down; at least 0.
  public var cost: Double
  /// The change by which its effect is found out; above 0.
  public var step: Double

  /// A lever.
  ///
  /// - Parameters:
  ///   - name: its name.
  ///   - range: the bounds, in the lever's own unit.
  ///   - cost: per unit of the size, whatever its sign.
  ///   - step: for finite differences, in the lever's unit; a hundredth of the range where not given.
  /// - Precondition: bounds, cost and step are finite, the cost isn't negative, the step is above 0.
  public init(_ name: String, _ range: ClosedRange<Double>, cost: Double, step: Double? = nil) {
    let width = range.upperBound - range.lowerBound
    let step = step ?? (width > 0 ? width / 100 : 1)
    precondition(width.isFinite && cost >= 0 && cost.isFinite, "a lever's bounds and cost are finite")
    precondition(step > 0 && step.isFinite, "a step is above 0")
    (self.name, lower, upper) = (name, range.lowerBound, range.upperBound)
    (self.cost, self.step) = (cost, step)
  }

  /// The size nearest to 0, which is where a search starts.
  var idle: Double { min(max(0, lower), upper) }

  /// A step from `size` within the bounds: up where there is room, else down, else as far as there is; 0 for a
  /// lever that can't move.
  func step(from size: Double) -> Double {
    if size + step <= upper { return step }
    if size - step >= lower { return -step }
    return upper - size >= size - lower ? upper - size : lower - size
  }
}
