import Foundation

/// The parameters of log m_xt = a_x + b_x k_t while they are being estimated.
struct LogBilinearTerms {
  var level: [Double]
  var pattern: [Double]
  var index: [Double]

  /// Expected deaths E_xt exp(a_x + b_x k_t).
  func expected(_ x: Int, _ t: Int, _ table: DeathTable) -> Double {
    table.exposures[x, t] * exp(level[x] + pattern[x] * index[t])
  }

  /// The same rates with Σ b_x = 1 and Σ k_t = 0.
  func normalised() throws(DemographyError) -> Self {
    let (sum, size) = (pattern.reduce(0, +), pattern.reduce(0) { $0 + $1.magnitude })
    guard sum.magnitude > 1e-8 * size else { throw .notIdentified(what: "age pattern of mortality") }
    let mean = index.reduce(0, +) / Double(index.count)
    return Self(
      level: zip(level, pattern).map { $0 + $1 * mean }, pattern: pattern.map { $0 / sum },
      index: index.map { ($0 - mean) * sum })
  }

  /// The maximum of the Poisson likelihood, from these terms as a start.
  ///
  /// With k given, each age is a Poisson regression on (1, k_t), and with a and b given each year one on b_x: Newton's
  /// steps for the one and the other in turn, the constraints restored after each round, until no a_x, b_x or k_t
  /// changes any more (relative to the largest, 1e-12).
  func maximisingLikelihood(of table: DeathTable) throws(DemographyError) -> Self {
    try requireDeaths(table)
    var terms = try normalised()
    let limit = 5_000
    for _ in 0..<limit {
      var next = terms
      for x in level.indices { next.improveAge(x, table) }
      for t in index.indices { next.improveYear(t, table) }
      next = try next.normalised()
      let change = max(
        Self.change(terms.level, next.level), Self.change(terms.pattern, next.pattern),
        Self.change(terms.index, next.index))
      terms = next
      guard change.isFinite else { break }
      if change < 1e-12 { return terms }
    }
    throw .didNotConverge(what: "Poisson likelihood of the mortality model", iterations: limit)
  }

  /// k_t anew, given a_x and b_x: so that deaths are met in total, or the likelihood of the deaths by age is largest.
  func adjusted(to table: DeathTable, byAge: Bool) throws(DemographyError) -> Self {
    var terms = self
    for t in index.indices {
      let size = max(1, index.reduce(0) { max($0, $1.magnitude) })
      var steps = 0
      while true {
        let step = byAge ? terms.likelihoodStep(t, table) : terms.totalStep(t, table)
        terms.index[t] += step
        steps += 1
        guard steps <= 100, step.isFinite else {
          throw .didNotConverge(what: "index of mortality in \(table.years[t])", iterations: steps)
        }
        if step.magnitude < 1e-13 * size { break }
      }
    }
    return try terms.normalised()
  }

  private func requireDeaths(_ table: DeathTable) throws(DemographyError) {
    for x in level.indices where !index.indices.contains(where: { table.deaths[x, $0] > 0 }) {
      throw .noData(what: "age", index: x)
    }
  }

  private static func change(_ old: [Double], _ new: [Double]) -> Double {
    let size = new.reduce(0) { max($0, $1.magnitude) }
    return zip(old, new).reduce(0) { max($0, ($1.0 - $1.1).magnitude) } / max(size, 1e-300)
  }

  /// One step of Newton for a_x and b_x together.
  private mutating func improveAge(_ x: Int, _ table: DeathTable) {
    var (g0, g1, h00, h01, h11) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for t in index.indices where table.exposures[x, t] > 0 {
      let (mu, k) = (expected(x, t, table), index[t])
      let gap = table.deaths[x, t] - mu
      g0 += gap
      g1 += gap * k
      h00 += mu
      h01 += mu * k
      h11 += mu * k * k
    }
    let determinant = h00 * h11 - h01 * h01
    level[x] += (h11 * g0 - h01 * g1) / determinant
    pattern[x] += (h00 * g1 - h01 * g0) / determinant
  }

  private mutating func improveYear(_ t: Int, _ table: DeathTable) { index[t] += likelihoodStep(t, table) }

  /// Newton's step for k_t towards the largest likelihood.
  private func likelihoodStep(_ t: Int, _ table: DeathTable) -> Double {
    var (gradient, curvature) = (0.0, 0.0)
    for x in level.indices where table.exposures[x, t] > 0 {
      let mu = expected(x, t, table)
      gradient += pattern[x] * (table.deaths[x, t] - mu)
      curvature += pattern[x] * pattern[x] * mu
    }
    return gradient / curvature
  }

  /// Newton's step for k_t towards the year's deaths, on the logarithm, which is nearly linear in k.
  private func totalStep(_ t: Int, _ table: DeathTable) -> Double {
    var (observed, model, slope) = (0.0, 0.0, 0.0)
    for x in level.indices where table.exposures[x, t] > 0 {
      let mu = expected(x, t, table)
      observed += table.deaths[x, t]
      model += mu
      slope += pattern[x] * mu
    }
    return log(observed / model) * model / slope
  }
}
