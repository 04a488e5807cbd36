import CKernels
import CareDemand
import Demography
import LinearAlgebra
import ModelDirectory

/// Takes one block of draws through one year, and writes what its areas get.
struct DrawStep {
  let engine: DrawEngine
  let year: DrawYear
  let scratch: DrawScratch

  private var lanes: Int { DrawEngine.lanes }
  private var rows: SeriesRows { engine.rows }
  private var regions: Int { engine.projector.regions }
  private var cells: Int { engine.projector.grid.cells }

  func take(_ block: inout DrawBlock, into summary: DrawSummaryMaker) throws(PrognosisError) {
    let deathRates = try engine.sampler.deathRates(year.t, draws: block.draws).map { LaneBuffer($0) }
    let expectancies = deathRates.map { DrawExpectancies(step: self, rates: $0, block: block) }
    let gains = gains(&block, expectancies)
    engine.sampler.advance(&block.disturbances, year.t)
    engine.projector.advance(
      block.population, by: rates(block, deathRates), scratch: scratch.projection
    ) { region, people in
      add(rows.people, of: people, to: sums(region))
    }
    countBounded(&block)
    countComponents()
    try countCare(block, gains: gains)
    try countStaff(&block)
    writeAreas(block, expectancies, summary)
  }

  // MARK: Rates

  private func rates(_ block: DrawBlock, _ deathRates: LaneBuffer?) -> LaneRates {
    LaneRates(
      survival: survival(block, deathRates), fertility: fertility(block),
      sexRatioAtBirth: year.sexRatioAtBirth, moves: moves(block), international: international(block))
  }

  private func survival(_ block: DrawBlock, _ deathRates: LaneBuffer?) -> LaneRates.Survival {
    if let deathRates { return .national(rates: deathRates, factors: block.mortality) }
    guard let table = year.survival else { preconditionFailure("survival is national or given") }
    return .regional(births: table.births, ratios: table.ratios)
  }

  private func fertility(_ block: DrawBlock) -> LaneRates.Fertility {
    let national = engine.sampler.fertilityFactors(year.t, draws: block.draws)
    let factors = perRegion(block.fertility, times: national)
    if let schedule = year.nationalFertility { return .national(schedule: schedule, factors: factors) }
    return .regional(year.regionalFertility ?? Matrix(rows: 0, columns: 0), factors: factors)
  }

  private func moves(_ block: DrawBlock) -> LaneRates.Moves? {
    guard engine.schedule.migration.internalMigration != nil else { return nil }
    let national = engine.sampler.internalFactors(year.t, draws: block.draws)
    return LaneRates.Moves(
      departures: perRegion(LaneBuffer(block.disturbances.departures), times: national),
      pull: LaneBuffer(block.disturbances.arrivals))
  }

  private func international(_ block: DrawBlock) -> LaneRates.International {
    let (sampler, draws) = (engine.sampler, block.draws)
    let ones = [Double](repeating: 1, count: regions * lanes)
    switch year.international {
    case .none: return .none
    case .gross(let immigrants, let emigrationRates):
      return .gross(
        immigrants: immigrants,
        immigration: perRegion(
          LaneBuffer(block.disturbances.immigration),
          times: sharedOut(sampler.immigrationFactors(year.t, draws: draws), block.disturbances.immigration)),
        emigrationRates: emigrationRates,
        emigration: perRegion(LaneBuffer(ones), times: sampler.emigrationFactors(year.t, draws: draws)))
    case .net(let mean, let shape, let timing):
      return .net(
        mean: mean, shape: shape,
        shift: perRegion(LaneBuffer(ones), times: sampler.netMigrationShift(year.t, draws: draws)),
        timing: timing)
    }
  }

  /// National factors on immigrants, over what disturbed regional shares add up to: shares stay shares.
  private func sharedOut(_ national: [Double], _ disturbances: [Double]) -> [Double] {
    national.indices.map { lane in
      let sum = year.immigrantShares.indices.reduce(0) {
        $0 + year.immigrantShares[$1] * disturbances[$1 * lanes + lane]
      }
      return sum > 0 ? national[lane] / sum : national[lane]
    }
  }

  /// Factors per region and lane, times one per lane.
  private func perRegion(_ factors: LaneBuffer, times national: [Double]) -> LaneBuffer {
    let product = LaneBuffer(factors.count)
    ck_times(Int64(factors.count / lanes), Int32(lanes), factors.pointer, national, product.pointer)
    return product
  }

  // MARK: The sums of each region

  private func sums(_ region: Int) -> UnsafeMutablePointer<Double> {
    scratch.regional.pointer + region * rows.regional * lanes
  }

  private func add(
    _ ranges: SeriesRows.CellRanges, of values: UnsafePointer<Double>, to sums: UnsafeMutablePointer<Double>
  ) {
    ck_sum_ranges(
      Int32(ranges.rows), Int32(ranges.rangeCount), ranges.from.pointer, ranges.to.pointer,
      ranges.row.pointer, Int32(lanes), values, sums)
  }

  private func countComponents() {
    let width = 2 * lanes
    for region in 0..<regions {
      let first =
        scratch.projection.components.pointer + region * LaneScratch.Component.allCases.count * width
      let to = sums(region) + rows.components.lowerBound * lanes
      for (i, component) in rows.componentPlaces.enumerated() {
        let from = first + component.rawValue * width
        for l in 0..<lanes { to[i * lanes + l] = from[l] + from[lanes + l] }
      }
    }
  }

  private func countBounded(_ block: inout DrawBlock) {
    let bounded = scratch.projection.bounded
    for i in 0..<bounded.count { block.bounded[i % lanes] += bounded.pointer[i] }
    bounded.pointer.update(repeating: 0, count: bounded.count)
  }

  private func countCare(_ block: DrawBlock, gains: [Double]) throws(PrognosisError) {
    let products = engine.care.products.count
    let trend = LaneBuffer(padded(engine.sampler.careTrend(year.t, draws: block.draws)))
    let shift: LaneDemand.Shift?
    do throws(CareDemandError) {
      shift = try engine.demand.shift(shares: block.healthyShares, gains: gains)
    } catch {
      throw .unusable(file: "model.yaml", what: "healthy_ageing: \(error.description)")
    }
    for region in 0..<regions {
      let mean = scratch.projection.mean.pointer + region * cells * lanes
      let to = sums(region)
      engine.demand.write(
        people: mean, shift: shift, trend: trend,
        ratios: block.ratios.pointer + region * products * lanes, ratioCount: products,
        into: scratch.items.pointer, scratch: scratch.demand)
      add(rows.everyone, of: mean, to: to + rows.meanPopulation.lowerBound * lanes)
      add(rows.careItems, of: scratch.items.pointer, to: to + rows.care.lowerBound * lanes)
      if let staff = scratch.workforce {
        add(rows.workingAge, of: mean, to: staff.workingAge.pointer + region * lanes)
      }
      (to + rows.conditions.lowerBound * lanes).update(
        from: scratch.items.pointer + products * lanes, count: rows.conditions.count * lanes)
    }
  }

  private func padded(_ values: [Double]) -> [Double] { values.isEmpty ? [0] : values }

  // MARK: Life expectancy

  /// Years gained at 65 since the base year: women per lane, then men.
  private func gains(_ block: inout DrawBlock, _ expectancies: DrawExpectancies?) -> [Double] {
    guard let now = expectancies?.nation65() else {
      return [Double](repeating: year.centralGain.female, count: lanes)
        + [Double](repeating: year.centralGain.male, count: lanes)
    }
    if year.t == 0 { block.base65 = now }
    return zip(now, block.base65).map { $0 - $1 }
  }

  // MARK: Areas

  private func writeAreas(
    _ block: DrawBlock, _ expectancies: DrawExpectancies?, _ summary: DrawSummaryMaker
  ) {
    for (area, members) in engine.areas.areas.enumerated() {
      var values = UnsafePointer(scratch.area.pointer)
      if let member = members.single, member.share == 1 {
        values = UnsafePointer(sums(member.region))
      } else {
        var members = members.members(stride: rows.regional * lanes)
        ck_add_members(
          &members, Int64(rows.regional), Int32(lanes), scratch.regional.pointer, scratch.area.pointer)
      }
      summary.place(values, rows: 0..<rows.sums, area: area, draws: block.draws)
      writeStaff(values, area: area, draws: block.draws, summary)
      if !rows.lifeExpectancy.isEmpty, let own = expectancies?.values(area) {
        summary.place(own, rows: rows.lifeExpectancy, area: area, draws: block.draws)
      }
    }
  }
}
