import LinearAlgebra

/// Where a figure doesn't answer to a step, as a wait that doesn't move while capacity is far too small.
extension LeverMix {
  /// Goes from a mix where a target that isn't met doesn't answer to any lever's step to the best of the mixes at the
  /// levers' bounds; whether it went.
  ///
  /// The mixes are each lever alone at either bound and, where these leave such a target as it is, all levers together
  /// at the bound that does the most. The best has the smallest sum of squared shortfalls, each in units of its
  /// target's scale, and of several the lowest cost.
  /// - Throws: `.noLeverAffects` for such a target whose figure is the same in all of them.
  func leavesPlateau<Failure>(
    _ search: inout MixSearch, _ slopes: Matrix, _ evaluate: ([[Double]]) throws(Failure) -> [[Double]]
  ) throws(LeverMixError<Failure>) -> Bool {
    let values = search.values
    let unmoved = targets.indices.filter { i in
      targets[i].shortfall(values[i]) > 0 && levers.indices.allSatisfy { slopes[i, $0] == 0 }
    }
    guard !unmoved.isEmpty else { return false }
    var mixes = levers.indices.flatMap { j in
      [levers[j].lower, levers[j].upper].map { bound in
        search.mix.enumerated().map { $0 == j ? bound : $1 }
      }
    }
    var figures = try figures(of: mixes, evaluate)
    func still() -> Int? { unmoved.first { i in figures.allSatisfy { $0[i] == values[i] } } }
    if still() != nil {
      let together = strongest(figures)
      mixes.append(together)
      figures += try self.figures(of: [together], evaluate)
    }
    if let i = still() { throw .noLeverAffects(target: targets[i].name) }
    return search.jump(toBestOf: mixes, figures)
  }

  /// Every lever at the bound whose figures, lower and upper in turn, lie nearer to the targets; where both do alike, at
  /// the one farther from 0.
  private func strongest(_ figures: [[Double]]) -> [Double] {
    levers.indices.map { j in
      let (low, high) = (distance(figures[2 * j]), distance(figures[2 * j + 1]))
      guard low == high else { return low < high ? levers[j].lower : levers[j].upper }
      return levers[j].lower.magnitude > levers[j].upper.magnitude ? levers[j].lower : levers[j].upper
    }
  }

  /// The sum of squared shortfalls, each in units of its target's scale.
  func distance(_ values: [Double]) -> Double {
    zip(targets, values).reduce(0) {
      let share = $1.0.shortfall($1.1) / $1.0.scale
      return $0 + share * share
    }
  }
}
