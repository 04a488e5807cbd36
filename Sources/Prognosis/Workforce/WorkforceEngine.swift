import LinearAlgebra
import ModelDirectory
import Workforce

/// Staff and waits of a block of draws.
struct WorkforceBlock: Sendable {
  let staff: StaffBlock
  var waiting: WaitingBlock?
}

/// Staff and waits of a scenario in the areas of a result.
struct WorkforceEngine: Sendable {
  let staff: StaffEngine
  let waiting: WaitingEngine?
  let table: StaffTable
  /// What each area's waits are made of, by service.
  let waitParts: [[[WaitingModel.Part]]]

  var model: WorkforceModel { staff.model }
  /// Rows of an area's waits.
  var waitingRows: Int { (waiting?.model.services.count ?? 0) * WaitingRow.allCases.count }

  init(
    _ model: WorkforceModel, waiting: WaitingModel?, scenario: ResolvedScenario, areas: [Area],
    years: ClosedRange<Int>, products: Int, regions: Int
  ) {
    staff = StaffEngine(model, scenario: scenario, years: years, products: products, regions: regions)
    self.waiting = waiting.map(WaitingEngine.init)
    table = StaffTable(branches: model.branches.count)
    waitParts = waiting.map { waiting in areas.map { waiting.parts(of: $0.members) } } ?? []
  }

  /// What a worker keeps from block to block.
  struct Scratch {
    let staff: LaneBuffer
    /// People of working age: lanes per region.
    let workingAge: LaneBuffer
    /// The rows of all waiting lists.
    let lists: LaneBuffer
    /// The measures of an area.
    let measures: LaneBuffer
    let waits: LaneBuffer
  }

  func scratch(lanes: Int) -> Scratch {
    Scratch(
      staff: staff.scratch(lanes: lanes), workingAge: LaneBuffer(staff.regions * lanes),
      lists: LaneBuffer((waiting?.rows ?? 0) * lanes), measures: LaneBuffer(table.rows * lanes),
      waits: LaneBuffer(waitingRows * lanes))
  }

  /// The block of some draws.
  func block(_ draws: Range<Int>, sampler: DrawSampler) throws(PrognosisError) -> WorkforceBlock {
    WorkforceBlock(
      staff: try staff.block(draws, sampler: sampler),
      waiting: try waiting?.block(draws, sampler: sampler))
  }

  /// The block of the central path.
  func centralBlock(saving: Double) throws(PrognosisError) -> WorkforceBlock {
    WorkforceBlock(
      staff: try staff.centralBlock(saving: saving), waiting: try waiting?.block(0..<1, sampler: nil))
  }

  /// Takes a block through the year with index `t`: writes the staff of every region and the rows of all waiting lists.
  ///
  /// - Parameters:
  ///   - demand: the demand for the products of care in a region: products x lanes.
  ///   - output: `stride` doubles per region; those on staff from row `firstRow` on.
  ///   - scratch: with the people of working age.
  func step(
    _ t: Int, _ block: inout WorkforceBlock, demand: (Int) -> UnsafePointer<Double>,
    into output: UnsafeMutablePointer<Double>, stride: Int, firstRow: Int, scratch: Scratch
  ) throws(PrognosisError) {
    try staff.write(
      t, block.staff, demand: demand, workingAge: scratch.workingAge.pointer, into: output, stride: stride,
      firstRow: firstRow, scratch: scratch.staff)
    guard let waiting, var lists = block.waiting else { return }
    block.waiting = nil
    let lanes = block.staff.lanes
    try waiting.step(
      t, &lists, staff: block.staff, regions: staff.regions, demand: demand,
      supply: { branch, region in
        let row = firstRow + branch * StaffRow.allCases.count + StaffRow.supply.rawValue
        return UnsafePointer(output + region * stride + row * lanes)
      }, into: scratch.lists.pointer)
    block.waiting = lists
  }
}
