import Foundation

/// The incomplete gamma functions for large shapes, by an expansion that holds in the middle and in both tails.
///
/// With η²/2 = x/a - 1 - log(x/a) and the sign of x - a, Q = erfc(η √(a/2)) / 2 + R and P = erfc(-η √(a/2)) / 2
/// - R, R = exp(-a η²/2) / √(2πa) Σ_k c_k(η) a^-k. The c_k are expanded in η around 0: c_0 = 1/μ - 1/η with μ =
/// x/a - 1, and c_k = c_{k-1}'/η + (-1)^k g_k/μ, g_k being the coefficients of Stirling's series for Γ. R is a
/// small part of the smaller tail, so that its relative error is the tail's.
///
/// Source: Temme (1979), *SIAM Journal on Mathematical Analysis* 10, 757-766; the recurrence is 8.12.11 of the
/// *Digital Library of Mathematical Functions*. The coefficients were worked out in fractions and rounded.
enum TemmeExpansion {
  /// log P and log Q for a shape above 10⁴ and x within 30 % of it; nil so far out that erfc vanishes.
  static func tails(_ x: Double, shape a: Double) -> (lower: Double, upper: Double)? {
    let square = -SpecialFunctions.logOnePlusMinus((x - a) / a)
    let distance = (a * square).squareRoot()
    guard distance < 25 else { return nil }
    let eta = (2 * square).squareRoot() * (x < a ? -1 : 1)
    let rest = exp(-a * square) / (2 * .pi * a).squareRoot() * polynomial(eta, shape: a)
    let signed = x < a ? -distance : distance
    return (log(erfc(-signed) / 2 - rest), log(erfc(signed) / 2 + rest))
  }

  /// Σ_k c_k(η) a^-k.
  private static func polynomial(_ eta: Double, shape a: Double) -> Double {
    coefficients.reversed().reduce(0) { sum, c in
      sum / a + c.reversed().reduce(0) { $0 * eta + $1 }
    }
  }

  /// The coefficients of η^j in c_0, c_1, c_2 and c_3; what follows is below 1e-17 of the tail.
  private static let coefficients: [[Double]] = [
    [
      -0.3333333333333333, 0.08333333333333333, -0.014814814814814815, 0.0011574074074074073,
      0.0003527336860670194, -0.0001787551440329218, 3.919263178522438e-05, -2.185448510679992e-06,
      -1.85406221071516e-06, 8.296711340953087e-07, -1.7665952736826078e-07, 6.707853543401498e-09,
      1.0261809784240309e-08, -4.382036018453353e-09, 9.14769958223679e-10, -2.5514193994946248e-11,
    ],
    [
      -0.001851851851851852, -0.003472222222222222, 0.0026455026455026454, -0.0009902263374485596,
      0.00020576131687242798, -4.018775720164609e-07, -1.8098550334489977e-05, 7.64916091608111e-06,
      -1.6120900894563446e-06, 4.647127802807434e-09, 1.378633446915721e-07, -5.752545603517705e-08,
    ],
    [
      0.004133597883597883, -0.0026813271604938273, 0.0007716049382716049, 2.0093878600823047e-06,
      -0.0001073665322636516, 5.2923448829120125e-05, -1.2760635188618728e-05, 3.423578734096138e-08,
    ],
    [0.0006494341563786008, 0.00022947209362139917, -0.0004691894943952557, 0.00026772063206283885],
  ]
}
