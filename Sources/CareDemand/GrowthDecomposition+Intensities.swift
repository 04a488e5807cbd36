import LinearAlgebra

extension GrowthDecomposition {
  /// Demand before trend and ratio for every mix of years of people, structure and rates.
  struct Intensities {
    /// Rates of h times the people of q, at index 2 h + q (0 the base year, 1 year t), after the factors of measures.
    private var products: [Matrix]
    /// The units that move, of each product and region.
    private var moved: [[[Double]]]
    /// The moves of each region.
    private let moves: [[ClassChange.MovedCare]]
    /// The number of people per year and region.
    private let totals: [[Double]]

    init(
      model: CareDemandModel, basePopulation: Matrix, meanPopulation: Matrix, gain: LifeExpectancyGain,
      adjustments: [DemandAdjustment] = []
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
      moved = products.map { $0.elements.isEmpty ? [] : (0..<$0.columns).map { _ in [] } }
      moves = (0..<basePopulation.columns).map { adjustments.last?.moves(region: $0) ?? [] }
      for (h, adjustment) in adjustments.enumerated() {
        for (q, population) in [basePopulation, meanPopulation].enumerated() {
          adjust(2 * h + q, by: adjustment, population)
        }
      }
    }

    private mutating func adjust(_ index: Int, by adjustment: DemandAdjustment, _ population: Matrix) {
      for region in 0..<population.columns {
        var own = Array(products[index].column(region))
        moved[index][region] = adjustment.keep(region: region, people: population, of: &own)
        for item in own.indices { products[index][item, region] = own[item] }
      }
    }

    /// The moves of a region, which stand after the items in its values.
    func moves(region: Int) -> [ClassChange.MovedCare] { moves[region] }

    /// How many mixes there are: subsets of the drivers but the trend, which are the lowest bits of a `DriverSet`.
    static let mixes = 1 << Driver.useTrend.rawValue

    /// Units per year of a region at ratio 1 and without trend: items and moves x mixes, an item's mixes side by side.
    func values(region: Int) -> [Double] {
      let items = products[0].rows + moves[region].count
      var values = [Double](repeating: 0, count: items * Self.mixes)
      for mix in 0..<Self.mixes {
        let drivers = DriverSet(bits: mix)
        let people = totals[drivers.contains(.population) ? 1 : 0][region]
        var structure = drivers.contains(.ageStructure) ? 1 : 0
        if totals[structure][region] == 0 { structure = 1 - structure }
        guard totals[structure][region] > 0 else { continue }
        // The factor is exactly 1 where people and structure are of the same year.
        let factor = people / totals[structure][region]
        let index = (drivers.contains(.healthyAgeing) ? 2 : 0) + structure
        let column = Array(products[index].column(region)) + moved[index][region]
        for (item, product) in column.enumerated() { values[item * Self.mixes + mix] = product * factor }
      }
      return values
    }
  }
}
