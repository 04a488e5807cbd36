import Foundation

/// The likelihood of counts o_r that are Poisson around gamma ratios of mean 1 and variance v, as a function
/// of v, relative to v = 0.
///
/// With a = 1/v and d = (o - e) / (e + a), a region adds
/// (e + a) ((1 + d) log(1 + d) - d) - log(1 + o/a) / 2 + R(o + a) - R(a), R being Binet's function.
/// Written so, none of the large terms of the gamma functions has to cancel, however small v is.
package struct NegativeBinomialLikelihood {
  private let counts: [(observed: Double, expected: Double)]

  package init(_ observations: RatioObservations) {
    counts = observations.known.map { (observations.observed[$0], observations.expected[$0]) }
  }

  /// The logarithm of the likelihood at `v` less that at 0.
  package func gain(_ v: Double) -> Double {
    let a = 1 / v
    return counts.reduce(0) { sum, count in
      let (o, e) = count
      let d = (o - e) / (e + a)
      let leading = (e + a) * ((o + a) / (e + a) * Self.logRatioMinus(o, e, a) + d * d)
      return sum + leading - log1p(o * v) / 2 + SpecialFunctions.binet(o + a) - SpecialFunctions.binet(a)
    }
  }

  /// The derivative of the gain with respect to v.
  package func score(_ v: Double) -> Double {
    guard v > 0 else {
      return counts.reduce(0) {
        $0 + (($1.observed - $1.expected) * ($1.observed - $1.expected) - $1.observed) / 2
      }
    }
    let a = 1 / v
    return -a * a
      * counts.reduce(0) { sum, count in
        let (o, e) = count
        return sum + SpecialFunctions.logMinusDigammaDrop(a, o) + Self.logRatioMinus(o, e, a)
      }
  }

  /// The v at which the likelihood is largest, and its gain there.
  ///
  /// The score is followed over v in steps of √10, and each change from rising to falling is refined; the
  /// best of these and of v = 0 wins, because there can be two maxima when expected counts differ much.
  func maximum() throws(StatisticsError) -> (variance: Double, gain: Double) {
    let step = 10.0.squareRoot()
    // Below this, v times the largest expected count is so small that the score is that at 0.
    var v = min(1e-8, 1e-4 / counts.reduce(1) { max($0, $1.expected, $1.observed) })
    var (previous, previousScore) = (0.0, score(0))
    var best = (variance: 0.0, gain: 0.0)
    while v < 1e3 || previousScore > 0 {
      guard v < 1e12 else { throw .didNotConverge(quantity: "between-region variance") }
      let current = score(v)
      if previousScore > 0, current <= 0 {
        let candidate = root(from: previous, previousScore, to: v, current)
        let gain = gain(candidate)
        if gain > best.gain { best = (candidate, gain) }
      }
      (previous, previousScore) = (v, current)
      v *= step
    }
    return best
  }

  private func root(from low: Double, _ lowScore: Double, to high: Double, _ highScore: Double) -> Double {
    guard low > 0 else { return bracketedRoot(from: low, lowScore, to: high, highScore, of: score) }
    return exp(bracketedRoot(from: log(low), lowScore, to: log(high), highScore) { score(exp($0)) })
  }

  /// log(1 + d) - d for d = (o - e) / (e + a), with 1 + d = (o + a) / (e + a) taken as it is where d is
  /// near -1.
  private static func logRatioMinus(_ o: Double, _ e: Double, _ a: Double) -> Double {
    let d = (o - e) / (e + a)
    return d.magnitude < 0.5 ? SpecialFunctions.logOnePlusMinus(d) : log((o + a) / (e + a)) - d
  }
}
