import Foundation
import LinearAlgebra

/// How long a ``CumulativeSum`` goes on before its first signal, for independent normal deviations with standard
/// deviation 1 and mean μ.
///
/// For the upper sum that starts at u, with Φ and φ the normal distribution and density, the mean number of years L until
/// the signal and the probability S_n that n years give none follow
///
///     L(u)   = 1 + L(0) Φ(k - μ - u) + ∫₀ʰ L(y) φ(y + k - μ - u) dy,
///     S_n(u) = S_{n-1}(0) Φ(k - μ - u) + ∫₀ʰ S_{n-1}(y) φ(y + k - μ - u) dy,    S_0 = 1.
///
/// The integrals are sums over Gauss-Legendre nodes, whose error is far below that of rounding for an h of at most 20.
///
/// Source: Page (1954), *Biometrika* 41, 100-115; the two sides together: Van Dobben de Bruyn (1968), *Cumulative Sum
/// Tests*.
public struct RunLength: Sendable {
  /// k, the reference value.
  public let reference: Double
  /// h, the threshold.
  public let threshold: Double

  private let nodes: GaussLegendre

  /// The thresholds for which the sums over nodes are precise.
  public static let thresholds = 0.1...20.0
  /// The reference values for which they are.
  public static let references = 0.0...3.0

  /// Of a sum with this reference value and threshold.
  ///
  /// - Precondition: they lie in `references` and `thresholds`.
  public init(reference: Double, threshold: Double) {
    precondition(Self.references.contains(reference) && Self.thresholds.contains(threshold))
    (self.reference, self.threshold) = (reference, threshold)
    nodes = GaussLegendre(count: Self.nodeCount, from: 0, to: threshold)
  }

  /// The mean number of years until the first signal of either sum: 1 / (1 / L⁺ + 1 / L⁻).
  ///
  /// - Parameter shift: μ, the mean of the deviations, in standard deviations; finite.
  public func mean(shift: Double = 0) -> Double {
    let sides = [shift, -shift].map { oneSidedMean(shift: $0) }
    return 1 / (1 / sides[0] + 1 / sides[1])
  }

  /// The mean number of years until the first signal of the upper sum, L⁺; of the lower one it is that at -μ.
  ///
  /// Its relative error is about 1e-15 times itself, as the equations are nearly singular where a signal takes long; more than
  /// 1e12 years is given as infinite.
  /// - Parameter shift: μ, in standard deviations; finite.
  public func oneSidedMean(shift: Double = 0) -> Double {
    let steps = transitions(shift: shift)
    let order = steps.count
    var system = Matrix.identity(order)
    for i in 0..<order { for j in 0..<order { system[i, j] -= steps[i][j] } }
    let ones = Matrix(rows: order, columns: 1, repeating: 1)
    // The matrix is that of a chain that ends with probability 1: singular only where that takes for ever.
    let solved = try? PivotedQR(system).leastSquares(ones).coefficients[0, 0]
    guard let mean = solved, mean >= 1, mean < 1e12 else { return .infinity }
    return mean
  }

  /// The probability that the upper sum gives a signal within `years` years, 1 - S_n(0).
  ///
  /// - Parameters:
  ///   - years: n, 0 or more.
  ///   - shift: μ, in standard deviations; finite.
  public func oneSidedProbability(within years: Int, shift: Double = 0) -> Double {
    precondition(years >= 0, "\(years) years")
    let steps = transitions(shift: shift)
    var none = [Double](repeating: 1, count: steps.count)
    for _ in 0..<years { none = steps.map { zip($0, none).reduce(0) { $0 + $1.0 * $1.1 } } }
    return max(0, 1 - none[0])
  }

  /// An upper bound of the probability that either sum gives a signal within `years` years without a shift: twice that of one sum.
  public func probability(within years: Int) -> Double {
    min(1, 2 * oneSidedProbability(within: years))
  }

  /// The chance of getting from 0 and from each node (rows) to 0 and to the interval that each node stands for.
  private func transitions(shift: Double) -> [[Double]] {
    precondition(shift.isFinite, "the shift \(shift) is not finite")
    return ([0] + nodes.places).map { from in
      let still = reference - shift - from
      let densities = zip(nodes.places, nodes.weights).map { place, weight in
        let z = place + still
        return weight * exp(-z * z / 2) / (2 * Double.pi).squareRoot()
      }
      return [NormalDistribution.probability(below: still)] + densities
    }
  }

  private static let nodeCount = 64
}
