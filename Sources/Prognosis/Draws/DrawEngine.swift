import CareDemand
import Demography
import LinearAlgebra
import ModelDirectory
import Statistics

/// What all draws of a prognosis have in common.
///
/// Draws stand in blocks of ``lanes``; a block is one worker's at a time, and each of its draws depends on its own number
/// alone. Years are the outer loop (``DrawPath``), so that what is kept is the population of the year and the figures of the
/// areas in one year, whatever the horizon.
struct DrawEngine: Sendable {
  /// Draws in a block: as many as fill the widest vectors. More would push the working values of two workers out of the
  /// third-level cache.
  static let lanes = 8

  let options: PrognosisOptions
  let years: ClosedRange<Int>
  let schedule: RateSchedule
  let care: CareSchedule
  let sampler: DrawSampler
  let rows: SeriesRows
  let areas: DrawAreas
  let projector: LaneProjector
  let demand: LaneDemand
  /// Staff and waits; nil where the model says nothing of them.
  let workforce: WorkforceEngine?
  /// A scenario's levers; nil in the reference.
  let levers: ScenarioLevers?
  private let base: Matrix
  private let regions: Int

  init(
    model: RegionModel, options: PrognosisOptions, years: ClosedRange<Int>, schedule: RateSchedule,
    care: CareSchedule, sampler: DrawSampler, components: [Component], expectancyAges: Int,
    workforce: WorkforceEngine? = nil, levers: ScenarioLevers? = nil
  ) {
    (self.options, self.years, self.schedule, self.care) = (options, years, schedule, care)
    (self.sampler, base, regions) = (sampler, model.population, model.regions.count)
    let isNational = schedule.mortality.national != nil
    rows = SeriesRows(
      grid: model.grid, ages: options.ages, components: components, products: care.products,
      conditions: care.conditions, lifeExpectancyRows: isNational ? 2 * expectancyAges : 0,
      workforce: workforce)
    (self.workforce, self.levers) = (workforce, levers)
    areas = DrawAreas(options.areas, regions: regions, classes: levers?.demography.mortalityClasses)
    projector = LaneProjector(
      grid: model.grid, lanes: Self.lanes, regions: regions,
      internalMigration: schedule.migration.internalMigration)
    demand = LaneDemand(care.model, lanes: Self.lanes)
  }

  /// All draws before the base year.
  func makeBlocks() throws(PrognosisError) -> [DrawBlock] {
    let count = (options.draws + Self.lanes - 1) / Self.lanes
    let products = care.products.count
    return try concurrentMap(count: count, threads: options.threads) { (i) throws(PrognosisError) in
      let draws = i * Self.lanes..<(i + 1) * Self.lanes
      let ratios = LaneBuffer(regions * products * Self.lanes)
      for region in 0..<regions {
        let own = sampler.careRatios(region: region, draws: draws)
        for j in 0..<products * Self.lanes { ratios.pointer[region * products * Self.lanes + j] = own[j] }
      }
      var block = DrawBlock(
        draws: draws, population: projector.spread(base),
        mortality: LaneBuffer(sampler.mortalityRegional(draws)),
        fertility: LaneBuffer(sampler.fertilityRegional(draws)), ratios: ratios,
        healthyShares: sampler.healthyAgeingShares(draws),
        disturbances: sampler.start(draws), workforce: try workforce?.block(draws, sampler: sampler),
        bounded: [Double](repeating: 0, count: Self.lanes))
      if let held = block.workforce?.staff.held { block.isBoundedByLevers = held }
      return block
    }
  }
}

/// What a worker keeps from block to block.
final class DrawScratch {
  let projection: LaneScratch
  let demand: LaneDemand.Scratch
  /// Products and conditions of one region: items x lanes.
  let items: LaneBuffer
  /// The sums of every region: rows x lanes.
  let regional: LaneBuffer
  /// The rows of one area.
  let area: LaneBuffer
  /// People, deaths' weights and rates of one area: cells x lanes.
  let people: LaneBuffer
  let weighted: LaneBuffer
  /// The mean factor on death rates of one area by share: one per lane.
  let plain: LaneBuffer
  let expectancies: LaneBuffer
  /// Of staff and waits, where there are any.
  let workforce: WorkforceEngine.Scratch?

  init(_ engine: DrawEngine) {
    let lanes = DrawEngine.lanes
    let cells = engine.projector.grid.cells
    projection = engine.projector.scratch()
    demand = engine.demand.scratch()
    items = LaneBuffer((engine.care.products.count + engine.care.conditions.count) * lanes)
    regional = LaneBuffer(engine.projector.regions * engine.rows.regional * lanes)
    area = LaneBuffer(engine.rows.regional * lanes)
    people = LaneBuffer(cells * lanes)
    weighted = LaneBuffer(cells * lanes)
    plain = LaneBuffer(lanes)
    expectancies = LaneBuffer(4 * lanes)
    workforce = engine.workforce?.scratch(lanes: lanes)
  }
}
