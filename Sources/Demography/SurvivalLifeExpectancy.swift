/// Life expectancy where only survival ratios are given, as in a model with `mortality: survival`.
public struct SurvivalLifeExpectancy: Sendable, Equatable {
  /// L_x for x = 0..<A, and T_A at the end, person-years per birth.
  private let personYears: [Double]

  /// From S_b and S_x of one sex and year.
  ///
  /// L_0 = S_b, L_{x+1} = S_x L_x for x < A - 1, and T_A = L_{A-1} S_{A-1} / (1 - S_{A-1}), because
  /// S_{A-1} = T_A / T_{A-1}.
  /// - Parameters:
  ///   - birthSurvival: S_b, in 0...1.
  ///   - survivalRatios: S_x for x = 0...A, in 0...1; the last is that of A - 1 again and isn't read.
  /// - Throws: `.outOfRange` for a ratio outside 0...1, or for one of exactly 1 at A - 1.
  public init(birthSurvival: Double, survivalRatios: [Double]) throws(DemographyError) {
    precondition(survivalRatios.count >= 2)
    let ratios = [birthSurvival] + survivalRatios.dropLast()
    for (x, ratio) in ratios.enumerated() where !(ratio >= 0 && ratio <= 1) {
      throw .outOfRange(what: "survival ratio", index: x - 1, value: ratio)
    }
    let last = ratios[ratios.count - 1]
    guard last < 1 else {
      throw .outOfRange(what: "survival ratio of the open group", index: ratios.count - 2, value: last)
    }
    var years: [Double] = []
    var product = 1.0
    for ratio in ratios.dropLast() {
      product *= ratio
      years.append(product)
    }
    personYears = years + [product * last / (1 - last)]
  }

  /// e_0 in years, exact: T_0 = Σ L_x + T_A.
  public var atBirth: Double { personYears.reduce(0, +) }

  /// e_x in years at an exact age x, 2...A-2.
  ///
  /// T_x is exact. l_x isn't known and is interpolated as (5 (L_{x-1} + L_x) - (L_{x-2} + L_{x+1})) / 8, which is
  /// exact for a survival curve of the third degree whose years have a_x = 1/2; at 65 in a present-day table
  /// the error is below 0.001 year.
  public func at(_ x: Int) -> Double {
    precondition(x >= 2 && x < personYears.count - 2, "an age from 2 to A - 2")
    let l = personYears
    let reaching = (5 * (l[x - 1] + l[x]) - (l[x - 2] + l[x + 1])) / 8
    return l[x...].reduce(0, +) / reaching
  }
}
