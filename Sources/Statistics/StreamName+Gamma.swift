import Foundation

extension StreamName {
  /// A gamma variate with rate 1: density x^(a-1) e^-x / Γ(a) with a = `shape`, mean a and variance a.
  ///
  /// The rejection method of Marsaglia and Tsang (2000), exact but for rounding, from normal values and
  /// uniform numbers of the position's attempts; below a shape of 1 their boost, in logarithms. For a scale
  /// s, multiply by s. A value below the smallest double is 0, which for a shape of 0.001 is nearly half of
  /// them: ``logGamma(shape:draw:position:)`` keeps those.
  ///
  /// - Parameters:
  ///   - shape: above 0 and finite.
  ///   - draw: the draw, 0 to 2³² - 1.
  ///   - position: the year's index, 0 to ``positions`` - 1.
  public func gamma(shape: Double, draw: Int, position: Int) -> Double {
    Self.requireShape(shape)
    guard shape < 1 else { return largeGamma(shape: shape, draw: draw, position: position, from: 0) }
    return exp(logGamma(shape: shape, draw: draw, position: position))
  }

  /// The logarithm of ``gamma(shape:draw:position:)``, which doesn't underflow however small the shape.
  ///
  /// - Parameters: as in ``gamma(shape:draw:position:)``.
  public func logGamma(shape: Double, draw: Int, position: Int) -> Double {
    logGamma(shape: shape, draw: draw, position: position, from: 0)
  }

  /// A chi-squared variate: twice a gamma variate of half the degrees of freedom.
  ///
  /// - Parameters:
  ///   - degreesOfFreedom: above 0 and finite, whole or not. It is the mean; the variance is twice as much.
  ///   - draw: the draw, 0 to 2³² - 1.
  ///   - position: the year's index, 0 to ``positions`` - 1.
  public func chiSquared(degreesOfFreedom: Double, draw: Int, position: Int) -> Double {
    2 * gamma(shape: degreesOfFreedom / 2, draw: draw, position: position)
  }

  /// A beta variate: density proportional to x^(a-1) (1-x)^(b-1), mean a / (a + b).
  ///
  /// X / (X + Y) of two gamma variates, formed from their logarithms, so that a value near 0 keeps its
  /// digits; one within 1e-16 of 1 is 1.
  ///
  /// - Parameters:
  ///   - a: the first shape, above 0 and finite.
  ///   - b: the second shape, above 0 and finite.
  ///   - draw: the draw, 0 to 2³² - 1.
  ///   - position: the year's index, 0 to ``positions`` - 1.
  public func beta(_ a: Double, _ b: Double, draw: Int, position: Int) -> Double {
    let x = logGamma(shape: a, draw: draw, position: position, from: 0)
    let y = logGamma(shape: b, draw: draw, position: position, from: Self.attempts / 2)
    return 1 / (1 + exp(y - x))
  }

  /// The first of its attempts gives the uniform number of the boost: G(a) = G(a + 1) U^(1/a).
  private func logGamma(shape: Double, draw: Int, position: Int, from attempt: Int) -> Double {
    Self.requireShape(shape)
    guard shape < 1 else {
      return log(largeGamma(shape: shape, draw: draw, position: position, from: attempt))
    }
    let boost = Self.uniform(bits: bits(draw: draw, position: position, attempt: attempt).first)
    return log(largeGamma(shape: shape + 1, draw: draw, position: position, from: attempt)) + log(boost)
      / shape
  }

  /// For a shape of 1 or more. In every attempt but the first, one half of the block gives a normal value x,
  /// the other a uniform number; d v with v = (1 + c x)³ is accepted with probability exp(x²/2 + d (1 - v +
  /// log v)).
  private func largeGamma(shape: Double, draw: Int, position: Int, from first: Int) -> Double {
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    var attempt = first
    while true {
      attempt += 1
      let bits = bits(draw: draw, position: position, attempt: attempt)
      let x = Self.normal(bits: bits.first)
      let step = c * x
      guard step > -1 else { continue }
      let excess = step * (3 + step * (3 + step))
      let (u, square) = (Self.uniform(bits: bits.second), x * x)
      let accepted =
        u < 1 - 0.0331 * square * square
        || log(u) < square / 2 + d * SpecialFunctions.logOnePlusMinus(excess)
      if accepted { return d + d * excess }
    }
  }

  private static func requireShape(_ shape: Double) {
    precondition(shape > 0 && shape < .infinity, "shape \(shape) isn't above 0 and finite")
  }
}
