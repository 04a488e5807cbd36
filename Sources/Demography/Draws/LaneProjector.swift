import CKernels
import LinearAlgebra

/// Cohort-component projection of all regions for a block of draws in adjacent places.
///
/// The equations are those of ``CohortComponentModel``; a draw without shocks gives the same population to rounding. Population
/// is cells x lanes per region, a region contiguous; one year runs in place from the oldest age. Moves between regions
/// are one matrix product for the whole block, (cells x lanes x regions) by (regions x regions), and a second one over
/// groups of ages for what each origin can reach.
package struct LaneProjector: Sendable {
  package let grid: AgeSexGrid
  package let lanes: Int
  package let regions: Int
  private let departureRates: LaneBuffer?
  let redistribution: LaneRedistribution?
  /// For what a model doesn't have: zero per cell, one per lane, the first group for every cell.
  private let none: LaneBuffer
  private let ones: LaneBuffer
  private let noGroups: FixedBuffer<Int32>

  /// - Parameters:
  ///   - lanes: draws in a block, a multiple of 8.
  ///   - internalMigration: moves between regions; nil for none.
  package init(grid: AgeSexGrid, lanes: Int, regions: Int, internalMigration: InternalMigration?) {
    precondition(lanes > 0 && lanes % Int(CK_LANES) == 0, "whole vectors of draws")
    (self.grid, self.lanes, self.regions) = (grid, lanes, regions)
    departureRates = internalMigration.map { LaneBuffer($0.departureRates.elements) }
    redistribution = internalMigration.map { LaneRedistribution($0.redistribution, lanes: lanes) }
    none = LaneBuffer(grid.cells)
    ones = LaneBuffer(max(regions, 1) * lanes, repeating: 1)
    noGroups = FixedBuffer(grid.cells, repeating: 0)
  }

  /// Working values for one worker.
  package func scratch() -> LaneScratch {
    LaneScratch(grid: grid, lanes: lanes, regions: regions, groups: redistribution?.groups ?? 0)
  }

  /// The columns of a population (cells x regions), each in every lane.
  package func spread(_ population: Matrix) -> LaneBuffer {
    precondition(population.rows == grid.cells && population.columns == regions)
    let block = LaneBuffer(population.elements.count * lanes)
    for (i, people) in population.elements.enumerated() {
      (block.pointer + i * lanes).update(repeating: people, count: lanes)
    }
    return block
  }

  /// Takes a block through one year. The scratch then holds what happened.
  ///
  /// - Parameter before: called for each region with its people at the start of the year, cells x lanes: while they are at hand
  ///   for the projection, too.
  /// - Precondition: every buffer has the size that its documentation says, and the scratch is this projector's. Figures are
  ///   finite, and people, rates and factors at least 0, as ``CohortComponentModel`` demands; the death rate of the open
  ///   age, its factors and the factors on pull are above 0. They are not looked at one by one.
  package func advance(
    _ population: LaneBuffer, by rates: LaneRates, scratch: LaneScratch,
    before: (_ region: Int, _ people: UnsafePointer<Double>) -> Void = { _, _ in }
  ) {
    precondition(population.count == regions * grid.cells * lanes && scratch.mean.count == population.count)
    rates.requireShape(grid, lanes: lanes, regions: regions)
    let fertile = writeFertility(rates.fertility, scratch)
    let vital = Vital(projector: self, rates: rates, fertile: fertile, scratch: scratch)
    switch (rates.international, departureRates) {
    case (.net, nil), (.none, nil): step(population, vital, rates, scratch, before)
    default: move(population, vital, rates, scratch, before)
    }
  }

  // MARK: Survival and fertility

  /// S_x of one region, in the place that all regions share, and its S_b.
  ///
  /// Worked out anew for each pass over the regions: one region's stays in the nearest cache, while keeping that of all
  /// would add a third to what a worker holds and was no faster.
  private func writeSurvival(_ survival: LaneRates.Survival, _ region: Int, _ scratch: LaneScratch) {
    let (ratios, births) = (scratch.survival.pointer, scratch.birthSurvival.pointer + region * 2 * lanes)
    switch survival {
    case .national(let rates, let factors):
      ck_survival_from_rates(
        Int32(grid.ages), Int32(lanes), rates.pointer, factors.pointer + region * lanes, ratios, births)
    case .classes(let rates, let classOf, let factors):
      ck_survival_from_rates(
        Int32(grid.ages), Int32(lanes), rates[classOf[region]].pointer, factors.pointer + region * lanes,
        ratios, births)
    case .regional(let ofBirths, let ofAges):
      for cell in 0..<grid.cells {
        (ratios + cell * lanes).update(repeating: ofAges[cell, region], count: lanes)
      }
      for sex in 0..<2 { (births + sex * lanes).update(repeating: ofBirths[sex, region], count: lanes) }
    }
  }

  /// The ages that bear children. A national schedule is spread over the lanes once.
  private func writeFertility(_ fertility: LaneRates.Fertility, _ scratch: LaneScratch) -> Range<Int> {
    switch fertility {
    case .national(let schedule, _):
      let fertile = Self.fertile(schedule.count) { schedule[$0] > 0 }
      spread(schedule[fertile], into: scratch.fertility)
      return fertile
    case .regional(let table, _):
      return Self.fertile(table.rows) { age in (0..<table.columns).contains { table[age, $0] > 0 } }
    }
  }

  private static func fertile(_ ages: Int, where isFertile: (Int) -> Bool) -> Range<Int> {
    guard let first = (0..<ages).first(where: isFertile), let last = (0..<ages).last(where: isFertile) else {
      return 0..<0
    }
    return first..<last + 1
  }

  fileprivate func spread(_ values: ArraySlice<Double>, into buffer: LaneBuffer) {
    for (i, value) in values.enumerated() {
      (buffer.pointer + i * lanes).update(repeating: value, count: lanes)
    }
  }

  // MARK: Without gross flows

  private func step(
    _ population: LaneBuffer, _ vital: Vital, _ rates: LaneRates, _ scratch: LaneScratch,
    _ before: (Int, UnsafePointer<Double>) -> Void
  ) {
    let block = grid.cells * lanes
    for region in 0..<regions {
      before(region, population.pointer + region * block)
      writeSurvival(rates.survival, region, scratch)
      var (vital, components) = (vital.of(region), components(region, scratch))
      var net = net(rates.international, region)
      ck_step_net(
        &vital, &net, population.pointer + region * block, scratch.mean.pointer + region * block, &components)
    }
  }

  private func net(_ international: LaneRates.International, _ region: Int) -> ck_net {
    guard case .net(let mean, let shape, let shift, let timing) = international else {
      return ck_net(mean: none.pointer, shape: none.pointer, shift: ones.pointer, at_end: 0)
    }
    return ck_net(
      mean: mean.pointer + region * grid.cells, shape: shape.pointer + region * grid.cells,
      shift: shift.pointer + region * lanes, at_end: timing == .end ? 1 : 0)
  }

  // MARK: With gross flows

  private func move(
    _ population: LaneBuffer, _ vital: Vital, _ rates: LaneRates, _ scratch: LaneScratch,
    _ before: (Int, UnsafePointer<Double>) -> Void
  ) {
    redistribution?.writeReach(
      factors: (rates.moves?.pull ?? ones).pointer, weighed: scratch.weighed, into: scratch.reach)
    let block = grid.cells * lanes
    var isBounded = [Int32](repeating: 0, count: regions)
    if departureRates != nil {
      forEachRegion(vital, rates, scratch) { region, vital, gross in
        before(region, population.pointer + region * block)
        writeSurvival(rates.survival, region, scratch)
        isBounded[region] = ck_leave(
          &vital, &gross, population.pointer + region * block, scratch.mean.pointer + region * block)
      }
      redistribution?.land(scratch.mean, into: scratch.mean)
    } else {
      for region in 0..<regions { before(region, population.pointer + region * block) }
      scratch.mean.pointer.update(repeating: 0, count: scratch.mean.count)
      isBounded = [Int32](repeating: 1, count: regions)
    }
    forEachRegion(vital, rates, scratch) { region, vital, gross in
      writeSurvival(rates.survival, region, scratch)
      var components = components(region, scratch)
      ck_settle(
        &vital, &gross, isBounded[region], population.pointer + region * block,
        scratch.mean.pointer + region * block, scratch.newbornSent.pointer + region * 2 * lanes, &components)
    }
    redistribution?.landNewborn(scratch.newbornSent, into: scratch.newbornLanded)
    forEachRegion(vital, rates, scratch) { region, vital, gross in
      var components = components(region, scratch)
      ck_land_newborn(
        &vital, &gross, scratch.newbornLanded.pointer + region * 2 * lanes,
        population.pointer + region * block, scratch.mean.pointer + region * block, &components)
    }
  }

  private func forEachRegion(
    _ vital: Vital, _ rates: LaneRates, _ scratch: LaneScratch,
    _ body: (Int, inout ck_vital, inout ck_gross) -> Void
  ) {
    for region in 0..<regions {
      var vital = vital.of(region)
      var net = net(rates.international, region)
      withUnsafePointer(to: &net) { net in
        var gross = gross(rates, region, scratch)
        if case .net = rates.international { gross.net = net }
        body(region, &vital, &gross)
      }
    }
  }

  private func gross(_ rates: LaneRates, _ region: Int, _ scratch: LaneScratch) -> ck_gross {
    let (cell, lane) = (region * grid.cells, region * lanes)
    let groups = redistribution?.groups ?? 0
    var gross = ck_gross(
      departure_rates: departureRates.map { $0.pointer + cell } ?? none.pointer,
      emigration_rates: none.pointer,
      departure_factor: (rates.moves?.departures ?? ones).pointer + lane,
      emigration_factor: ones.pointer, immigrant_profile: none.pointer, immigrants: ones.pointer,
      group: redistribution?.group.pointer ?? noGroups.pointer,
      reach: groups > 0 ? scratch.reach.pointer + groups * lane : ones.pointer,
      pull: redistribution.map { $0.pull.pointer + region * groups } ?? none.pointer,
      pull_factor: (rates.moves?.pull ?? ones).pointer + lane, net: nil)
    if case .gross(let immigrants, let immigration, let emigrationRates, let emigration) = rates.international
    {
      gross.immigrant_profile = UnsafePointer(immigrants.pointer + cell)
      gross.immigrants = UnsafePointer(immigration.pointer + lane)
      gross.emigration_rates = UnsafePointer(emigrationRates.pointer + cell)
      gross.emigration_factor = UnsafePointer(emigration.pointer + lane)
    }
    return gross
  }

  private func components(_ region: Int, _ scratch: LaneScratch) -> ck_components {
    let width = 2 * lanes
    let first = scratch.components.pointer + region * LaneScratch.Component.count * width
    func place(_ component: LaneScratch.Component) -> UnsafeMutablePointer<Double> {
      first + component.rawValue * width
    }
    return ck_components(
      births: place(.births), deaths: place(.deaths), immigration: place(.immigration),
      emigration: place(.emigration), arrivals: place(.arrivals), departures: place(.departures),
      net: place(.net), bounded: scratch.bounded.pointer + region * lanes)
  }

  // MARK: A region's part of the rates

  private struct Vital {
    let projector: LaneProjector
    let rates: LaneRates
    let fertile: Range<Int>
    let scratch: LaneScratch

    func of(_ region: Int) -> ck_vital {
      let lanes = projector.lanes
      let factors: LaneBuffer
      switch rates.fertility {
      case .national(_, let own): factors = own
      case .regional(let table, let own):
        factors = own
        let first = region * table.rows
        projector.spread(
          table.column(region)[first + fertile.lowerBound..<first + fertile.upperBound],
          into: scratch.fertility)
      }
      return ck_vital(
        ages: Int32(projector.grid.ages), lanes: Int32(lanes),
        survival: scratch.survival.pointer,
        birth_survival: scratch.birthSurvival.pointer + region * 2 * lanes,
        first_fertile: Int32(fertile.lowerBound), fertile: Int32(fertile.count),
        fertility: scratch.fertility.pointer, fertility_factor: factors.pointer + region * lanes,
        boys: ProjectionRates.shareAtBirth(.male, sexRatioAtBirth: rates.sexRatioAtBirth))
    }
  }
}
