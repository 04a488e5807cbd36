import LinearAlgebra

/// All draws of a prognosis on their way through the years, one year at a time, so that several can go side by side.
struct DrawPath {
  let engine: DrawEngine
  /// The figures of the last year, which the next one overwrites.
  let summary: DrawSummaryMaker
  private var blocks: [DrawBlock]
  private let scratch: ScratchPool<DrawScratch>
  /// How many years they have gone through.
  private(set) var years = 0

  /// The draws before the base year.
  init(_ engine: DrawEngine) throws(PrognosisError) {
    self.engine = engine
    blocks = try engine.makeBlocks()
    summary = DrawSummaryMaker(
      draws: engine.options.draws, blocks: blocks.count * DrawEngine.lanes, rows: engine.rows.count,
      areas: engine.options.areas.count)
    scratch = ScratchPool { DrawScratch(engine) }
  }

  /// Takes all draws through the next year.
  ///
  /// - Parameter centralGain: change in the nation's life expectancy at 65 on the central path, years.
  /// - Precondition: the horizon isn't reached yet.
  mutating func step(centralGain: (female: Double, male: Double)) throws(PrognosisError) {
    precondition(years < engine.years.count, "a year of the run")
    let year = DrawYear(
      t: years, year: engine.years.lowerBound + years, schedule: engine.schedule,
      netShape: engine.sampler.parameters.netMigration?.shares, centralGain: centralGain)
    let (engine, summary) = (engine, summary)
    try concurrentUpdate(&blocks, threads: engine.options.threads, scratch: scratch) {
      (_, block, scratch) throws(PrognosisError) in
      try DrawStep(engine: engine, year: year, scratch: scratch).take(&block, into: summary)
    }
    years += 1
  }

  /// People per draw who would have left but were not there, over all regions and the years so far.
  var bounded: [Double] { blocks.flatMap(\.bounded).prefix(engine.options.draws).map { $0 } }
}
