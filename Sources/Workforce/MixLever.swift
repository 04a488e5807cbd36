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

  /// The allowed size nearest to 0: the lever left alone, or what it has to be. A search starts there.
  package var idle: Double { min(max(0, lower), upper) }

  /// The size itself, or the bound or 0 that it is within a billionth of the range of.
  func snapped(_ size: Double) -> Double {
    let room = 1e-9 * (upper - lower)
    if size <= lower + room { return lower }
    if size >= upper - room { return upper }
    return size.magnitude <= room && lower <= 0 && upper >= 0 ? 0 : size
  }

  /// The bound at which a mix that uses it has it; nil at 0, where it isn't used.
  func bound(at size: Double) -> MixResult.Bound? {
    size == 0 ? nil : size == upper ? .upper : size == lower ? .lower : nil
  }

  /// A step from `size` within the bounds: up where there is room, else down, else as far as there is; 0 for a
  /// lever that can't move.
  func step(from size: Double) -> Double {
    if size + step <= upper { return step }
    if size - step >= lower { return -step }
    return upper - size >= size - lower ? upper - size : lower - size
  }
}
