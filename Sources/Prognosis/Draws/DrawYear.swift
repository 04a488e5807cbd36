import Demography
import LinearAlgebra
import ModelDirectory

/// What all draws share in a year: the central rates, in the form that the projector takes.
struct DrawYear: Sendable {
  /// The index of the year: 0 in the base year.
  let t: Int
  let year: Int
  let sexRatioAtBirth: Double
  /// Births per woman by age of the nation, or ages x regions.
  let nationalFertility: [Double]?
  let regionalFertility: Matrix?
  /// Survival where it is given; nil where it comes from national death rates.
  let survival: SurvivalTable?
  let international: International
  /// Each region's share of the immigrants; empty where there are none.
  let immigrantShares: [Double]
  /// Each region's immigrants; empty where there are none.
  let immigrants: [Double]
  /// The change of the nation's life expectancy at 65 since the base year on the central path, years.
  let centralGain: (female: Double, male: Double)

  enum International: Sendable {
    case none
    case gross(immigrants: LaneBuffer, emigrationRates: LaneBuffer)
    case net(mean: LaneBuffer, shape: LaneBuffer, timing: NetMigrationTiming)
  }

  init(
    t: Int, year: Int, schedule: RateSchedule, netShape: Matrix?, centralGain: (female: Double, male: Double)
  ) {
    (self.t, self.year, self.centralGain) = (t, year, centralGain)
    sexRatioAtBirth = schedule.rates(year).sexRatioAtBirth
    nationalFertility = schedule.fertility.national(year)
    regionalFertility = nationalFertility == nil ? schedule.fertility.rates(year) : nil
    survival = schedule.mortality.national == nil ? schedule.mortality.survival(year) : nil
    switch schedule.migration.international(year) {
    case .none: (international, immigrantShares, self.immigrants) = (.none, [], [])
    case .gross(let immigrants, let rates):
      international = .gross(
        immigrants: LaneBuffer(immigrants.elements), emigrationRates: LaneBuffer(rates.elements))
      let people = BaseYear.columnTotals(immigrants)
      self.immigrants = people
      let all = people.reduce(0, +)
      immigrantShares = all > 0 ? people.map { $0 / all } : []
    case .net(let counts, let timing):
      let shape = netShape ?? Matrix(rows: counts.rows, columns: counts.columns)
      international = .net(
        mean: LaneBuffer(counts.elements), shape: LaneBuffer(shape.elements), timing: timing)
      (immigrantShares, self.immigrants) = ([], [])
    }
  }
}
