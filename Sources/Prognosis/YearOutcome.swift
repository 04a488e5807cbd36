import CareDemand
import Demography
import LinearAlgebra
import ModelDirectory

/// What one calendar year gives the areas.
struct YearOutcome: Sendable {
  let meanPopulation: [Double]
  let care: Matrix
  let conditions: Matrix
  /// Change in care since the base year by driver; empty in the base year.
  let growth: [GrowthDriver: Matrix]
  let lifeExpectancy: [PrognosisResult.LifeExpectancyRow]
  /// Care by region, products x regions, and its change since the base year by driver; what staff depends on.
  let regionalCare: Matrix
  let regionalGrowth: [GrowthDriver: Matrix]

  /// Works out the years of a projection, side by side.
  struct Maker: Sendable {
    let care: CareSchedule
    let projection: PopulationProjection
    let expectancies: LifeExpectancies
    let aggregation: Aggregation
    let firstYear: Int
    /// A scenario's levers on care, and the reference's years; nil for the reference itself.
    var scenario: (levers: CareLevers, reference: ReferenceYears)?

    /// What a scenario is compared with when its growth is split.
    struct ReferenceYears: Sendable {
      let projection: PopulationProjection
      let expectancies: LifeExpectancies
    }

    func all(count: Int, threads: Int?) throws(PrognosisError) -> [YearOutcome] {
      try concurrentMap(count: count, threads: threads) { (t) throws(PrognosisError) in try outcome(t) }
    }

    private func outcome(_ t: Int) throws(PrognosisError) -> YearOutcome {
      let mean = projection.mean(t)
      let lifeExpectancy = try expectancies.rows(t, year: firstYear + t)
      let regional = try demand(t)
      let growth = t == 0 ? [:] : try growth(t)
      let demand = aggregation.sums(regional)
      return YearOutcome(
        meanPopulation: BaseYear.columnTotals(aggregation.sums(mean)),
        care: demand.rowRange(care.productRows),
        conditions: demand.rowRange(care.products.count..<demand.rows),
        growth: growth.mapValues { aggregation.sums($0) }, lifeExpectancy: lifeExpectancy,
        regionalCare: regional.rowRange(care.productRows), regionalGrowth: growth)
    }

    /// Demand for products and people with conditions: items x regions.
    func demand(_ t: Int) throws(PrognosisError) -> Matrix {
      let (model, year) = (try model(t), firstYear + t)
      let gain = try gain(t, of: model)
      return try careErrors { () throws(CareDemandError) in
        try model.demand(
          meanPopulation: projection.mean(t), years: t, gain: gain,
          adjustment: scenario?.levers.adjustment(model, in: year, gain: gain))
      }
    }

    /// The demand model of a year, with the healthy share that a scenario gives it.
    private func model(_ t: Int) throws(PrognosisError) -> CareDemandModel {
      try careErrors { () throws(CareDemandError) in
        try scenario?.levers.model(care.model, in: firstYear + t) ?? care.model
      }
    }

    /// Years gained at 65 since the base year, nationally; none where no share of them counts.
    private func gain(_ t: Int, of model: CareDemandModel) throws(PrognosisError) -> LifeExpectancyGain {
      guard model.healthyAgeing.share != 0 else { return .none }
      return try expectancies.gain65(t, firstYear: firstYear)
    }

    private func careErrors<T>(_ work: () throws(CareDemandError) -> T) throws(PrognosisError) -> T {
      do throws(CareDemandError) { return try work() } catch {
        throw .unusable(file: "care_use.csv", what: error.description)
      }
    }

    // MARK: Growth

    /// Contributions are worked out per region and summed, so that those of an area are the sums of its parts: products x regions.
    private func growth(_ t: Int) throws(PrognosisError) -> [GrowthDriver: Matrix] {
      let parts = try decomposition(t)
      return Dictionary(
        uniqueKeysWithValues: growthDrivers.map { driver, of in
          (driver, parts[of].rowRange(care.productRows))
        })
    }

    /// The drivers that growth falls apart into; levers are one of a scenario's.
    private var growthDrivers: [(GrowthDriver, GrowthDecomposition.Driver)] {
      let own: [(GrowthDriver, GrowthDecomposition.Driver)] = [
        (.population, .population), (.ageStructure, .ageStructure), (.healthyAgeing, .healthyAgeing),
        (.useTrend, .useTrend),
      ]
      return scenario == nil ? own : own + [(.levers, .levers)]
    }

    /// The causes of the change in demand since the base year, products before conditions: items x regions.
    func decomposition(_ t: Int) throws(PrognosisError) -> GrowthDecomposition {
      let reference = GrowthDecomposition.MeasuredYear(
        model: care.model, meanPopulation: (scenario?.reference.projection ?? projection).mean(t),
        gain: care.model.healthyAgeing.share == 0
          ? .none
          : try (scenario?.reference.expectancies ?? expectancies).gain65(t, firstYear: firstYear))
      let base = projection.mean(0)
      guard let scenario else {
        return try careErrors { () throws(CareDemandError) in
          try GrowthDecomposition(
            of: care.model, basePopulation: base, meanPopulation: reference.meanPopulation, years: t,
            gain: reference.gain)
        }
      }
      let (model, year) = (try model(t), firstYear + t)
      let gain = try gain(t, of: model)
      return try careErrors { () throws(CareDemandError) in
        let adjustments = [
          try scenario.levers.adjustment(model, in: year, gain: .none),
          try scenario.levers.adjustment(model, in: year, gain: gain),
        ].compactMap(\.self)
        let measured = GrowthDecomposition.MeasuredYear(
          model: model, meanPopulation: projection.mean(t), gain: gain, adjustments: adjustments)
        return try GrowthDecomposition(of: measured, reference: reference, basePopulation: base, years: t)
      }
    }
  }
}
