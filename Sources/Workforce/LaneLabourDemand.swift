import CKernels
import LinearAlgebra

/// ``LabourDemand`` of a region in many draws at once.
package struct LaneLabourDemand: Sendable {
  package let products: Int
  package let branches: Int
  package let lanes: Int

  /// Where each branch's terms begin, and beyond the last; their products and shares.
  private let first: FixedBuffer<Int32>
  private let product: FixedBuffer<Int32>
  private let share: LaneBuffer
  /// FTE and vacancies: branches per region.
  private let staff: LaneBuffer
  private let regions: Int

  /// Demand by these links, of branches with staff in these regions.
  ///
  /// - Parameter staff: FTE + vacancies in the base year: branches x regions.
  /// - Precondition: there is a branch and a region.
  package init(_ demand: LabourDemand, staff: Matrix, lanes: Int) {
    let links = demand.links
    precondition(staff.rows == links.columns && staff.rows > 0 && staff.columns > 0)
    (products, branches, regions, self.lanes) = (links.rows, links.columns, staff.columns, lanes)
    let terms = (0..<links.columns).map { branch in
      (0..<links.rows).filter { links[$0, branch] > 0 }.map { (Int32($0), links[$0, branch]) }
    }
    first = FixedBuffer(terms.reduce(into: [Int32(0)]) { $0.append($0[$0.count - 1] + Int32($1.count)) })
    product = FixedBuffer(terms.joined().map(\.0))
    share = LaneBuffer(terms.joined().map(\.1))
    self.staff = LaneBuffer(staff.elements)
  }

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
  ) {
    precondition(region >= 0 && region < regions && remaining.count == branches * lanes)
    ck_labour_demand(
      Int32(branches), Int32(products), Int32(lanes), self.first.pointer, product.pointer, share.pointer,
      staff.pointer + region * branches, remaining.pointer, demand, base, scratch.pointer,
      output + first * lanes, rowsPerBranch * lanes)
  }
}
