import Foundation

/// The equations for the variances of `DispersedRatioShrinkage`, reduced to one unknown.
///
/// The variance of a region's ratio is written s h, with h = (1 - λ) + λ m / e and m the harmonic mean of the
/// expected amounts: v = s (1 - λ), φ = s λ m. For each λ in [0, 1] the overall scale s follows from
/// Σ min(z², c²) = n κ, and what is left is a score in λ, whose sign is followed over the whole interval. Both
/// borders, no dispersion and no true differences, belong to it.
struct DispersedVarianceEquations {
  /// Per region (q - 1)² and m / e.
  private let regions: [(square: Double, size: Double)]
  private let harmonicMean: Double
  /// c², the largest z² that counts in full.
  private let bound: Double
  /// κ, what min(z², c²) is on average for a standard normal z.
  private let consistency: Double

  init(_ observations: RatioObservations, outlierBound c: Double) {
    let known = observations.known
    self.init(
      squares: known.map {
        let (o, e) = (observations.observed[$0], observations.expected[$0])
        return (o - e) / e * ((o - e) / e)
      }, sizes: known.map { observations.expected[$0] }, outlierBound: c)
  }

  /// The equations of squared deviations whose variance is v + φ / size.
  /// - Precondition: as many sizes as squares, at least one, all above 0.
  init(squares: [Double], sizes: [Double], outlierBound c: Double) {
    let mean = Double(sizes.count) / sizes.reduce(0) { $0 + 1 / $1 }
    regions = zip(squares, sizes).map { ($0, mean / $1) }
    (harmonicMean, bound) = (mean, c * c)
    // The part within c is a chi-square with 3 degrees of freedom's share, the part beyond is c² each.
    let within = erf(c / 2.0.squareRoot()) - (2 / Double.pi).squareRoot() * c * exp(-c * c / 2)
    consistency = c.isInfinite ? 1 : within + c * c * erfc(c / 2.0.squareRoot())
  }

  /// The between-region variance v and the dispersion φ.
  ///
  /// Of several solutions the one with the smallest Σ log(s h) is taken, which for an infinite bound is the
  /// most likely one.
  func solution() throws(StatisticsError) -> (variance: Double, dispersion: Double) {
    let differing = regions.count { $0.square > 0 }
    guard differing > 0 else { return (0, 0) }
    guard bound.isInfinite || Double(differing) * bound >= Double(regions.count) * consistency else {
      throw .spreadNotEstimable(differing: differing, count: regions.count)
    }
    // Equal amounts but for rounding: λ has no influence.
    guard regions.contains(where: { ($0.size - 1).magnitude > 1e-9 }) else { return (scale(.zero), 0) }
    let best = candidates().min { deviance($0) < deviance($1) } ?? .zero
    let s = scale(best)
    return (s * best.rest, s * best.value * harmonicMean)
  }

  /// A share λ and 1 - λ, both to full precision.
  private struct Share {
    let value: Double
    let rest: Double

    static let zero = Share(value: 0, rest: 1)
    static let one = Share(value: 1, rest: 0)

    init(value: Double, rest: Double) { (self.value, self.rest) = (value, rest) }
    init(logit: Double) { self.init(value: 1 / (1 + exp(-logit)), rest: 1 / (1 + exp(logit))) }

    func height(_ size: Double) -> Double { rest + value * size }
  }

  /// Every λ where the score turns from positive to negative, and the borders that it points at.
  private func candidates() -> [Share] {
    // Beyond ±40 a share differs from 0 or 1 by less than machine precision.
    let grid = (-40...40).map { (logit: Double($0), score: score(Share(logit: Double($0)))) }
    var found: [Share] = []
    if score(.zero) <= 0 { found.append(.zero) }
    for (low, high) in zip(grid, grid.dropFirst()) where low.score > 0 && high.score <= 0 {
      let logit = bracketedRoot(from: low.logit, low.score, to: high.logit, high.score) {
        score(Share(logit: $0))
      }
      found.append(Share(logit: logit))
    }
    if score(.one) >= 0 { found.append(.one) }
    return found
  }

  private func score(_ share: Share) -> Double {
    let s = scale(share)
    return regions.reduce(0) { sum, region in
      let h = share.height(region.size)
      return sum + (region.size - 1) / h * (min(region.square / (h * s), bound) / consistency - 1)
    }
  }

  private func deviance(_ share: Share) -> Double {
    Double(regions.count) * log(scale(share)) + regions.reduce(0) { $0 + log(share.height($1.size)) }
  }

  /// The s at which the bounded squares have their expected mean, exactly.
  ///
  /// Given which squares are beyond the bound, s is a quotient; without any it is too large, and each round
  /// can only add some, so that it ends when none comes in.
  private func scale(_ share: Share) -> Double {
    let target = Double(regions.count) * consistency
    var (s, beyond) = (Double.infinity, 0)
    while true {
      var (sum, count) = (0.0, 0)
      for region in regions {
        let x = region.square / share.height(region.size)
        if x > bound * s { count += 1 } else { sum += x }
      }
      if s.isFinite, count == beyond { return s }
      beyond = count
      s = sum / (target - (count > 0 ? Double(count) * bound : 0))
    }
  }
}
