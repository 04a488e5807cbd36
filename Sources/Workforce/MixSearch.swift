import LinearAlgebra

/// Where a search for a mix stands.
struct MixSearch {
  /// A mix that the slopes recommend.
  struct Proposal {
    var mix: [Double]
    /// The figures that the slopes promise.
    var values: [Double]
    /// Whether they promise that every target holds.
    var isFeasible: Bool
    var prices: [Double]
  }

  private let problem: LeverMix
  private(set) var mix: [Double]
  private(set) var values: [Double]
  private(set) var iterations = 0
  private var evaluations = 1
  private var slopes: Matrix?
  private var prices: [Double]
  /// What a unit of each target's shortfall counts for beside the cost.
  private var penalties: [Double]
  /// How far a step may go, as a share of each lever's range.
  private var radius = 1.0
  private var best: MixResult?

  init(_ problem: LeverMix, values: [Double]) {
    (self.problem, self.values) = (problem, values)
    mix = problem.levers.map(\.idle)
    prices = values.map { _ in 0 }
    let most = problem.levers.reduce(0) { $0 + $1.cost * max($1.lower.magnitude, $1.upper.magnitude) }
    penalties = problem.targets.map { (most > 0 ? most : 1) / $0.scale }
    keepBest()
  }

  /// Whether every target holds within the tolerance.
  var isMet: Bool { isMet(values) }

  /// Whether some mix met every target.
  var hasReached: Bool { best.map { isMet($0.values) } ?? false }

  /// Whether steps have become too short to be worth another.
  var isStuck: Bool { radius < 1e-5 }

  private func isMet(_ values: [Double]) -> Bool {
    zip(problem.targets, values).allSatisfy { $0.shortfall($1) <= problem.tolerance * $0.scale }
  }

  /// The sum of squared shortfalls, each in units of its target's scale.
  private func distance(_ values: [Double]) -> Double {
    zip(problem.targets, values).reduce(0) {
      let share = $1.0.shortfall($1.1) / $1.0.scale
      return $0 + share * share
    }
  }

  private func cost(_ mix: [Double]) -> Double {
    zip(problem.levers, mix).reduce(0) { $0 + $1.0.cost * $1.1.magnitude }
  }

  /// The cost, and a fine for what is missing that no saving makes up for.
  private func merit(_ mix: [Double], _ values: [Double]) -> Double {
    let shortfalls = zip(problem.targets, values).map { $0.shortfall($1) }
    return zip(penalties, shortfalls).reduce(cost(mix)) { $0 + $1.0 * $1.1 }
  }

  /// Starts a round with these slopes at the present mix.
  mutating func begin(_ slopes: Matrix) {
    self.slopes = slopes
    iterations += 1
    evaluations += problem.levers.count
  }

  /// The least costly mix within the present distance, by the slopes.
  mutating func proposal(_ slopes: Matrix) -> Proposal {
    let reached = slopes * mix
    // value + slopes (x - mix) <= limit, the other way round.
    let required = problem.targets.indices.map { values[$0] - reached[$0] - problem.targets[$0].limit }
    let programme = LinearMix(
      levers: nearby, from: mix,
      effects: Matrix(rows: slopes.rows, columns: slopes.columns, byColumns: slopes.elements.map { -$0 }),
      required: required, scales: problem.targets.map(\.scale))
    do throws(LinearAlgebraError) {
      let solution = try programme.solve()
      let change = slopes * zip(solution.mix, mix).map { $0 - $1 }
      for i in penalties.indices { penalties[i] = max(penalties[i], 2 * solution.prices[i]) }
      return Proposal(
        mix: solution.mix, values: zip(values, change).map { $0 + $1 }, isFeasible: solution.isFeasible,
        prices: solution.prices)
    } catch {
      // Figures and bounds are finite; only a circle of rounding is left, and then the present mix stands.
      return Proposal(mix: mix, values: values, isFeasible: false, prices: prices)
    }
  }

  /// The levers with their bounds drawn in around the present mix.
  private var nearby: [MixLever] {
    zip(problem.levers, mix).map { lever, size in
      var near = lever
      let room = radius * (lever.upper - lever.lower)
      (near.lower, near.upper) = (max(lever.lower, size - room), min(lever.upper, size + room))
      return near
    }
  }

  /// Whether the slopes promise nothing more worth having.
  func isSettled(_ proposal: Proposal) -> Bool {
    let (cost, saved) = (cost(mix), cost(mix) - cost(proposal.mix))
    guard proposal.isFeasible else {
      let nearer = distance(values) - distance(proposal.values)
      return isMet
        || (nearer <= problem.tolerance * distance(values) && saved <= problem.tolerance * cost)
    }
    return isMet && merit(mix, values) - merit(proposal.mix, proposal.values) <= problem.tolerance * cost
  }

  /// Goes to a mix with these figures, if they keep enough of what was promised; whether it did.
  mutating func take(_ proposal: Proposal, values moved: [Double]) -> Bool {
    evaluations += 1
    let kept = share(of: proposal, keptBy: moved)
    guard kept >= 0.1 else {
      radius /= 4
      return false
    }
    if kept >= 0.75 { radius = min(1, 2 * radius) }
    (mix, values, prices) = (proposal.mix, moved, proposal.prices)
    keepBest()
    return true
  }

  private func share(of proposal: Proposal, keptBy moved: [Double]) -> Double {
    if proposal.isFeasible {
      let present = merit(mix, values)
      return (present - merit(proposal.mix, moved)) / (present - merit(proposal.mix, proposal.values))
    }
    let present = distance(values)
    let promised = present - distance(proposal.values)
    // As near as can be: then what is cheaper, if it isn't farther.
    guard promised > problem.tolerance * present else {
      return distance(moved) <= present * (1 + problem.tolerance) ? 1 : 0
    }
    return (present - distance(moved)) / promised
  }

  /// Of two mixes the one that meets the targets, then the cheaper, or where neither does the nearer.
  private mutating func keepBest() {
    let candidate = snapshot
    guard let old = best else { return best = candidate }
    let (oldMet, newMet) = (isMet(old.values), isMet)
    // The later of two that are as near is the cheaper.
    let isNearer = distance(values) <= distance(old.values) * (1 + problem.tolerance)
    let isBetter = newMet != oldMet ? newMet : newMet ? candidate.cost <= old.cost : isNearer
    if isBetter { best = candidate }
  }

  private var snapshot: MixResult {
    MixResult(
      outcome: .notReached, mix: mix, cost: cost(mix), values: values,
      shortfalls: zip(problem.targets, values).map { $0.shortfall($1) },
      bounds: zip(problem.levers, mix).map(Self.bound), sensitivities: slopes, prices: prices,
      iterations: iterations, evaluations: evaluations)
  }

  /// The best mix so far.
  func result(_ outcome: MixResult.Outcome) -> MixResult {
    var result = best ?? snapshot
    (result.outcome, result.iterations, result.evaluations) = (outcome, iterations, evaluations)
    result.sensitivities = slopes
    return result
  }

  private static func bound(of lever: MixLever, at size: Double) -> MixResult.Bound? {
    let room = 1e-6 * (lever.upper - lever.lower)
    if size == 0, lever.idle == 0 { return nil }
    return size >= lever.upper - room ? .upper : size <= lever.lower + room ? .lower : nil
  }
}
