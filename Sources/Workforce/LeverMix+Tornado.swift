/// What one lever alone does to the targets' figures.
public struct LeverEffect: Equatable, Sendable {
  /// The lever's name.
  public var lever: String
  /// The change of each figure per unit of the lever, by its step.
  public var perUnit: [Double]
  /// The change of each figure with the lever at its lower bound.
  public var atLower: [Double]
  /// The change of each figure with the lever at its upper bound.
  public var atUpper: [Double]

  package init(lever: String, perUnit: [Double], atLower: [Double], atUpper: [Double]) {
    (self.lever, self.perUnit, self.atLower, self.atUpper) = (lever, perUnit, atLower, atUpper)
  }
}

extension LeverMix {
  /// The effect of each lever alone, the others being left alone.
  ///
  /// - Parameter evaluate: as in ``solve(_:)``.
  /// - Returns: an effect per lever, in their order; changes are from the figures with every lever left alone.
  /// - Throws: `.notFinite`; `.evaluation` with what `evaluate` throws.
  public func tornado<Failure>(
    _ evaluate: ([[Double]]) throws(Failure) -> [[Double]]
  ) throws(LeverMixError<Failure>) -> [LeverEffect] {
    let idle = levers.map(\.idle)
    let steps = zip(levers, idle).map { $0.step(from: $1) }
    let sizes = levers.indices.map { [idle[$0] + steps[$0], levers[$0].lower, levers[$0].upper] }
    let mixes = levers.indices.flatMap { j in
      sizes[j].map { size in idle.enumerated().map { $0 == j ? size : $1 } }
    }
    let figures = try figures(of: [idle] + mixes, evaluate)
    func change(_ place: Int) -> [Double] { zip(figures[place + 1], figures[0]).map { $0 - $1 } }
    return levers.indices.map { j in
      LeverEffect(
        lever: levers[j].name,
        perUnit: change(3 * j).map { steps[j] == 0 ? 0 : $0 / steps[j] },
        atLower: change(3 * j + 1), atUpper: change(3 * j + 2))
    }
  }
}
