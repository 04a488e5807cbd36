import ModelDirectory
import Prognosis

/// A prognosis with all of its draws, read by branch and measure.
struct StaffRun {
  let run: DrawRun
  let staff: WorkforceResult

  /// The first rows of the measures of an item.
  init(_ run: DrawRun) throws {
    guard let staff = run.result.workforce else { throw Missing() }
    (self.run, self.staff) = (run, staff)
  }

  struct Missing: Error {}

  var years: Range<Int> { run.result.years.indices }
  var areas: Range<Int> { run.result.areas.indices }
  var branches: Range<Int> { 0..<staff.items.count - 1 }
  /// The place of all branches together.
  var total: Int { staff.items.count - 1 }

  /// All draws of a measure.
  func draws(_ item: Int, _ measure: WorkforceMeasure, _ t: Int, area: Int) -> [Double] {
    run.series.values(.workforce, staff.row(item, measure), t, area: area)
  }

  /// A measure on the central path.
  func central(_ item: Int, _ measure: WorkforceMeasure, _ t: Int, area: Int) -> Double {
    staff.figures[t][staff.row(item, measure), area]
  }

  func area(_ code: String) throws -> Int {
    guard let area = run.result.area(code) else { throw Missing() }
    return area
  }
}
