import LinearAlgebra
import Statistics

/// Why demand in a year differs from the base year's, per item and region.
///
/// The change is split by `ShapleyValues` among four drivers, and a fifth where a scenario takes measures. With the drivers
/// of a subset at
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
    /// What a scenario's measures change; 0 without a scenario.
    case levers
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
    let game = Game(intensities: intensities, trend: model.trend(years: years), ratios: model.ratios)
    self.init(game, regions: model.ratios.columns, levers: nil)
  }

  /// Splits a scenario's change, with what its measures change as a fifth driver.
  ///
  /// The reference's game is that of the subsets without the measures, the scenario's that of the others: its people, its
  /// gain and its demand after factors and moves. The base year is the same in both. So the contributions add up to the
  /// scenario's change, and another driver's is the mean of what it adds with and without the measures.
  ///
  /// - Parameters:
  ///   - reference: the year without measures.
  ///   - scenario: the same year with them.
  ///   - basePopulation: mean population of the base year of both, cells x regions.
  ///   - years: t - base year.
  /// - Throws: as ``CareDemandModel/demand(meanPopulation:years:gain:)``.
  package init(
    of scenario: MeasuredYear, reference: MeasuredYear, basePopulation: Matrix, years: Int
  ) throws(CareDemandError) {
    let games = try [reference, scenario].map { (year) throws(CareDemandError) in
      Game(
        intensities: try Intensities(
          model: year.model, basePopulation: basePopulation, meanPopulation: year.meanPopulation,
          gain: year.gain, adjustments: year.adjustments),
        trend: year.model.trend(years: years), ratios: year.model.ratios)
    }
    self.init(games[0], regions: basePopulation.columns, levers: games[1])
  }

  /// A year of a scenario, or of the reference.
  package struct MeasuredYear {
    /// The demand model.
    package var model: CareDemandModel
    /// Mean population of the year, cells x regions.
    package var meanPopulation: Matrix
    /// Change in life expectancy at 65 since the base year.
    package var gain: LifeExpectancyGain
    /// What measures change at the base year's rates and at those of the year; empty for nothing.
    package var adjustments: [DemandAdjustment]

    package init(
      model: CareDemandModel, meanPopulation: Matrix, gain: LifeExpectancyGain,
      adjustments: [DemandAdjustment] = []
    ) {
      (self.model, self.meanPopulation, self.gain) = (model, meanPopulation, gain)
      self.adjustments = adjustments
    }
  }

  private init(_ game: Game, regions: Int, levers: Game?) {
    let items = game.ratios.rows
    let players = levers == nil ? Driver.useTrend.rawValue + 1 : Driver.allCases.count
    let shapley = ShapleyValues(players: players)
    let zero = Matrix(rows: items, columns: regions)
    var change = zero
    var byDriver = Driver.allCases.map { _ in zero }
    let all = (1 << players) - 1
    for region in 0..<regions {
      let values = ([game] + (levers.map { [$0] } ?? [])).map { $0.values(region: region) }
      for item in 0..<items {
        let value = { (subset: Int) in
          values[subset >> Driver.levers.rawValue][item * Game.subsets + subset % Game.subsets]
        }
        change[item, region] = value(all) - value(0)
        for (driver, part) in shapley.contributions(value).enumerated() {
          byDriver[driver][item, region] = part
        }
      }
    }
    (self.change, self.byDriver) = (change, byDriver)
  }

  /// Demand for every subset of the drivers but the measures.
  private struct Game {
    let intensities: Intensities
    let trend: [Double]
    let ratios: Matrix

    static let subsets = 2 * Intensities.mixes

    /// Units per year of a region: items x subsets, an item's subsets side by side.
    func values(region: Int) -> [Double] {
      let (items, mixes) = (ratios.rows, Intensities.mixes)
      let amounts = intensities.values(region: region)
      var values = [Double](repeating: 0, count: items * Self.subsets)
      /// A row of the amounts with the trend and the ratio of an item.
      func scaled(_ row: Int, of item: Int, _ subset: Int) -> Double {
        // The same order of factors as demand has, so that both ends agree with it to the bit.
        amounts[row * mixes + subset % mixes]
          * ((DriverSet(bits: subset).contains(.useTrend) ? trend[item] : 1) * ratios[item, region])
      }
      for subset in 0..<Self.subsets {
        for item in 0..<items { values[item * Self.subsets + subset] = scaled(item, of: item, subset) }
        for (m, move) in intensities.moves(region: region).enumerated() {
          let units = scaled(items + m, of: move.source, subset)
          values[move.source * Self.subsets + subset] -= units
          values[move.target * Self.subsets + subset] += move.ratio * units
        }
      }
      return values
    }
  }

  /// A set of drivers as bits.
  struct DriverSet {
    let bits: Int

    func contains(_ driver: Driver) -> Bool { bits & 1 << driver.rawValue != 0 }
  }
}
