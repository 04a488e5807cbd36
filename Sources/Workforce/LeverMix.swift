import LinearAlgebra

/// The search for the least costly mix of levers that brings figures within their limits.
///
///     minimise  sum cost_j |x_j|   with   lower <= x <= upper   and   value_i(x) <= limit_i
///
/// The figures come from a calculation that is only known by its results. They are taken as linear around the present
/// mix, with slopes by finite differences; the linear programme gives the next mix, for which the figures and the slopes
/// are worked out anew, until every target holds within the tolerance and the cost has settled. A step is taken when it
/// does at least a tenth of what the slopes promised; else a shorter one is tried, within a smaller distance of the
/// present mix (a trust region, Fletcher and Sainz de la Maza 1989). A mix is only said to reach a target when its own
/// figures do. For figures that are linear in the levers the result is the exact optimum, after one step. For others the
/// search is local: it follows slopes from where every lever is left alone or, where a target that isn't met doesn't
/// answer to a step there, from the best of the mixes at the levers' bounds.
public struct LeverMix: Sendable {
  /// What may be used.
  public let levers: [MixLever]
  /// What has to hold.
  public let targets: [MixTarget]
  /// How far a figure may lie above its limit, as a share of the target's scale, and how far the cost may still move,
  /// as a share of it.
  public let tolerance: Double
  /// After how many rounds the search gives up.
  public let mostIterations: Int

  /// A search.
  ///
  /// - Precondition: there is a target, and the tolerance is above 0.
  public init(levers: [MixLever], targets: [MixTarget], tolerance: Double = 1e-3, mostIterations: Int = 20) {
    precondition(!targets.isEmpty && tolerance > 0, "a search has a target and a tolerance")
    (self.levers, self.targets) = (levers, targets)
    (self.tolerance, self.mostIterations) = (tolerance, mostIterations)
  }

  /// Looks for the least costly mix.
  ///
  /// - Parameter evaluate: the targets' figures (inner array, in order of `targets`) for each of some mixes (sizes in
  ///   order of `levers`). It is asked for several at a time so that they can be worked out side by side.
  /// - Returns: the mix with its figures. For figures that are linear, `.notReached` means that no mix within the bounds
  ///   meets the targets, and the mix has the smallest sum of squared shortfalls, each in units of its target's scale;
  ///   for others, that the search found none, and the mix has the smallest such sum of those that it went to.
  /// - Throws: `.noLeverAffects` for a target that isn't met and that neither a step nor a bound of any lever changes,
  ///   nor all levers together at the bounds that do the most; `.programme` where the levers' effects give no linear
  ///   programme that can be solved; `.notFinite`; `.evaluation` with what `evaluate` throws.
  /// - Complexity: levers + 1 figures per round; two or three rounds for what is nearly linear; at most 2 levers + 1 more
  ///   where a target doesn't answer to the first step.
  public func solve<Failure>(
    _ evaluate: ([[Double]]) throws(Failure) -> [[Double]]
  ) throws(LeverMixError<Failure>) -> MixResult {
    var search = MixSearch(self, values: try figures(of: [levers.map(\.idle)], evaluate)[0])
    guard !search.isMet else { return search.result(.alreadyMet) }
    rounds: while search.iterations < mostIterations {
      let slopes = try slopes(at: search.mix, values: search.values, evaluate)
      search.begin(slopes)
      if search.iterations == 1, try leavesPlateau(&search, slopes, evaluate) { continue }
      var isTaken = false
      while !isTaken {
        let proposal: MixSearch.Proposal
        do throws(LinearMixError) { proposal = try search.proposal(slopes) } catch { throw .programme(error) }
        if search.isSettled(proposal) { break rounds }
        let moved = try figures(of: [proposal.mix], evaluate)[0]
        isTaken = search.take(proposal, values: moved)
        if search.isStuck { break rounds }
      }
    }
    return search.result(search.hasReached ? .reached : .notReached)
  }

  /// The figures of each mix, all finite.
  func figures<Failure>(
    of mixes: [[Double]], _ evaluate: ([[Double]]) throws(Failure) -> [[Double]]
  ) throws(LeverMixError<Failure>) -> [[Double]] {
    guard !mixes.isEmpty else { return [] }
    let figures: [[Double]]
    do throws(Failure) { figures = try evaluate(mixes) } catch { throw .evaluation(error) }
    precondition(
      figures.count == mixes.count && figures.allSatisfy { $0.count == targets.count },
      "one figure per target")
    for (mix, values) in zip(mixes, figures) {
      if let i = values.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(target: targets[i].name, mix: mix)
      }
    }
    return figures
  }

  /// The change of each figure (rows) per unit of each lever (columns).
  func slopes<Failure>(
    at mix: [Double], values: [Double], _ evaluate: ([[Double]]) throws(Failure) -> [[Double]]
  ) throws(LeverMixError<Failure>) -> Matrix {
    let steps = zip(levers, mix).map { $0.step(from: $1) }
    let moved = levers.indices.map { j in mix.enumerated().map { $0 == j ? $1 + steps[j] : $1 } }
    let figures = try figures(of: moved, evaluate)
    let columns = figures.indices.map { j in
      zip(figures[j], values).map { steps[j] == 0 ? 0 : ($0 - $1) / steps[j] }
    }
    return Matrix(rows: targets.count, columns: levers.count, byColumns: columns.flatMap(\.self))
  }
}
