import LinearAlgebra

/// Age bands spread over single years of age: totals kept, never negative, as smooth as they allow.
///
/// ```swift
/// let ages = try Graduation(bands: bands, openAge: 105).graduate(totals: counts)
/// ```
///
/// Among all u with Σ_{x in band} w_x u_x = total of the band and 0 ≤ u_x ≤ bound, the one is taken that minimises
/// Σ (u_{x-1} - 2 u_x + u_{x+1})². For counts w = 1; for rates w is the number of people, so that the events that the
/// rates stand for stay what they are.
///
/// A band whose total is zero is zero at every age, and the curve isn't smoothed across its edge: care that starts at
/// 18 starts there, instead of rising slowly from 17. Ages that no band covers are unknown (NaN), and the ages on
/// either side of such a gap are graduated apart. A stretch of one band is level, since its total says nothing
/// else. A band of one year is reproduced exactly.
///
/// Sources: Tobler (1979) for the pycnophylactic condition; Boneva, Kendall & Stefanov (1971) for the smoothness.
public struct Graduation: Sendable {
  /// The bands, in the order that totals are given in.
  public let bands: [AgeBand]
  /// The open age A of the result.
  public let openAge: Int

  /// - Parameters:
  ///   - bands: age bands in any order; they needn't cover every age.
  ///   - openAge: A; an open band ends there.
  /// - Throws: `.overlappingBands` when two share an age; when one ends before it starts or starts outside 0...A, with
  ///   that band twice.
  public init(bands: [AgeBand], openAge: Int) throws(DemographyError) {
    var owner = [AgeBand?](repeating: nil, count: openAge + 1)
    for band in bands {
      guard band.from >= 0, band.from <= openAge, band.from <= band.to ?? openAge else {
        throw .overlappingBands(band, band)
      }
      for age in band.ages(openAge: openAge) {
        if let other = owner[age] { throw .overlappingBands(other, band) }
        owner[age] = band
      }
    }
    (self.bands, self.openAge) = (bands, openAge)
  }

  /// Single ages from band totals.
  /// - Parameters:
  ///   - totals: Σ w_x u_x per band, in the order of `bands`, not negative.
  ///   - weights: w_x for 0...A, not negative; 1 when left out.
  ///   - upperBound: the largest u_x allowed, such as 1 for a prevalence.
  /// - Returns: u_x for 0...A; NaN at ages that no band covers.
  /// - Throws: `.outOfRange` for a total or weight that can't be used; `.totalOutOfReach` when a total needs more than
  ///   the bound at some age, or weight where there is none; `.didNotConverge`; `.linearAlgebra`.
  /// - Complexity: per stretch of n ages, of order n³ for each bound that acts.
  public func graduate(
    totals: [Double], weights: [Double]? = nil, upperBound: Double = .infinity
  ) throws(DemographyError) -> [Double] {
    precondition(totals.count == bands.count && upperBound > 0)
    precondition(weights.map { $0.count == openAge + 1 } ?? true)
    let weights = weights ?? .init(repeating: 1, count: openAge + 1)
    try DemographyError.check(totals, "band total")
    try DemographyError.check(weights, "weight")
    var result = [Double](repeating: .nan, count: openAge + 1)
    for stretch in try stretches(totals, weights, upperBound) {
      let values = try stretch.solve()
      for (x, value) in zip(stretch.ages, values) { result[x] = value }
    }
    for (band, total) in zip(bands, totals) where total == 0 {
      for x in band.ages(openAge: openAge) { result[x] = 0 }
    }
    return result
  }

  /// Single ages from band rates: the rate of a band is the mean over its people.
  ///
  /// A band in which nobody lives takes the plain mean over its ages.
  /// - Parameters:
  ///   - rates: events per person per band, in the order of `bands`, not negative.
  ///   - people: the number of people at 0...A.
  ///   - upperBound: the largest rate allowed.
  /// - Returns: rates for 0...A; NaN at ages that no band covers.
  /// - Throws: as ``graduate(totals:weights:upperBound:)``.
  public func graduate(
    rates: [Double], people: [Double], upperBound: Double = .infinity
  ) throws(DemographyError) -> [Double] {
    precondition(rates.count == bands.count && people.count == openAge + 1)
    try DemographyError.check(rates, "band rate")
    try DemographyError.check(people, "people")
    var (weights, totals) = (people, rates)
    for (i, band) in bands.enumerated() {
      let ages = band.ages(openAge: openAge)
      if !ages.contains(where: { people[$0] > 0 }) { for x in ages { weights[x] = 1 } }
      totals[i] = rates[i] * ages.reduce(0) { $0 + weights[$1] }
    }
    return try graduate(totals: totals, weights: weights, upperBound: upperBound)
  }

  /// The bands with a total, in order of age, split where a gap or a zero band comes between.
  private func stretches(
    _ totals: [Double], _ weights: [Double], _ bound: Double
  ) throws(DemographyError) -> [GraduationStretch] {
    var result: [GraduationStretch] = []
    for (band, total) in zip(bands, totals).sorted(by: { $0.0.from < $1.0.from }) where total > 0 {
      let ages = band.ages(openAge: openAge)
      let weight = ages.reduce(0) { $0 + weights[$1] }
      // A mean at the bound up to rounding is at the bound at every age.
      guard weight > 0, total <= bound * weight * (1 + 1e-12) else {
        throw .totalOutOfReach(band: band, total: total, largest: weight > 0 ? bound * weight : 0)
      }
      let part = GraduationStretch.Band(ages: ages, total: min(total, bound * weight), weight: weight)
      if let last = result.last, last.ages.upperBound == ages.lowerBound {
        result[result.count - 1].append(part)
      } else {
        result.append(GraduationStretch(part, weights: weights, bound: bound))
      }
    }
    return result
  }
}
