import LinearAlgebra

extension GrowthDecomposition {
  /// Demand before trend and ratio for every mix of years of people, structure and rates.
  struct Intensities {
    /// Rates of h times the people of q, at index 2 h + q (0 the base year, 1 year t).
    private let products: [Matrix]
    /// The number of people per year and region.
    private let totals: [[Double]]

    init(
      model: CareDemandModel, basePopulation: Matrix, meanPopulation: Matrix, gain: LifeExpectancyGain
    ) throws(CareDemandError) {
      try model.check(population: basePopulation)
      try model.check(population: meanPopulation)
      let base = model.rates.contributing
      let shifted = try model.healthyAgeing.shifted(model.rates, gain: gain).contributing
      products = [
        base * basePopulation, base * meanPopulation, shifted * basePopulation, shifted * meanPopulation,
      ]
      totals = [basePopulation, meanPopulation].map { population in
        (0..<population.columns).map { region in
          population.elements[region * population.rows..<(region + 1) * population.rows].reduce(0, +)
        }
      }
    }

    /// Units per year at ratio 1 and without trend.
    func value(item: Int, region: Int, _ drivers: DriverSet) -> Double {
      let people = drivers.contains(.population) ? 1 : 0
      var structure = drivers.contains(.ageStructure) ? 1 : 0
      if totals[structure][region] == 0 { structure = 1 - structure }
      guard totals[structure][region] > 0 else { return 0 }
      let product = products[(drivers.contains(.healthyAgeing) ? 2 : 0) + structure][item, region]
      // The factor is exactly 1 where people and structure are of the same year.
      return product * (totals[people][region] / totals[structure][region])
    }
  }
}
