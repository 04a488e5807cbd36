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

    func all(count: Int, threads: Int?) throws(PrognosisError) -> [YearOutcome] {
      try concurrentMap(count: count, threads: threads) { (t) throws(PrognosisError) in try outcome(t) }
    }

    private func outcome(_ t: Int) throws(PrognosisError) -> YearOutcome {
      let mean = projection.mean(t)
      let gain = try gain(t)
      let lifeExpectancy = try expectancies.rows(t, year: firstYear + t)
      do throws(CareDemandError) {
        let regional = try care.model.demand(meanPopulation: mean, years: t, gain: gain)
        let growth = t == 0 ? [:] : try growth(t, mean, gain)
        let demand = aggregation.sums(regional)
        return YearOutcome(
          meanPopulation: BaseYear.columnTotals(aggregation.sums(mean)),
          care: demand.rowRange(care.productRows),
          conditions: demand.rowRange(care.products.count..<demand.rows),
          growth: growth.mapValues { aggregation.sums($0) }, lifeExpectancy: lifeExpectancy,
          regionalCare: regional.rowRange(care.productRows), regionalGrowth: growth)
      } catch {
        throw .unusable(file: "care_use.csv", what: error.description)
      }
    }

    /// Years gained at 65 since the base year, nationally.
    func gain(_ t: Int) throws(PrognosisError) -> LifeExpectancyGain {
      guard care.model.healthyAgeing.share != 0 else { return .none }
      let (base, now) = (
        try expectancies.national65(0, year: firstYear), try expectancies.national65(t, year: firstYear + t)
      )
      return LifeExpectancyGain(female: now.female - base.female, male: now.male - base.male)
    }

    /// Contributions are worked out per region and summed, so that those of an area are the sums of its parts: products x regions.
    private func growth(
      _ t: Int, _ mean: Matrix, _ gain: LifeExpectancyGain
    ) throws(CareDemandError) -> [GrowthDriver: Matrix] {
      let parts = try GrowthDecomposition(
        of: care.model, basePopulation: projection.mean(0), meanPopulation: mean, years: t, gain: gain)
      func regional(_ driver: GrowthDecomposition.Driver) -> Matrix { parts[driver].rowRange(care.productRows) }
      return [
        .population: regional(.population), .ageStructure: regional(.ageStructure),
        .healthyAgeing: regional(.healthyAgeing), .useTrend: regional(.useTrend),
      ]
    }
  }
}
