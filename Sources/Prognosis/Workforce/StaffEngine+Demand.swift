import LinearAlgebra
import Workforce

extension StaffEngine {
  /// What the demand for a region's products is relative to the base year, which the first year records: linked
  /// products x lanes. Where nothing was asked for in the base year it is 1.
  func indices(
    _ t: Int, _ block: StaffBlock, region: Int, _ demand: UnsafePointer<Double>,
    into index: UnsafeMutablePointer<Double>
  ) {
    let (lanes, products) = (block.lanes, model.products)
    let inverse = block.baseInverse.pointer + region * products.count * lanes
    for (i, product) in products.enumerated() {
      let (now, base, to) = (demand + product * lanes, inverse + i * lanes, index + i * lanes)
      if t == 0 {
        for l in 0..<lanes {
          base[l] = now[l] > 0 ? 1 / now[l] : 0
          to[l] = 1
        }
      } else {
        for l in 0..<lanes { to[l] = base[l] > 0 ? now[l] * base[l] : 1 }
      }
    }
  }

  /// The FTE that the work of each branch takes in a region: (FTE + vacancies) x sum of share x index x what is left of the work.
  func writeDemand(
    _ t: Int, _ block: StaffBlock, region: Int, _ index: UnsafePointer<Double>,
    _ output: UnsafeMutablePointer<Double>
  ) {
    let (lanes, width) = (block.lanes, StaffRow.allCases.count * block.lanes)
    for (b, branch) in model.branches.enumerated() {
      let to = output + b * width + StaffRow.demand.rawValue * lanes
      to.update(repeating: 0, count: lanes)
      for link in branch.links {
        let from = index + link.product * lanes
        for l in 0..<lanes { to[l] += link.share * from[l] }
      }
      let work = branch.employees[region] * branch.workPerEmployee
      block.parts[Int(block.partOf[b * regions + region])].remaining[t].withUnsafeBufferPointer { left in
        for l in 0..<lanes { to[l] *= work * left[l] }
      }
    }
  }
}
