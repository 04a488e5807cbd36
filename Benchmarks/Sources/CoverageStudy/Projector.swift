import CareDemand
import Demography
import LinearAlgebra
import ModelDirectory
import Prognosis

/// Runs one course through the library's projection of a single path.
struct Projector: Sendable {
  let law: TrueLaw

  /// The rates of the year with index `t` on the central path, as a course alters them.
  ///
  /// - Parameter central: the index of the central rates, which a history holds at those of the base year.
  func rates(_ course: TrueFuture, _ t: Int, central: Int) throws -> ProjectionRates {
    var rates = law.rates[central]
    rates.internalMigration = try moves(course, t, rates)
    rates.international = border(course, t, rates)
    return rates
  }

  /// Survival and births of the year with index `t`, put in place of the central ones.
  func setVital(_ course: TrueFuture, _ t: Int, in rates: inout ProjectionRates) throws {
    let grid = law.grid
    var columns: [[Double]] = []
    for r in 0..<law.regions {
      var ratios: [Double] = []
      for sex in Sex.allCases {
        let own = course.deathRates[t][grid.range(sex)].map { $0 * course.levels.mortality[r] }
        let table = try LifeTable(deathRates: own, sex: sex)
        ratios += table.survivalRatios
        rates.birthSurvival[sex.rawValue, r] = table.birthSurvival
      }
      columns.append(ratios)
    }
    rates.survival = Matrix(columns: columns)
    rates.fertility = Matrix(
      columns: course.levels.fertility.map { level in course.fertility[t].map { $0 * level } })
  }

  private func moves(_ course: TrueFuture, _ t: Int, _ rates: ProjectionRates) throws -> InternalMigration? {
    guard var moves = rates.internalMigration else { return nil }
    let data = law.model.migration
    var pull = data.inFactor ?? Matrix(rows: law.grid.cells, columns: law.regions, repeating: 1)
    for r in 0..<law.regions {
      for x in 0..<law.grid.cells {
        moves.departureRates[x, r] *= course.moves[t] * course.departures[r][t]
        pull[x, r] *= course.arrivals[r][t]
      }
    }
    moves.redistribution = try Redistribution(
      flows: data.flows.map { ($0.ages, $0.moves) }, pull: pull, grid: law.grid)
    return moves
  }

  private func border(_ course: TrueFuture, _ t: Int, _ rates: ProjectionRates) -> InternationalMigration {
    guard case .gross(var immigrants, var emigration) = rates.international else {
      return rates.international
    }
    for r in 0..<law.regions {
      for x in 0..<law.grid.cells {
        immigrants[x, r] *= course.immigration[t] * course.immigrationShares[r][t]
        emigration[x, r] *= course.emigration[t]
      }
    }
    return .gross(immigrants: immigrants, emigrationRates: emigration)
  }

  // MARK: The future

  /// What is scored, at the end of the course.
  func outcome(_ course: TrueFuture, use rates: CareRates) throws -> Outcome {
    let model = CohortComponentModel(grid: law.grid)
    var (population, births) = ([law.model.population], [[Double]]())
    for t in 0...TrueLaw.horizon {
      var rates = try self.rates(course, t, central: t)
      try setVital(course, t, in: &rates)
      let step = model.advance(population[t], by: rates)
      population.append(step.population)
      births.append((0..<law.regions).map { step.births[0, $0] + step.births[1, $0] })
    }
    let last = TrueLaw.horizon
    let (base, now) = (
      try expectancies(course, 0, population[0]), try expectancies(course, last, population[last])
    )
    let cost = try cost(
      course, rates, start: population[last], end: population[last + 1],
      gain: LifeExpectancyGain(female: now[0] - base[0], male: now[1] - base[1]))
    return Outcome(
      regions: [
        people(population[last], from: 0), people(population[last], from: 80), births[last - 1], cost,
      ])
  }

  private func people(_ population: Matrix, from age: Int) -> [Double] {
    (0..<population.columns).map { r in
      Sex.allCases.reduce(0) { sum, sex in
        (age...law.grid.openAge).reduce(sum) { $0 + population[law.grid.index(sex, $1), r] }
      }
    }
  }

  /// Euros per region, all products together.
  private func cost(
    _ course: TrueFuture, _ rates: CareRates, start: Matrix, end: Matrix, gain: LifeExpectancyGain
  ) throws -> [Double] {
    let use = course.use
    let demand = try CareDemandModel(
      rates: rates, ratios: Matrix(columns: use.ratios).transposed(), growth: use.growth,
      healthyAgeing: HealthyAgeing(share: use.healthyShare))
    let mean = Matrix(
      rows: start.rows, columns: start.columns,
      byColumns: zip(start.elements, end.elements).map { ($0 + $1) / 2 })
    let euros = try demand.demand(meanPopulation: mean, years: TrueLaw.horizon, gain: gain)
    return (0..<euros.columns).map { r in (0..<euros.rows).reduce(0) { $0 + euros[$1, r] } }
  }

  /// The nation's life expectancy at 65, women and men: regional rates weighted by the people of each age.
  private func expectancies(_ course: TrueFuture, _ t: Int, _ population: Matrix) throws -> [Double] {
    try Sex.allCases.map { sex in
      let rates = law.grid.range(sex).map { cell -> Double in
        let people = (0..<law.regions).map { population[cell, $0] }
        let total = people.reduce(0, +)
        let levels = course.levels.mortality
        let level =
          total > 0
          ? zip(people, levels).reduce(0) { $0 + $1.0 * $1.1 } / total
          : levels.reduce(0, +) / Double(levels.count)
        return course.deathRates[t][cell] * level
      }
      return try LifeTable(deathRates: rates, sex: sex).lifeExpectancy(at: 65)
    }
  }
}

/// What is scored, per region, and for the nation as the last: people, people of 80 and older, births, cost of care.
struct Outcome: Sendable {
  static let quantities = ["population", "population_80_plus", "births", "care_cost"]
  /// By quantity, then by region, the nation last.
  let values: [[Double]]

  init(regions: [[Double]]) { values = regions.map { $0 + [$0.reduce(0, +)] } }
}
