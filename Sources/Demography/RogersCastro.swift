import Foundation

/// Rogers and Castro's model schedule of migration by age.
///
/// m(x) = a₁ e^(-α₁ x) + a₂ e^(-α₂ (x - μ₂) - e^(-λ₂ (x - μ₂))) + c, children who move with their parents, a peak of
/// young workers, and a level; optionally a peak at retirement, of the same form as the second term, and a rise in
/// old age a₄ e^(α₄ x): 7, 11 or 13 parameters with age x in years. Source: Rogers & Castro (1981), Model Migration
/// Schedules, IIASA RR-81-30.
public struct RogersCastro: Sendable, Equatable {
  /// a e^(-α x), falling from birth; for the rise in old age α is negative.
  public struct Exponential: Sendable, Equatable {
    /// a, the height at age 0.
    public var height: Double
    /// α per year of age.
    public var descent: Double
    /// A term a e^(-α x).
    public init(height: Double, descent: Double) { (self.height, self.descent) = (height, descent) }

    func callAsFunction(_ age: Double) -> Double { height * exp(-descent * age) }
  }
  /// a e^(-α (x - μ) - e^(-λ (x - μ))), a steep rise and a slow descent.
  public struct Peak: Sendable, Equatable {
    /// a, the height.
    public var height: Double
    /// α per year of age, of the descent.
    public var descent: Double
    /// μ, the age that places the peak.
    public var position: Double
    /// λ per year of age, of the ascent.
    public var ascent: Double
    /// A peak term.
    public init(height: Double, descent: Double, position: Double, ascent: Double) {
      (self.height, self.descent, self.position, self.ascent) = (height, descent, position, ascent)
    }

    func callAsFunction(_ age: Double) -> Double {
      height * exp(-descent * (age - position) - exp(-ascent * (age - position)))
    }
  }

  /// Children: a₁, α₁.
  public var childhood: Exponential
  /// Young workers: a₂, α₂, μ₂, λ₂.
  public var labour: Peak
  /// c, the level at every age.
  public var level: Double
  /// A peak at retirement: a₃, α₃, μ₃, λ₃.
  public var retirement: Peak?
  /// A rise in old age: a₄ and -α₄.
  public var oldAge: Exponential?

  /// A schedule of 7 parameters, or 11 or 13.
  public init(
    childhood: Exponential, labour: Peak, level: Double, retirement: Peak? = nil, oldAge: Exponential? = nil
  ) {
    (self.childhood, self.labour, self.level) = (childhood, labour, level)
    (self.retirement, self.oldAge) = (retirement, oldAge)
  }

  /// m(x) at an age in years, in the unit of the heights.
  public func rate(at age: Double) -> Double {
    childhood(age) + labour(age) + level + (retirement?(age) ?? 0) + (oldAge?(age) ?? 0)
  }

  /// The share of migrants at each age 0...openAge, m(x) / Σ m.
  /// - Throws: `.outOfRange` when a rate is negative or not finite; `.noData` when all are zero.
  public func shares(openAge: Int) throws(DemographyError) -> [Double] {
    let rates = (0...openAge).map { rate(at: Double($0)) }
    try DemographyError.check(rates, "rate of migration")
    let sum = rates.reduce(0, +)
    guard sum > 0 else { throw .noData(what: "age of migration", index: 0) }
    return rates.map { $0 / sum }
  }
}
