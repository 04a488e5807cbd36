import CareDemand
import Demography
import LinearAlgebra
import ModelDirectory

/// Care in the base year and at the horizon on the central path, and the rates behind it.
struct GrowthFigures: Sendable {
  /// The base year and the year at the horizon.
  let years: ClosedRange<Int>
  /// The products and the totals of acts; rows are those of `base`.
  let items: [CareItem]
  /// The products that have rates by age, in the order of the rows.
  let products: [CareProduct]
  /// National use per person per year by cell, a vector per product; 0 where unknown.
  let rates: [[Double]]
  /// Units or euro in the base year: products x regions.
  let base: Matrix
  /// The same at the horizon.
  let horizon: Matrix

  init(model: RegionModel, horizon: Int, threads: Int?) throws(PrognosisError) {
    let first = model.settings.baseYear
    years = first...first + horizon
    let schedule = try RateSchedule(model: model, years: years, threads: threads)
    let projection = PopulationProjection(schedule: schedule, base: model.population, years: years) { _ in }
    let care = try CareSchedule(model: model, population: projection.mean(0), threads: threads)
    let expectancies = LifeExpectancies(schedule: schedule, projection: projection, areas: [])
    let maker = YearOutcome.Maker(
      care: care, projection: projection, expectancies: expectancies, aggregation: Aggregation([]),
      firstYear: first)
    (base, self.horizon) = (try maker.products(0), try maker.products(horizon))
    products = care.products
    items = CareItem.items(of: care.products).filter { $0.code != CareItem.total }
    let known = care.model.rates.rates
    rates = care.productRows.map { row in
      (0..<known.columns).map { known[row, $0].isNaN ? 0 : known[row, $0] }
    }
  }

  /// Growth of each of `items` in the whole model, as a share.
  var national: [Double] {
    let whole = (0..<base.columns).map { RegionSet.Member(region: $0, share: 1) }
    return items.map { GrowthSpread.growth(amounts($0, whole)) }
  }

  /// Care of one item in the base year and at the horizon.
  func amounts(_ item: CareItem, _ members: [RegionSet.Member]) -> (base: Double, horizon: Double) {
    members.reduce((0, 0)) { sum, member in
      (
        sum.0 + member.share * item.value(base, column: member.region),
        sum.1 + member.share * item.value(horizon, column: member.region)
      )
    }
  }
}

extension YearOutcome.Maker {
  /// The products' demand in the year with index `t`: products x regions.
  func products(_ t: Int) throws(PrognosisError) -> Matrix {
    try demand(t).rowRange(care.productRows)
  }
}
