import LinearAlgebra
import Statistics

/// Why demand in a year differs from the base year's, per item and region.
///
/// The change is split among four drivers by `ShapleyValues`. With the drivers of a subset at
/// their level of year t and the others at that of the base year, demand is
///
///     v(S) = trend_S ratio (N_S / N_q) sum over s, x of u_h(s, x) P_q(s, x)
///
/// where N is the number of people, q the year whose age and sex structure holds in S and h the one
/// whose rates hold. v of no driver is the base year's demand and v of all of them year t's, both to
/// the bit, so the contributions add up to the change but for the rounding of sixteen differences.
///
/// A region without people has no structure; it is given that of the other year. A region that
/// empties or is new so has nothing to attribute to structure. Without people in both years every
/// contribution is 0.
///
/// Shapley values of a sum of games are the sums of the values: the contributions of an area are
/// the sums over its regions, weighted with their shares. A shift of people between regions with
/// different levels of use then counts as population in each.
public struct GrowthDecomposition: Sendable {
  /// A cause of growth.
  public enum Driver: Int, CaseIterable, Sendable {
    /// More or fewer people.
    case population
    /// Another mix of ages and sexes.
    case ageStructure
    /// Better health at the same age.
    case healthyAgeing
    /// Growth of use that isn't demographic.
    case useTrend
  }

  /// Demand in year t less demand in the base year: items x regions.
  public let change: Matrix
  private let byDriver: [Matrix]

  /// The part of the change that a driver brings: items x regions.
  public subscript(driver: Driver) -> Matrix { byDriver[driver.rawValue] }

  /// Splits the change between the base year and a later (or earlier) one.
  ///
  /// - Parameters:
  ///   - model: the demand model of both years.
  ///   - basePopulation: mean population of the base year, cells x regions.
  ///   - meanPopulation: mean population of year t, cells x regions.
  ///   - years: t - base year.
  ///   - gain: change in life expectancy at 65 since the base year.
  /// - Precondition: both populations have a row per cell and a column per region.
  /// - Throws: as ``CareDemandModel/demand(meanPopulation:years:gain:)``.
  /// - Complexity: four matrix products, then 16 values per item and region.
  public init(
    of model: CareDemandModel, basePopulation: Matrix, meanPopulation: Matrix, years: Int,
    gain: LifeExpectancyGain
  ) throws(CareDemandError) {
    let intensities = try Intensities(
      model: model, basePopulation: basePopulation, meanPopulation: meanPopulation, gain: gain)
    let (items, regions) = (model.rates.items, model.ratios.columns)
    let trend = model.trend(years: years)
    let shapley = ShapleyValues(players: Driver.allCases.count)
    let zero = Matrix(rows: items, columns: regions)
    var change = zero
    var byDriver = Driver.allCases.map { _ in zero }
    for region in 0..<regions {
      let mixes = intensities.values(region: region)
      for item in 0..<items {
        let (first, ratio, trend) = (item * Intensities.mixes, model.ratios[item, region], trend[item])
        let value = { (subset: Int) in
          // The same order of factors as demand has, so that both ends agree with it to the bit.
          mixes[first + subset % Intensities.mixes]
            * ((DriverSet(bits: subset).contains(.useTrend) ? trend : 1) * ratio)
        }
        change[item, region] = value(DriverSet.all.bits) - value(0)
        for (driver, part) in shapley.contributions(value).enumerated() {
          byDriver[driver][item, region] = part
        }
      }
    }
    (self.change, self.byDriver) = (change, byDriver)
  }

  /// A set of drivers as bits.
  struct DriverSet {
    static let all = DriverSet(bits: (1 << Driver.allCases.count) - 1)
    let bits: Int

    func contains(_ driver: Driver) -> Bool { bits & 1 << driver.rawValue != 0 }
  }
}
