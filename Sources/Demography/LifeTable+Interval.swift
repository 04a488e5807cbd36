extension LifeTable {
  /// What the variance of a life expectancy says of the open interval.
  public enum OpenIntervalVariance: Sendable {
    /// Nothing: q_A = 1 is certain (Chiang 1984).
    case none
    /// e_A = 1 / m_A varies with the deaths there: variance e_A² / D_A (Silcocks, Jenner & Reza 2001), as Public
    /// Health England and the Office for National Statistics compute it.
    case silcocks
  }

  /// The sampling variance of e_x, in years², from the deaths that the rates come from.
  ///
  /// Var(e_x) = Σ_{i ≥ x, i < A} (l_i / l_x)² ((n_i - a_i) + e_{i+1})² q_i² (1 - q_i) / D_i, plus for
  /// `.silcocks` (l_A / l_x)² e_A² / D_A. An interval without deaths has q = 0 and adds nothing, which understates
  /// the variance when deaths are few.
  /// - Parameters:
  ///   - x: the interval whose e_x is meant.
  ///   - counts: D_i, deaths observed per interval (may be fractional).
  ///   - open: how the open interval counts.
  /// - Throws: `.outOfRange` for a count that is negative or not finite, or zero where the rate isn't.
  ///
  /// Source: Chiang (1984), The Life Table and Its Applications, ch. 8; Silcocks et al., J Epidemiol Community
  /// Health 55 (2001) 38-43.
  public func lifeExpectancyVariance(
    at x: Int, deaths counts: [Double], open: OpenIntervalVariance = .silcocks
  ) throws(DemographyError) -> Double {
    precondition(counts.count == deathRates.count && x >= 0 && x <= openAge)
    try DemographyError.check(counts, "deaths")
    for i in x...openAge where deathRates[i] > 0 && counts[i] == 0 {
      throw .outOfRange(what: "deaths behind a rate above zero", index: i, value: 0)
    }
    var (variance, reaching) = (0.0, 1.0)
    for i in x..<openAge {
      let q = deathProbabilities[i]
      if counts[i] > 0 {
        let years = reaching * (widths[i] - separations[i] + lifeExpectancies[i + 1])
        variance += years * years * q * q * (1 - q) / counts[i]
      }
      reaching *= 1 - q
    }
    guard case .silcocks = open else { return variance }
    let years = reaching * lifeExpectancies[openAge]
    return variance + years * years / counts[openAge]
  }

  /// The normal interval e_x ± z √Var(e_x), in years.
  /// - Parameters:
  ///   - x: the interval whose e_x is meant.
  ///   - counts: deaths observed per interval.
  ///   - open: how the open interval counts.
  ///   - z: the standard normal quantile; 1.96 for 95 %.
  /// - Throws: as ``lifeExpectancyVariance(at:deaths:open:)``.
  public func lifeExpectancyInterval(
    at x: Int, deaths counts: [Double], open: OpenIntervalVariance = .silcocks, z: Double = 1.959963984540054
  ) throws(DemographyError) -> ClosedRange<Double> {
    precondition(z >= 0)
    let margin = z * (try lifeExpectancyVariance(at: x, deaths: counts, open: open)).squareRoot()
    return (lifeExpectancies[x] - margin)...(lifeExpectancies[x] + margin)
  }
}
