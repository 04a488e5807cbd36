import Foundation

/// Kannisto's logistic curve of death rates at old age: logit m_x = α + β x.
///
/// Observed rates above 90 rest on few deaths, and a log-linear rise would pass 1 and go on; the logistic levels off at
/// 1, as the rates of the oldest old do. Source: Thatcher, Kannisto & Vaupel (1998), The Force of Mortality at Ages
/// 80 to 120; used by the Human Mortality Database for its rates above 80.
public struct KannistoClosure: Sendable, Equatable {
  /// α, the logit at age 0 of the line.
  public let intercept: Double
  /// β, the rise of the logit per year of age.
  public let slope: Double

  /// The line through the logits of `deathRates` at `fitAges`, by weighted least squares.
  ///
  /// Minimises Σ w_x (logit m_x - α - β x)².
  /// - Parameters:
  ///   - deathRates: m_x from age 0; those at `fitAges` lie strictly between 0 and 1.
  ///   - fitAges: the ages that the line is fitted on.
  ///   - weights: w_x from age 0, not negative; equal when left out. D_x (1 - m_x)², with D_x the deaths behind the
  ///     rate, is the inverse of the logit's variance.
  /// - Throws: `.outOfRange` for a rate or weight that can't be used; `.tooFewObservations` when fewer than two ages
  ///   have a weight.
  public init(
    deathRates: [Double], fitAges: ClosedRange<Int> = 80...95, weights: [Double]? = nil
  ) throws(DemographyError) {
    precondition(fitAges.lowerBound >= 0 && fitAges.upperBound < deathRates.count)
    precondition(weights.map { fitAges.upperBound < $0.count } ?? true)
    var (total, meanAge, meanLogit, used) = (0.0, 0.0, 0.0, 0)
    for x in fitAges {
      let (m, w) = (deathRates[x], weights?[x] ?? 1)
      guard m > 0, m < 1 else { throw .outOfRange(what: "death rate to close", index: x, value: m) }
      guard w >= 0, w < .infinity else { throw .outOfRange(what: "weight", index: x, value: w) }
      total += w
      meanAge += w * Double(x)
      meanLogit += w * Self.logit(m)
      used += w > 0 ? 1 : 0
    }
    guard used >= 2 else { throw .tooFewObservations(what: "ages to close", count: used, needed: 2) }
    (meanAge, meanLogit) = (meanAge / total, meanLogit / total)
    var (cross, square) = (0.0, 0.0)
    for x in fitAges {
      let distance = Double(x) - meanAge
      cross += (weights?[x] ?? 1) * distance * (Self.logit(deathRates[x]) - meanLogit)
      square += (weights?[x] ?? 1) * distance * distance
    }
    slope = cross / square
    intercept = meanLogit - slope * meanAge
  }

  /// m_x on the curve, deaths per person-year.
  public func rate(at age: Int) -> Double { 1 / (1 + exp(-(intercept + slope * Double(age)))) }

  /// The rate of everyone of `age` or older: l_x / T_x of a table on the curve, closed at 130.
  public func openRate(at age: Int) -> Double {
    let last = max(age, 130)
    // Deaths spread evenly over the year, as in LifeTable; the curve stays below 1, where that is possible.
    let years = (age..<last).reversed().reduce(1 / rate(at: last)) { later, x in
      let m = rate(at: x)
      return (1 + (1 - m / 2) * later) / (1 + m / 2)
    }
    return 1 / years
  }

  /// `deathRates` up to `last`, then the curve, with the open group at `openAge`.
  /// - Returns: rates for 0...openAge.
  public func closing(_ deathRates: some Collection<Double>, after last: Int, openAge: Int) -> [Double] {
    precondition(deathRates.count > last && last < openAge)
    return deathRates.prefix(last + 1) + (last + 1..<openAge).map(rate) + [openRate(at: openAge)]
  }

  private static func logit(_ m: Double) -> Double { log(m) - log1p(-m) }
}
