import Demography

/// One course of everything that the study draws, from the base year on.
struct TrueFuture: Sendable {
  /// National death rates per year, by cell.
  var deathRates: [[Double]]
  /// Births per woman of the nation per year, by age.
  var fertility: [[Double]]
  /// Factors on national immigrants, on rates of emigration and on moves, per year.
  var immigration: [Double]
  var emigration: [Double]
  var moves: [Double]
  /// Factors per region and year on departures, on the pull on arrivals, on the share of the immigrants.
  var departures: [[Double]]
  var arrivals: [[Double]]
  var immigrationShares: [[Double]]
  /// The regions' true factors on death rates and on births.
  let levels: TrueLevels
  /// Growth of use per year of each product, the regions' ratios (products x regions) and the healthy share.
  let use: TrueUse
}

/// What is a region's own and doesn't change.
struct TrueLevels: Sendable {
  let mortality: [Double]
  let fertility: [Double]
}

/// What is true of care.
struct TrueUse: Sendable {
  let growth: [Double]
  let ratios: [[Double]]
  let healthyShare: Double
}
