import CKernels

/// The working values of one thread, for one region at a time.
///
/// A block of draws passes through all years while it is in the cache; what stays of a year is a row of draws per product and one
/// of people.
final class Worker {
  static let probabilities = [0.025, 0.1, 0.5, 0.9, 0.975]

  private let inputs: Inputs
  private var problem: Problem { inputs.problem }
  private let population, survival, birthSurvival: Doubles
  private let mortalityFactor, fertilityFactor: Doubles
  /// Years x (products, then people) x padded draws.
  private let results: Doubles
  private let means, quantiles, scratch: Doubles

  init(inputs: Inputs) {
    let (problem, lanes) = (inputs.problem, Problem.lanesOfBlock)
    self.inputs = inputs
    population = Doubles(problem.cells * lanes)
    survival = Doubles(problem.cells * lanes)
    birthSurvival = Doubles(2 * lanes)
    mortalityFactor = Doubles(2 * lanes)
    fertilityFactor = Doubles(lanes)
    let series = problem.sizes.T * (inputs.products + 1)
    results = Doubles(series * problem.paddedDraws)
    means = Doubles(series)
    quantiles = Doubles(series * Self.probabilities.count)
    scratch = Doubles(Int(ck_quantiles_scratch(problem.draws)))
  }

  /// The sums of the last year of `region`.
  func sums(of region: Int) -> Sums {
    for block in problem.blocks { project(region, block) }
    let (rows, years) = (inputs.products + 1, problem.sizes.T)
    let (series, last) = (rows * years, rows * (years - 1))
    ck_means(results.start, series, problem.paddedDraws, problem.draws, means.start)
    var sums = Sums(people: means.start[last + rows - 1])
    guard inputs.stage >= .demand else { return sums }
    sums.demand = (last..<last + rows - 1).reduce(0) { $0 + means.start[$1] }
    guard inputs.stage >= .quantiles else { return sums }
    let count = Self.probabilities.count
    ck_quantiles(
      results.start, series, problem.paddedDraws, problem.draws, Self.probabilities, count,
      quantiles.start, scratch.start)
    sums.quantiles = (last * count..<(last + rows - 1) * count).reduce(0) { $0 + quantiles.start[$1] }
    return sums
  }

  /// Takes a block of draws through all years.
  private func project(_ region: Int, _ block: Problem.Block) {
    let start = problem.population.start + region * problem.cells
    for cell in 0..<problem.cells {
      (population.start + cell * block.lanes).update(repeating: start[cell], count: block.lanes)
    }
    for sex in 0..<2 {
      let factor = problem.mortalityFactors.start[2 * region + sex]
      (mortalityFactor.start + sex * block.lanes).update(repeating: factor, count: block.lanes)
    }
    let factor = problem.fertilityFactors.start[region]
    fertilityFactor.start.update(repeating: factor, count: block.lanes)
    for year in 0..<problem.sizes.T {
      advance(region, block, year)
      keep(block, year)
    }
  }

  /// One year: survival, net migrants half at the start and half at the end, births.
  private func advance(_ region: Int, _ block: Problem.Block, _ year: Int) {
    let (cells, lanes, years) = (problem.cells, block.lanes, problem.sizes.T)
    let (ages, fertile) = (Int32(problem.sizes.A), Problem.fertileAges)
    let deaths = inputs.deaths.start + years * cells * block.first + year * cells * lanes
    ck_survival_from_probabilities(
      ages, Int32(lanes), deaths, mortalityFactor.start, survival.start, birthSurvival.start)
    var vital = ck_vital(
      ages: ages, lanes: Int32(lanes), survival: survival.start, birth_survival: birthSurvival.start,
      first_fertile: Int32(fertile.lowerBound), fertile: Int32(fertile.count),
      fertility: inputs.births.start + (years * block.first + year * lanes) * fertile.count,
      fertility_factor: fertilityFactor.start, boys: problem.sizes.srb / (1 + problem.sizes.srb))
    var net = ck_net(
      mean: problem.migrants.start + region * cells, shape: problem.migrantShape.start,
      shift: problem.migrantShift.start + (region * years + year) * problem.paddedDraws + block.first,
      at_end: 0)
    ck_step_net(&vital, &net, population.start, nil, nil)
  }

  /// The demand for each product, and the people.
  private func keep(_ block: Problem.Block, _ year: Int) {
    let (products, draws) = (inputs.products, problem.paddedDraws)
    let place = results.start + year * (products + 1) * draws + block.first
    if products > 0 {
      ck_product(
        inputs.packedRates.start, Int32(products), Int32(problem.cells), population.start, Int32(block.lanes),
        0, place, Int32(draws))
    }
    var (from, to, row) = (Int32(0), Int32(problem.cells), Int32(0))
    ck_sum_ranges(
      1, 1, &from, &to, &row, Int32(block.lanes), population.start, place + products * draws)
  }
}
