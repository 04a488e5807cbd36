/// Splits a value among the players of a cooperative game (Shapley 1953):
///
///     phi_i = sum over S without i of |S|! (n - |S| - 1)! / n! (v(S + i) - v(S)),
///
/// the mean of what player i adds over all orders in which the players can join. The phi add up to
/// v(all) - v(none), whatever the order the players are listed in.
///
/// For a game that is a product of factors this is the decomposition of Das Gupta (1993).
///
/// ```swift
/// let shapley = ShapleyValues(players: 2)
/// // v(none), v(first), v(second), v(both)
/// shapley.contributions { [10, 14, 15, 21][$0] }  // [5, 6]
/// ```
public struct ShapleyValues: Sendable {
  /// The number of players n.
  public let players: Int
  /// |S|! (n - |S| - 1)! / n! by the size of S.
  private let weights: [Double]

  /// A game of so many players.
  ///
  /// - Precondition: 1...20 players, since every subset is valued.
  public init(players: Int) {
    precondition((1...20).contains(players), "1 to 20 players")
    self.players = players
    // 1 / (n C(n - 1, s)), with the binomial coefficient built up exactly in integers.
    var choose = 1
    weights = (0..<players).map { size in
      defer { choose = choose * (players - 1 - size) / (size + 1) }
      return 1 / Double(players * choose)
    }
  }

  /// What each player contributes.
  ///
  /// - Parameter value: v of a subset, given as bits: player i belongs to it where bit i is set.
  /// - Returns: phi, one per player, in the unit of v.
  /// - Complexity: each of the 2^n subsets is valued once.
  public func contributions(_ value: (Int) -> Double) -> [Double] {
    let values = (0..<1 << players).map(value)
    return (0..<players).map { player in
      var phi = 0.0
      for subset in values.indices where subset & 1 << player == 0 {
        phi += weights[subset.nonzeroBitCount] * (values[subset | 1 << player] - values[subset])
      }
      return phi
    }
  }
}
