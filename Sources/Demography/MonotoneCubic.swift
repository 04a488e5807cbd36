/// A cubic interpolant through values at 0, 1, 2, ... that rises wherever they do, level beyond the ends.
///
/// Slopes are the mean of the neighbouring secants, zero at a level stretch, and shortened to the circle of radius 3
/// that keeps each piece monotone. Source: Fritsch & Carlson (1980), SIAM J Numer Anal 17, 238-246.
struct MonotoneCubic: Sendable, Equatable {
  private let values: [Double]
  private let slopes: [Double]

  /// - Precondition: at least two values, none below the one before.
  init(_ values: [Double]) {
    precondition(values.count >= 2 && zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
    let secants = zip(values, values.dropFirst()).map { $1 - $0 }
    var slopes = [secants[0]] + zip(secants, secants.dropFirst()).map { ($0 + $1) / 2 }
    slopes.append(secants[secants.count - 1])
    for (i, secant) in secants.enumerated() {
      guard secant > 0 else {
        (slopes[i], slopes[i + 1]) = (0, 0)
        continue
      }
      let length = (slopes[i] * slopes[i] + slopes[i + 1] * slopes[i + 1]).squareRoot() / secant
      if length > 3 {
        slopes[i] *= 3 / length
        slopes[i + 1] *= 3 / length
      }
    }
    (self.values, self.slopes) = (values, slopes)
  }

  /// The value at `position`.
  func callAsFunction(_ position: Double) -> Double {
    guard position > 0 else { return values[0] }
    guard position < Double(values.count - 1) else { return values[values.count - 1] }
    let i = Int(position)
    let t = position - Double(i)
    let (rest, rise) = (1 - t, values[i + 1] - values[i])
    // Hermite's form around the left value: exact at both ends.
    let blend = t * t * (3 - 2 * t)
    return values[i] + rise * blend + t * rest * (rest * slopes[i] - t * slopes[i + 1])
  }
}
