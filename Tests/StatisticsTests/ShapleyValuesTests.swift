import Statistics
import TestSupport
import Testing

@Suite struct ShapleyValuesTests {
  /// The mean over every order in which the players can join.
  private static func byPermutations(players: Int, _ value: (Int) -> Double) -> [Double] {
    func orders(_ rest: [Int]) -> [[Int]] {
      rest.isEmpty
        ? [[]] : rest.flatMap { first in orders(rest.filter { $0 != first }).map { [first] + $0 } }
    }
    let all = orders(Array(0..<players))
    var sums = [Double](repeating: 0, count: players)
    for order in all {
      var joined = 0
      for player in order {
        sums[player] += value(joined | 1 << player) - value(joined)
        joined |= 1 << player
      }
    }
    return sums.map { $0 / Double(all.count) }
  }

  @Test(arguments: 1...6) func `any game agrees with the mean over all orders`(players: Int) {
    var random = SplitMix64(seed: UInt64(players))
    let values = (0..<1 << players).map { _ in Double.random(in: -10...10, using: &random) }
    expectClose(
      ShapleyValues(players: players).contributions { values[$0] },
      Self.byPermutations(players: players) { values[$0] }, within: .absolute(1e-12))
  }

  /// The product of each factor at the second level where the subset holds it, else at the first.
  private static func product(_ first: [Double], _ second: [Double]) -> (Int) -> Double {
    { subset in
      first.indices.reduce(1) { $0 * (subset & 1 << $1 == 0 ? first[$1] : second[$1]) }
    }
  }

  // Das Gupta, P. (1993), Standardization and Decomposition of Rates: A User's Manual, U.S. Bureau of
  // the Census, P23-186. Effects as the R package DasGuptR 2.1.0 prints them for his examples 2.2 to
  // 2.4, to seven decimals at best, which is the tolerance.

  @Test func `birth rates of Austria and Chile in 1981 differ by three factors`() {
    let effects = ShapleyValues(players: 3).contributions(
      Self.product([51.78746, 0.45919, 0.52638], [84.90502, 0.75756, 0.51065]))
    expectClose(effects, [10.4340333, 10.5608476, -0.6670084], within: .absolute(5.1e-8))
  }

  @Test func `non-marital births in the United States changed by four factors`() {
    let effects = ShapleyValues(players: 4).contributions(
      Self.product([25.3, 0.214, 0.279, 0.949], [32.7, 0.290, 0.473, 0.986]))
    expectClose(effects, [0.6889411, 0.8125381, 1.3829055, 0.1047547], within: .absolute(5.1e-8))
  }

  @Test func `fertility in South Korea changed by five factors`() {
    let effects = ShapleyValues(players: 5).contributions(
      Self.product([0.58, 0.76, 0.84, 0.66, 16.573], [0.72, 0.97, 0.97, 0.56, 16.158]))
    expectClose(
      effects, [1.0909785, 1.2298438, 0.7278399, -0.8398707, -0.1290187], within: .absolute(5.1e-8))
  }

  @Test func `the order of the players doesn't matter`() {
    let shapley = ShapleyValues(players: 3)
    let forwards = shapley.contributions(Self.product([1, 2, 3], [1.1, 2.5, 2]))
    let backwards = shapley.contributions(Self.product([3, 2, 1], [2, 2.5, 1.1]))
    expectClose(backwards, forwards.reversed(), within: .relative(1e-14))
  }

  @Test func `a player that adds nothing gets nothing`() {
    let effects = ShapleyValues(players: 3).contributions(Self.product([1, 7, 3], [2, 7, 5]))
    #expect(effects[1] == 0)
    expectClose([effects.reduce(0, +)], [7 * 10 - 7 * 3], within: .relative(1e-15))
  }

  @Test(arguments: [0, 21]) func `a game without players or with too many traps`(players: Int) async {
    await #expect(processExitsWith: .failure) { [players] in _ = ShapleyValues(players: players) }
  }
}
