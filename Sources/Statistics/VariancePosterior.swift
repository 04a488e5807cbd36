/// What is known of a variance that was estimated from ν degrees of freedom.
///
/// With a flat prior on log σ the posterior of a normal variance is σ² = ν s² / χ²_ν, a scaled inverse chi-square. Below
/// `fewDegrees` a draw takes its own σ²; from there on the estimate s² stands for it, whose relative standard
/// error √(2 / ν) is then at most 26 %.
///
/// Source: Gelman, Carlin, Stern, Dunson, Vehtari and Rubin (2013), *Bayesian Data Analysis*, section 3.2.
public struct VariancePosterior: Sendable, Equatable {
  /// From this many degrees of freedom on a variance counts as known.
  public static let fewDegrees = 30.0

  /// The estimate s², at least 0.
  public var variance: Double
  /// ν, above 0; infinite where the variance is known.
  public var degreesOfFreedom: Double

  /// An estimate with its degrees of freedom.
  /// - Precondition: `variance` is finite and at least 0, `degreesOfFreedom` above 0.
  public init(variance: Double, degreesOfFreedom: Double = .infinity) {
    precondition(variance >= 0 && variance < .infinity && degreesOfFreedom > 0)
    (self.variance, self.degreesOfFreedom) = (variance, degreesOfFreedom)
  }

  /// No variation at all.
  public static let none = VariancePosterior(variance: 0)

  /// Whether draws differ in their variance.
  public var isDrawn: Bool { degreesOfFreedom < Self.fewDegrees && variance > 0 }

  /// ν s² / χ², or s² where the variance counts as known.
  /// - Parameter chiSquared: gives a chi-square with the degrees of freedom asked for; not called where the variance counts
  ///   as known.
  public func value(chiSquared: (_ degreesOfFreedom: Double) -> Double) -> Double {
    isDrawn ? variance * (degreesOfFreedom / chiSquared(degreesOfFreedom)) : variance
  }

  /// The variance of a draw, from a stream of its own.
  /// - Parameters:
  ///   - stream: the stream's name.
  ///   - draw: the draw.
  ///   - position: the place in the stream.
  public func value(_ stream: StreamName, draw: Int, position: Int = 0) -> Double {
    value { stream.chiSquared(degreesOfFreedom: $0, draw: draw, position: position) }
  }
}
