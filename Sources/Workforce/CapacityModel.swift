/// The stock-flow of one profession as the Dutch capacity body (Capaciteitsorgaan) works it out, to which the article
/// <doc:CapacityOfAProfession> gives the formulas and a worked example.
///
/// Supply, t years after the base year, by sex: those at work now less the share that has left by then; the diplomas
/// of those in training now, of those who start before the intake can be changed, and of those who start after, each
/// times the mean share still at work; and people from abroad. In FTE by a factor per sex. Demand: the FTE of the
/// base year times (1 + unfilled) (1 + demography) (1 + yearly growth x years up to the trend year).
///
/// Source: the procedure as the body's own scripts have it (Flinterman 2020, versions 3.2 of available and of needed
/// supply), with parameters per round.
public struct CapacityModel: Sendable {
  /// How far ahead the parameters reach, years.
  public static let horizon = 20
  /// What a place must yield for an intake to balance anything, FTE.
  static let leastYield = 1e-6

  /// What it was worked out from.
  public let parameters: ProfessionParameters
  /// Supply at the present intake, from the base year on, one per year.
  public let supply: [CapacitySupply]
  /// FTE in each year per person who starts in each year from the adjustment year on.
  private let yieldPerPlace: [Double]

  /// Works out the supply.
  ///
  /// - Throws: `.yearOutOfRange` for a year before the base year or more than ``horizon`` years after it;
  ///   `.leavingFalls`; `.noYield` for an equilibrium year in which nobody who starts in the adjustment year is at
  ///   work yet; `.nobodyFromTraining` for one in which training yields nothing; `.workingTime`.
  public init(_ parameters: ProfessionParameters) throws(CapacityError) {
    try Self.check(parameters)
    self.parameters = parameters
    supply = (0...Self.horizon).map { Self.supply(parameters, after: $0) }
    var single = parameters
    single.adjusted.intake = 1
    yieldPerPlace = (0...Self.horizon).map { Self.supply(single, after: $0).fte(from: .adjusted) }
    for year in parameters.equilibriumYears where yieldPerPlace(in: year) < Self.leastYield {
      throw .nobodyFromTraining(equilibriumYear: year, fte: yieldPerPlace(in: year))
    }
  }

  /// The years from the base year on.
  public var years: ClosedRange<Int> { parameters.baseYear...parameters.baseYear + Self.horizon }

  /// What is needed in a year, FTE.
  ///
  /// - Precondition: one of `years`, and the variant is among the parameters.
  public func demand(_ variant: DemandVariant, in year: Int) -> Double {
    guard let trend = parameters.demand[variant] else { preconditionFailure("no demand \(variant)") }
    let years = Double(year - parameters.baseYear)
    let grown = min(years, Double(parameters.trendYear - parameters.baseYear))
    return supply[0].fte * trend.multiple(years: years, trend: grown)
  }

  /// What is needed and isn't there at the present intake, FTE; below 0 there is more than needed.
  public func unfilled(_ variant: DemandVariant, in year: Int) -> Double {
    demand(variant, in: year) - supply[year - parameters.baseYear].fte
  }

  /// How many have to start each year from the adjustment year on, so that supply equals demand in a year.
  ///
  ///     intake = (demand - FTE of all who don't depend on it) / (FTE in that year per yearly place)
  ///
  /// - Precondition: an equilibrium year of the parameters, or a later one of `years`.
  /// - Returns: people per year; below 0 where there is more than enough without any.
  public func intake(_ variant: DemandVariant, balancing year: Int) -> Double {
    let t = year - parameters.baseYear
    precondition(yieldPerPlace[t] > 0, "nobody who starts in the adjustment year is at work in \(year)")
    let others = supply[t].fte - supply[t].fte(from: .adjusted)
    return (demand(variant, in: year) - others) / yieldPerPlace[t]
  }

  /// FTE in a year per person who starts in each year from the adjustment year on.
  public func yieldPerPlace(in year: Int) -> Double { yieldPerPlace[year - parameters.baseYear] }
}
