import Foundation
import Statistics

extension FunnelSpread {
  /// τ² at which the winsorised deviations spread as those of standard normal values do.
  ///
  /// The root of g(τ²) = c, with g the mean of the winsorised z_r(τ²)², z_r(τ²) = (q_r - 1) / √(s_r² + τ²), and c their
  /// ``normalMeanSquare``; 0 where g(0) ≤ c, or with a single region. There is one root: more τ² draws every z_r to 0
  /// without changing its sign, so that every order statistic comes nearer to 0, and g falls. With W the winsorised
  /// mean square of the q_r - 1, g(τ²) < W / τ², which is c / 2 at 2 W / c: the root is below that.
  var calibratedVariance: Double {
    let aim = normalMeanSquare
    guard variances.count > 1, meanSquare > aim else { return 0 }
    func excess(_ added: Double) -> Double {
      let deviations = zip(differences, variances).map { $0 / ($1 + added).squareRoot() }
      return Self.meanSquare(deviations, cutting: cut) - aim
    }
    let above = 2 * Self.meanSquare(differences, cutting: cut) / aim
    return bracketedRoot(from: 0, meanSquare - aim, to: above, excess(above), of: excess)
  }

  /// c, the mean square of a standard normal value that is held within its quantiles at p = k / n and 1 - p: with a the
  /// upper one, (1 - 2 p) - 2 a φ(a) + 2 p a²; 1 without winsorising.
  var normalMeanSquare: Double {
    guard cut > 0 else { return 1 }
    let p = Double(cut) / Double(variances.count)
    let a = -NormalDistribution.quantile(p)
    let density = exp(-a * a / 2) / (2 * Double.pi).squareRoot()
    return (1 - 2 * p) - 2 * a * density + 2 * p * a * a
  }
}
