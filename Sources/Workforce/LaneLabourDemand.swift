import LinearAlgebra

/// ``LabourDemand`` of a region in many draws at once.
package struct LaneLabourDemand: Sendable {
  package let products: Int
  package let branches: Int
  package let lanes: Int

  /// Demand by these links, of branches with staff in these regions.
  ///
  /// - Parameter staff: FTE + vacancies in the base year: branches x regions.
  package init(_ demand: LabourDemand, staff: Matrix, lanes: Int) { fatalError("not done yet") }

  /// Working values of one worker.
  package func scratch() -> LaneBuffer { LaneBuffer(products * lanes) }

  /// Writes the demand of all branches of a region: row `first` of branch 0, and so on at every `rowsPerBranch`-th row.
  ///
  /// - Parameters:
  ///   - demand: q(t): products x lanes.
  ///   - base: q(b), likewise.
  ///   - remaining: what is left of the work after staff is saved: branches x lanes.
  ///   - output: the region's rows, lanes each.
  package func write(
    region: Int, demand: UnsafePointer<Double>, base: UnsafePointer<Double>, remaining: LaneBuffer,
    into output: UnsafeMutablePointer<Double>, first: Int, rowsPerBranch: Int, scratch: LaneBuffer
  ) { fatalError("not done yet") }
}
