/// A period life table: what would happen to a birth cohort that met one year's death rates all its life.
///
/// ```swift
/// let table = try LifeTable(deathRates: rates, sex: .female)
/// table.lifeExpectancy(at: 65)
/// ```
///
/// Every array has one entry per age interval x = 0...A, of which A is open. The radix l₀ is 1.
public struct LifeTable: Sendable, Equatable {
  /// n_x, the width of each interval in years; infinite at the open age.
  public let widths: [Double]
  /// m_x, deaths per person-year.
  public let deathRates: [Double]
  /// a_x, mean years lived in the interval by those who die in it.
  public let separations: [Double]
  /// q_x, the probability of dying in the interval for who reaches its start; 1 at the open age.
  public let deathProbabilities: [Double]
  /// l_x, the share of births that reaches the start of the interval.
  public let survivors: [Double]
  /// d_x = l_x q_x, the share of births that dies in the interval.
  public let deaths: [Double]
  /// L_x, person-years lived in the interval per birth.
  public let personYears: [Double]
  /// T_x, person-years lived in this interval and all later ones per birth.
  public let personYearsAbove: [Double]
  /// e_x, the mean number of years still to live at the start of the interval.
  public let lifeExpectancies: [Double]
  /// L_x / l_x, the years lived in the interval per person who reaches it.
  let yearsPerSurvivor: [Double]

  /// A table by single year of age.
  ///
  /// a₀ is that of ``InfantSeparation``, a_x = 1/2 at other ages and 1 / m_A at the open one. See
  /// ``init(deathRates:separations:widths:)`` for the rest.
  /// - Parameters:
  ///   - deathRates: m_x for x = 0...A, deaths per person-year; the last is the open age.
  ///   - sex: the sex whose a₀ is used.
  /// - Throws: `.outOfRange` when a rate is negative, not a number or infinite; `.openAgeRateZero`.
  public init(deathRates: [Double], sex: Sex) throws(DemographyError) {
    precondition(deathRates.count >= 2, "a life table has an age and an open age")
    var separations = [Double](repeating: 0.5, count: deathRates.count)
    separations[0] = InfantSeparation.years(deathRate: deathRates[0], sex: sex)
    let widths = [Double](repeating: 1, count: deathRates.count - 1) + [.infinity]
    try self.init(deathRates: deathRates, separations: separations, widths: widths)
  }

  /// A table with intervals of any width.
  ///
  /// q_x = n m / (1 + (n - a) m), p_x = (1 - a m) / (1 + (n - a) m), L_x / l_x = n - (n - a) q_x, and at the open
  /// age e_A = 1 / m_A. A rate above 1 / a_x can't be met by deaths that far into the interval: then everyone
  /// dies in it, after a_x = 1 / m_x on average, so that L_x = d_x / m_x still holds.
  ///
  /// Survival is worked out per person who reaches an age, so a small l_x loses no precision and e_x has a
  /// value even where nobody is left.
  /// - Parameters:
  ///   - deathRates: m_x, deaths per person-year.
  ///   - separations: a_x in years, between 0 and the width; that of the open age is ignored.
  ///   - widths: n_x in years; the last is ignored.
  /// - Throws: `.outOfRange` when a rate, separation or width is negative, not a number or (but for the open
  ///   age) infinite, or a separation exceeds its width; `.openAgeRateZero`.
  ///
  /// Source: Preston, Heuveline & Guillot (2001), Demography, section 3.2; Chiang (1984).
  public init(deathRates: [Double], separations: [Double], widths: [Double]) throws(DemographyError) {
    precondition(deathRates.count == separations.count && deathRates.count == widths.count)
    precondition(deathRates.count >= 2, "a life table has an age and an open age")
    try DemographyError.check(deathRates, "death rate")
    try DemographyError.check(separations.dropLast(), "separation")
    try DemographyError.check(widths.dropLast(), "interval width")
    let open = deathRates.count - 1
    for x in 0..<open where separations[x] > widths[x] {
      throw .outOfRange(what: "separation", index: x, value: separations[x])
    }
    guard deathRates[open] > 0 else { throw .openAgeRateZero }

    var (a, q, p, h) = (separations, deathRates, deathRates, deathRates)
    for x in 0..<open {
      let step = Self.step(rate: deathRates[x], separation: a[x], width: widths[x])
      (q[x], p[x], h[x]) = (step.q, step.p, step.h)
      if step.p == 0 { a[x] = step.h }
    }
    (a[open], q[open], p[open], h[open]) = (1 / deathRates[open], 1, 0, 1 / deathRates[open])

    var (l, e, above) = (h, h, h)
    l[0] = 1
    for x in 0..<open { l[x + 1] = l[x] * p[x] }
    let lived = zip(l, h).map { $0 * $1 }
    above[open] = lived[open]
    for x in (0..<open).reversed() {
      e[x] = h[x] + p[x] * e[x + 1]
      above[x] = lived[x] + above[x + 1]
    }
    (self.deathRates, self.separations) = (deathRates, a)
    self.widths = widths.dropLast() + [.infinity]
    (deathProbabilities, survivors, deaths) = (q, l, zip(l, q).map { $0 * $1 })
    (personYears, personYearsAbove, lifeExpectancies, yearsPerSurvivor) = (lived, above, e, h)
  }

  /// The open age, or the index of the open interval.
  public var openAge: Int { deathRates.count - 1 }

  /// e_x in years at the start of interval `x`.
  /// - Precondition: `x` is in 0...A.
  public func lifeExpectancy(at x: Int) -> Double { lifeExpectancies[x] }

  /// One closed interval, per person who reaches it: the shares dying and surviving, and the years lived.
  @inline(__always)
  static func step(rate m: Double, separation a: Double, width n: Double)
    -> (q: Double, p: Double, h: Double)
  {
    guard m * a < 1 else { return (1, 0, 1 / m) }
    let scale = 1 / (1 + (n - a) * m)
    let q = n * m * scale
    return (q, (1 - a * m) * scale, n - (n - a) * q)
  }
}
