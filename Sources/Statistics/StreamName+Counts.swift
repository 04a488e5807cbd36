import Foundation

extension StreamName {
  /// Means from here on are drawn by transformed rejection, smaller ones by inversion.
  private static let rejectionMean = 10.0
  /// The largest mean and number of trials: counts are far from where doubles stop telling them apart.
  private static let largest = 1e12

  /// A Poisson count: the probability of k is mean^k e^-mean / k!.
  ///
  /// Exact methods: inversion below a mean of 10, which increases with the uniform number of the same draw
  /// and position and is resolved to 2⁻⁵³; from there on the transformed rejection PTRS (Hörmann 1993).
  ///
  /// - Parameters:
  ///   - mean: 0 to 10¹²; anything else traps. At 0 the count is 0.
  ///   - draw: the draw, 0 to 2³² - 1.
  ///   - position: the year's index, 0 to ``positions`` - 1.
  /// - Returns: a whole number.
  public func poisson(mean: Double, draw: Int, position: Int) -> Double {
    precondition(mean >= 0 && mean <= Self.largest, "mean \(mean) is outside 0...\(Self.largest)")
    guard mean >= Self.rejectionMean else {
      let u = uniform(draw: draw, position: position)
      return Self.inverse(u, atZero: exp(-mean)) { mean / ($0 + 1) }
    }
    return count(TransformedRejection(poissonMean: mean), draw: draw, position: position) {
      CountProbability.logPoisson($0, mean: mean)
    }
  }

  /// A binomial count: the successes in `trials` independent trials.
  ///
  /// Exact methods: inversion when fewer than 10 successes, or 10 failures, are expected, otherwise the
  /// transformed rejection BTRS (Hörmann 1993). Above a probability of 1/2 failures are drawn.
  ///
  /// - Parameters:
  ///   - trials: 0 to 10¹²; anything else traps.
  ///   - probability: of success, 0 to 1; anything else traps.
  ///   - draw: the draw, 0 to 2³² - 1.
  ///   - position: the year's index, 0 to ``positions`` - 1.
  public func binomial(trials: Int, probability: Double, draw: Int, position: Int) -> Int {
    precondition(
      trials >= 0 && Double(trials) <= Self.largest, "trials \(trials) are outside 0...\(Self.largest)")
    precondition(probability >= 0 && probability <= 1, "probability \(probability) is outside 0...1")
    let rarer = min(probability, 1 - probability)
    let count = rareCount(trials: Double(trials), probability: rarer, draw: draw, position: position)
    return probability <= 0.5 ? Int(count) : trials - Int(count)
  }

  /// A binomial count for a probability up to 1/2.
  private func rareCount(trials: Double, probability p: Double, draw: Int, position: Int) -> Double {
    guard trials * p >= Self.rejectionMean else {
      let odds = p / (1 - p)
      let u = uniform(draw: draw, position: position)
      return Self.inverse(u, atZero: exp(trials * log1p(-p))) { odds * (trials - $0) / ($0 + 1) }
    }
    let mode = ((trials + 1) * p).rounded(.down)
    let rejection = TransformedRejection(trials: trials, probability: p)
    return count(rejection, draw: draw, position: position) {
      CountProbability.logBinomial($0, trials: trials, probability: p)
        - CountProbability.logBinomial(mode, trials: trials, probability: p)
    }
  }

  /// The first accepted proposal of the position's attempts.
  private func count(
    _ rejection: TransformedRejection, draw: Int, position: Int, logProbability: (Double) -> Double
  ) -> Double {
    var attempt = 0
    while true {
      let bits = bits(draw: draw, position: position, attempt: attempt)
      if let count = rejection.count(bits, logProbability: logProbability) { return count }
      attempt += 1
    }
  }

  /// The smallest count whose cumulative probability reaches `u`, from the probability of 0 and the ratio of
  /// the probability of k + 1 to that of k. Ends where what is left is beyond the resolution of `u`.
  private static func inverse(_ u: Double, atZero: Double, ratio: (Double) -> Double) -> Double {
    var (count, probability, rest) = (0.0, atZero, u)
    while rest > probability && probability + rest != rest {
      rest -= probability
      probability *= ratio(count)
      count += 1
    }
    return count
  }
}
