import Foundation

/// Places and weights whose weighted sum of a function is its integral, exactly for polynomials of degree below 2n.
///
/// The places are the zeros of the Legendre polynomial P_n, found by Newton's method from the usual cosines.
///
/// Source: Abramowitz and Stegun (1964), 25.4.29.
struct GaussLegendre: Sendable {
  /// Where the function is taken, ascending.
  let places: [Double]
  /// What each value counts for; they add up to the interval's length.
  let weights: [Double]

  /// The rule with `count` places, 1 or more, for the integral from `lower` to `upper`.
  init(count: Int, from lower: Double, to upper: Double) {
    precondition(count > 0 && lower < upper, "\(count) places from \(lower) to \(upper)")
    let half = (upper - lower) / 2
    let points = (0..<count).map { place -> (place: Double, weight: Double) in
      var x = -cos(Double.pi * (Double(place) + 0.75) / (Double(count) + 0.5))
      var slope = 0.0
      // Doubles the digits each time: from three to all of them.
      for _ in 0..<8 {
        let value = Self.polynomial(count, at: x)
        slope = value.slope
        x -= value.value / slope
      }
      return (lower + half * (1 + x), 2 * half / ((1 - x * x) * slope * slope))
    }
    (places, weights) = (points.map(\.place), points.map(\.weight))
  }

  /// P_n and its derivative at x, -1 < x < 1, by the recurrence.
  private static func polynomial(_ degree: Int, at x: Double) -> (value: Double, slope: Double) {
    var (before, value) = (1.0, x)
    for n in 1..<max(degree, 1) {
      let order = Double(n)
      (before, value) = (value, ((2 * order + 1) * x * value - order * before) / (order + 1))
    }
    return (value, Double(degree) * (x * value - before) / (x * x - 1))
  }
}
