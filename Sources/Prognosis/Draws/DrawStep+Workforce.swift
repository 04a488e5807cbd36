import LinearAlgebra

// Staff and waits, from the care and the people of the year.
extension DrawStep {
  /// Takes the staff of all regions and the waiting lists through the year.
  func countStaff(_ block: inout DrawBlock) throws(PrognosisError) {
    guard let workforce = engine.workforce, let own = scratch.workforce, var staff = block.workforce else {
      return
    }
    block.workforce = nil
    let (stride, lanes) = (engine.rows.regional * DrawEngine.lanes, DrawEngine.lanes)
    let regional = scratch.regional.pointer
    let care = engine.rows.care.lowerBound * lanes
    try workforce.step(
      year.t, &staff, demand: { UnsafePointer(regional + $0 * stride + care) }, into: regional,
      stride: stride, firstRow: engine.rows.staff.lowerBound, scratch: own)
    block.workforce = staff
  }

  /// Places the staff measures and the waits of an area, whose sums over regions are `values`.
  func writeStaff(
    _ values: UnsafePointer<Double>, area: Int, draws: Range<Int>, _ summary: DrawSummaryMaker
  ) {
    guard let workforce = engine.workforce, let own = scratch.workforce else { return }
    let (rows, lanes) = (engine.rows, DrawEngine.lanes)
    workforce.table.write(
      values + rows.staff.lowerBound * lanes, lanes: lanes, into: own.measures.pointer)
    summary.place(own.measures.pointer, rows: rows.workforce, area: area, draws: draws)
    guard let waiting = workforce.waiting else { return }
    waiting.write(
      workforce.waitParts[area], lists: own.lists.pointer, lanes: lanes, into: own.waits.pointer)
    summary.place(own.waits.pointer, rows: rows.waiting, area: area, draws: draws)
  }
}
