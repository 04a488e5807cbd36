/// What is known of the regions' factors on national rates: gamma distributions.
public struct RegionalPosterior: Sendable, Equatable {
  /// The mean per region, the factor of the central path, at least 0.
  public var factors: [Double]
  /// The shape per region: 1 over the squared coefficient of variation; infinite where the factor counts as known.
  public var shapes: [Double]

  /// Gamma distributions with these means and shapes.
  /// - Precondition: as many of the one as of the other.
  public init(factors: [Double], shapes: [Double]) {
    precondition(factors.count == shapes.count)
    (self.factors, self.shapes) = (factors, shapes)
  }

  /// Factors that are known.
  init(known factors: [Double]) {
    self.init(factors: factors, shapes: factors.map { _ in .infinity })
  }

  /// The rate of a region's gamma distribution, shape / factor; infinite where the factor counts as known.
  public func rate(_ region: Int) -> Double { shapes[region] / factors[region] }

  /// The factors as known.
  var withoutMargin: RegionalPosterior { RegionalPosterior(known: factors) }

  /// The standard deviation of each region's factor.
  var standardDeviations: [Double] {
    zip(factors, shapes).map { $1 > 0 ? $0 / $1.squareRoot() : 0 }
  }
}
