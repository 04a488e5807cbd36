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
    let levers = DrawLevers(engine, year, draws: block.draws)
    let mortality = levers?.mortality(national: deathRates, own: block.mortality)
    let expectancies = deathRates.map {
      DrawExpectancies(step: self, rates: $0, mortality: mortality, block: block)
    }
    let gains = gains(&block, expectancies)
    engine.sampler.advance(&block.disturbances, year.t)
    let rates = rates(&block, mortality?.survival ?? survival(block, deathRates), levers)
    engine.projector.advance(block.population, by: rates, scratch: scratch.projection) { region, people in
      add(rows.people, of: people, to: sums(region))
    }
    countBounded(&block)
    countComponents()
    try countCare(&block, gains: gains, levers)
    try countStaff(&block)
    writeAreas(block, expectancies, summary)
  }

  // MARK: Rates

  private func rates(
    _ block: inout DrawBlock, _ survival: LaneRates.Survival, _ levers: DrawLevers?
  ) -> LaneRates {
    LaneRates(
      survival: survival, fertility: fertility(&block, levers), sexRatioAtBirth: year.sexRatioAtBirth,
      moves: moves(&block, levers), international: international(&block, levers))
  }

  private func survival(_ block: DrawBlock, _ deathRates: LaneBuffer?) -> LaneRates.Survival {
    if let deathRates { return .national(rates: deathRates, factors: block.mortality) }
    guard let table = year.survival else { preconditionFailure("survival is national or given") }
    return .regional(births: table.births, ratios: table.ratios)
  }

  private func fertility(_ block: inout DrawBlock, _ levers: DrawLevers?) -> LaneRates.Fertility {
    let national = engine.sampler.fertilityFactors(year.t, draws: block.draws)
    let factors = perRegion(block.fertility, times: national)
    levers?.changeFertility(factors, own: block.fertility, &block.isBoundedByLevers)
    if let schedule = year.nationalFertility { return .national(schedule: schedule, factors: factors) }
    return .regional(year.regionalFertility ?? Matrix(rows: 0, columns: 0), factors: factors)
  }

  private func moves(_ block: inout DrawBlock, _ levers: DrawLevers?) -> LaneRates.Moves? {
    guard engine.schedule.migration.internalMigration != nil else { return nil }
    let national = engine.sampler.internalFactors(year.t, draws: block.draws)
    let departures = perRegion(LaneBuffer(block.disturbances.departures), times: national)
    levers?.changeDepartures(departures, &block.isBoundedByLevers)
    return LaneRates.Moves(departures: departures, pull: LaneBuffer(block.disturbances.arrivals))
  }

  private func international(_ block: inout DrawBlock, _ levers: DrawLevers?) -> LaneRates.International {
    let (sampler, draws) = (engine.sampler, block.draws)
    let ones = [Double](repeating: 1, count: regions * lanes)
    switch year.international {
    case .none: return .none
    case .gross(let immigrants, let emigrationRates):
      let immigration = perRegion(
        LaneBuffer(block.disturbances.immigration),
        times: sharedOut(sampler.immigrationFactors(year.t, draws: draws), block.disturbances.immigration))
      levers?.changeImmigration(immigration, people: year.immigrants, &block.isBoundedByLevers)
      return .gross(
        immigrants: immigrants, immigration: immigration,
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

  private func countCare(
    _ block: inout DrawBlock, gains: [Double], _ levers: DrawLevers?
  ) throws(PrognosisError) {
    let products = engine.care.products.count
    let trend = LaneBuffer(padded(engine.sampler.careTrend(year.t, draws: block.draws)))
    let shares = levers?.healthyShares(block.healthyShares) ?? block.healthyShares
    let shift: LaneDemand.Shift?
    let adjustment: DemandAdjustment?
    do throws(CareDemandError) {
      shift = try engine.demand.shift(shares: shares, gains: gains)
      adjustment = try levers?.adjustment(
        shares: shares, gains: gains, draws: block.draws, &block.isBoundedByLevers)
    } catch {
      throw .unusable(file: "model.yaml", what: "healthy_ageing: \(error.description)")
    }
    let working = LaneBuffer((adjustment?.scratchRows ?? 0) * lanes)
    for region in 0..<regions {
      let mean = scratch.projection.mean.pointer + region * cells * lanes
      let to = sums(region)
      let ratios = block.ratios.pointer + region * products * lanes
      engine.demand.write(
        people: mean, shift: shift, trend: trend, ratios: ratios, ratioCount: products,
        into: scratch.items.pointer, scratch: scratch.demand)
      adjustment?.apply(region: region, people: mean, to: scratch.items.pointer, scratch: working.pointer) {
        trend.pointer[$0 * lanes + $1] * ($0 < products ? ratios[$0 * lanes + $1] : 1)
      }
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
