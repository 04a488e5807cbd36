import LinearAlgebra

/// The least costly mix where every effect is in proportion: a linear programme.
///
///     minimise  sum cost_j |x_j|   with   lower <= x <= upper,  G x >= h
///
/// A lever that may go both ways is taken as two, up and down, each from 0 to 1 of its range. Proximal steps
///
///     y <- the nearest point to y - tau c that satisfies the constraints
///
/// end at a minimum after finitely many (Ferris 1991, Finite termination of the proximal point algorithm); each is a
/// ``LeastDistance``. Where no mix satisfies G x >= h, least squares within bounds finds the smallest sum of squared
/// shortfalls, in units of each row's scale, and the programme is solved with h lowered by these.
package struct LinearMix {
  /// What was found.
  package struct Solution {
    /// The size of each lever, to rounding.
    package var mix: [Double]
    /// Whether G x >= h holds.
    package var isFeasible: Bool
    /// The fall of the cost per unit by which each h is lowered.
    package var prices: [Double]
  }

  /// One direction of a lever.
  private struct Part {
    var lever: Int
    /// The size at 1, with its sign.
    var range: Double
    /// The least share of the range.
    var least: Double
  }

  private let parts: [Part]
  private let costs: [Double]
  /// The largest cost of a whole range, which is the unit of `costs`.
  private let costUnit: Double
  private let effects: Matrix
  private let required: [Double]
  private let scales: [Double]
  private let leverCount: Int
  private let start: [Double]
  private let mostSteps: Int

  /// A programme.
  ///
  /// - Parameters:
  ///   - start: the mix to set out from; of several least costly ones, one near it is found.
  ///   - effects: `G`, targets by levers.
  ///   - required: `h`, one per target.
  ///   - scales: what shortfalls are weighed in, one per target.
  ///   - mostSteps: after how many proximal steps it is given up. They are finite in number, and as a rule below ten;
  ///     this stops a circle of rounding.
  package init(
    levers: [MixLever], from start: [Double], effects: Matrix, required: [Double], scales: [Double],
    mostSteps: Int = 500
  ) {
    let parts = levers.enumerated().flatMap { index, lever in
      [
        lever.upper > 0
          ? Part(lever: index, range: lever.upper, least: max(0, lever.lower) / lever.upper) : nil,
        lever.lower < 0
          ? Part(lever: index, range: lever.lower, least: min(0, lever.upper) / lever.lower) : nil,
      ].compactMap(\.self)
    }
    let costs = parts.map { levers[$0.lever].cost * $0.range.magnitude }
    let unit = costs.max() ?? 0
    (self.parts, leverCount) = (parts, levers.count)
    costUnit = unit > 0 ? unit : 1
    self.costs = costs.map { $0 / (unit > 0 ? unit : 1) }
    self.effects = Matrix(
      rows: required.count, columns: parts.count,
      byColumns: parts.flatMap { part in effects.column(part.lever).map { $0 * part.range } })
    (self.required, self.scales, self.mostSteps) = (required, scales, mostSteps)
    self.start = parts.map { min(max(start[$0.lever] / $0.range, $0.least), 1) }
  }

  /// The least costly mix, or the least costly among those that come nearest.
  ///
  /// - Throws: `.notSettled` where the steps don't end; `.linearAlgebra`, such as effects that aren't finite.
  package func solve() throws(LinearMixError) -> Solution {
    if let (y, prices) = try cheapest(required) {
      return Solution(mix: mix(y), isFeasible: true, prices: prices)
    }
    let nearest = try nearest()
    let missing = zip(zip(required, effects * nearest), scales).map { max(0, $0.0 - $0.1) / $1 }
    // A billionth of a scale of room, so that rounding doesn't empty what is left.
    let lowered = zip(zip(required, missing), scales).map { $0.0 - ($0.1 + 1e-9) * $1 }
    let (y, _) = try cheapest(lowered) ?? (nearest, [])
    return Solution(mix: mix(atBounds(of: nearest, y)), isFeasible: false, prices: required.map { _ in 0 })
  }

  /// What the room took off a bound that the nearest mix stands at is put back.
  private func atBounds(of nearest: [Double], _ y: [Double]) -> [Double] {
    y.indices.map { k in
      let isHeld = nearest[k] == parts[k].least || nearest[k] == 1
      return isHeld && (y[k] - nearest[k]).magnitude <= 1e-6 ? nearest[k] : y[k]
    }
  }

  private func mix(_ y: [Double]) -> [Double] {
    var mix = [Double](repeating: 0, count: leverCount)
    for (part, share) in zip(parts, y) { mix[part.lever] += part.range * min(max(share, part.least), 1) }
    return mix
  }

  /// Proximal steps until they stand still; nil where nothing satisfies the constraints.
  private func cheapest(_ required: [Double]) throws(LinearMixError) -> ([Double], [Double])? {
    let (g, h) = constraints(required)
    var (y, tau) = (start, 1.0)
    for _ in 0..<mostSteps {
      let found: LeastDistance
      do throws(LinearAlgebraError) {
        found = try LeastDistance(from: zip(y, costs).map { $0 - tau * $1 }, subjectTo: g, atLeast: h)
      } catch .incompatibleConstraints {
        return nil
      } catch {
        throw .linearAlgebra(error)
      }
      let moved = zip(found.solution, y).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
      y = found.solution
      if moved < 1e-12 * max(1, tau) {
        return (y, required.indices.map { found.multipliers[$0] / tau * costUnit })
      }
      tau = min(4 * tau, 1e3)
    }
    // Where they don't stand still the mix isn't known to be the cheapest, and has no prices.
    throw .notSettled(steps: mostSteps)
  }

  /// The targets, then y >= least, then -y >= -1.
  private func constraints(_ required: [Double]) -> (Matrix, [Double]) {
    let (p, n) = (required.count, parts.count)
    let columns = (0..<n).map { j in
      var column = Array(effects.column(j)) + Array(repeating: 0, count: 2 * n)
      (column[p + j], column[p + n + j]) = (1, -1)
      return column
    }
    return (
      Matrix(rows: p + 2 * n, columns: n, byColumns: columns.flatMap(\.self)),
      required + parts.map(\.least) + Array(repeating: -1, count: n)
    )
  }

  /// Least squares of the shortfalls, what is more than required counting for nothing.
  private func nearest() throws(LinearMixError) -> [Double] {
    let (p, n) = (required.count, parts.count)
    let columns =
      (0..<n).map { j in zip(effects.column(j), scales).map { $0 / $1 } }
      + (0..<p).map { i in (0..<p).map { $0 == i ? -1.0 : 0 } }
    do throws(LinearAlgebraError) {
      let fit = try BoundedLeastSquares(
        minimizing: Matrix(columns: columns), minus: zip(required, scales).map { $0 / $1 },
        from: parts.map(\.least) + Array(repeating: 0, count: p),
        to: Array(repeating: 1, count: n) + Array(repeating: .infinity, count: p))
      return Array(fit.solution.prefix(n))
    } catch {
      throw .linearAlgebra(error)
    }
  }
}
