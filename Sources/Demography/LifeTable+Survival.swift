extension LifeTable {
  /// S_x: the share of people counted at age x who are counted again one interval later.
  ///
  /// For people counted on 1 January by age at last birthday, S_x = L_{x+1} / L_x for x = 0..<A-1; those aged A - 1
  /// and A enter the open group together, so the last two entries are both T_A / T_{A-1}.
  /// - Precondition: all closed intervals are equally wide; that width is the time between two counts.
  /// - Returns: A + 1 ratios between 0 and 1.
  public var survivalRatios: [Double] {
    precondition(widths.dropLast().allSatisfy { $0 == widths[0] }, "intervals of one width")
    let open = openAge
    var ratios = [Double](repeating: 0, count: open + 1)
    for x in 0..<max(open - 1, 0) {
      ratios[x] = (1 - deathProbabilities[x]) * yearsPerSurvivor[x + 1] / yearsPerSurvivor[x]
    }
    let last = (1 - deathProbabilities[open - 1]) * lifeExpectancies[open] / lifeExpectancies[open - 1]
    (ratios[open - 1], ratios[open]) = (last, last)
    return ratios
  }

  /// 1 - S_x, the shares that die between two counts, at full relative precision however small the rates.
  ///
  /// With n the width and h_x = L_x / l_x, 1 - S_x = (a_x q_x + p_x (n - a_{x+1}) q_{x+1}) / h_x for x < A - 1
  /// and h_{A-1} / e_{A-1} for the open group; subtracting ``survivalRatios`` from 1 would lose digits.
  /// - Precondition: as ``survivalRatios``.
  public var deathRatios: [Double] {
    precondition(widths.dropLast().allSatisfy { $0 == widths[0] }, "intervals of one width")
    let open = openAge
    var ratios = [Double](repeating: 0, count: open + 1)
    for x in 0..<max(open - 1, 0) {
      let later = (1 - deathProbabilities[x]) * (widths[x] - separations[x + 1]) * deathProbabilities[x + 1]
      ratios[x] = (separations[x] * deathProbabilities[x] + later) / yearsPerSurvivor[x]
    }
    let last = yearsPerSurvivor[open - 1] / lifeExpectancies[open - 1]
    (ratios[open - 1], ratios[open]) = (last, last)
    return ratios
  }

  /// S_b = L_0 / (n l_0): the share of an interval's births that is counted at its end.
  public var birthSurvival: Double { yearsPerSurvivor[0] / widths[0] }

  /// Writes the survival ratios of one region, sex and year without building a table.
  ///
  /// The same figures as ``survivalRatios`` and ``birthSurvival`` of a table by single year with rates
  /// θ m_x, in one pass that allocates nothing: a run needs thousands of them.
  /// - Parameters:
  ///   - deathRates: rates by cell; the A + 1 of `ages` are read, the last being the open age.
  ///   - ages: the indices of this sex in `deathRates`.
  ///   - theta: the factor θ on every rate, finite and positive.
  ///   - sex: the sex whose a₀ is used.
  ///   - ratios: receives S_x at `start + x`, x = 0...A.
  ///   - start: the index in `ratios` of age 0.
  /// - Returns: S_b, the survival of births.
  /// - Precondition: rates are finite and not negative, that of the open age positive, as a ``LifeTable``
  ///   demands; a rate that isn't traps.
  /// - Complexity: O(A).
  public static func writeSurvivalRatios(
    deathRates: [Double], ages: Range<Int>, theta: Double, sex: Sex, into ratios: inout [Double],
    at start: Int
  ) -> Double {
    let (first, open) = (ages.lowerBound, ages.count - 1)
    precondition(
      open >= 1 && ages.upperBound <= deathRates.count && start >= 0 && start + open < ratios.count)
    precondition(theta > 0 && theta < .infinity, "a factor on death rates is positive")
    var valid = true
    var m = theta * deathRates[first]
    var here = step(rate: m, separation: InfantSeparation.years(deathRate: m, sex: sex), width: 1)
    let birthSurvival = here.h
    for x in 0..<(open - 1) {
      valid = valid && m >= 0 && m < .infinity
      m = theta * deathRates[first + x + 1]
      let next = step(rate: m, separation: 0.5, width: 1)
      ratios[start + x] = here.p * next.h / here.h
      here = next
    }
    let openRate = theta * deathRates[first + open]
    precondition(
      valid && m >= 0 && m < .infinity && openRate > 0 && openRate < .infinity, "invalid death rate")
    let reaching = here.p / openRate
    let last = reaching / (here.h + reaching)
    (ratios[start + open - 1], ratios[start + open]) = (last, last)
    return birthSurvival
  }
}
