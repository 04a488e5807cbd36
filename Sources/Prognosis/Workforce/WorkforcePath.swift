import LinearAlgebra
import ModelDirectory
import Workforce

/// Staff and waits on the central path, region by region.
struct WorkforcePath: Sendable {
  let engine: WorkforceEngine
  let block: WorkforceBlock
  /// Per year the rows of `StaffRow`, branch by branch: rows x regions.
  let regional: [Matrix]
  /// Per year the rows of all waiting lists.
  let lists: [[Double]]

  /// - Parameters:
  ///   - care: products x regions, for every year.
  ///   - population: mean population of every year, cells x regions.
  init(_ engine: WorkforceEngine, care: [Matrix], population: (Int) -> Matrix) throws(PrognosisError) {
    var block = try engine.centralBlock(saving: engine.model.labourSaving)
    let scratch = engine.scratch(lanes: 1)
    let (rows, regions) = (engine.table.sums, engine.staff.regions)
    let output = LaneBuffer(rows * regions)
    var (regional, lists): ([Matrix], [[Double]]) = ([], [])
    for (t, demand) in care.enumerated() {
      for (r, people) in engine.model.workingAge(population(t)).enumerated() {
        scratch.workingAge.pointer[r] = people
      }
      let products = LaneBuffer(demand.elements)
      try engine.step(
        t, &block, demand: { UnsafePointer(products.pointer + $0 * demand.rows) }, into: output.pointer,
        stride: rows, firstRow: 0, scratch: scratch)
      regional.append(Matrix(rows: rows, columns: regions, byColumns: output.elements))
      lists.append(scratch.lists.elements)
    }
    (self.engine, self.block, self.regional, self.lists) = (engine, block, regional, lists)
  }

  /// The measures of the areas: rows as in ``WorkforceResult`` x areas.
  func figures(_ t: Int, _ aggregation: Aggregation) -> Matrix {
    let sums = aggregation.sums(regional[t])
    var elements = [Double](repeating: 0, count: engine.table.rows * sums.columns)
    elements.withUnsafeMutableBufferPointer { to in
      sums.elements.withUnsafeBufferPointer { from in
        guard let to = to.baseAddress, let from = from.baseAddress else { return }
        for a in 0..<sums.columns {
          engine.table.write(from + a * sums.rows, lanes: 1, into: to + a * engine.table.rows)
        }
      }
    }
    return Matrix(rows: engine.table.rows, columns: sums.columns, byColumns: elements)
  }

  /// The followed rows of the areas' waits: services x rows x areas.
  func waits(_ t: Int) -> Matrix {
    guard let waiting = engine.waiting else { return Matrix(rows: 0, columns: engine.waitParts.count) }
    let columns = engine.waitParts.map { parts in
      let waits = LaneBuffer(engine.waitingRows)
      lists[t].withUnsafeBufferPointer { from in
        guard let from = from.baseAddress else { return }
        waiting.write(parts, lists: from, lanes: 1, into: waits.pointer)
      }
      return waits.elements
    }
    return Matrix(rows: engine.waitingRows, columns: columns.count, byColumns: columns.flatMap(\.self))
  }

  /// A row of a branch in a region.
  func value(_ row: StaffRow, branch: Int, _ t: Int, region: Int) -> Double {
    regional[t][branch * StaffRow.allCases.count + row.rawValue, region]
  }

  /// What is left of a branch's work in a region after staff was saved.
  func remaining(branch: Int, _ t: Int, region: Int) -> Double {
    block.staff.remaining(t, branch: branch, region: region, of: engine.staff.regions)[0]
  }

  /// FTE per person of a branch in a region.
  func ftePerPerson(branch: Int, _ t: Int, region: Int) -> Double {
    block.staff.parts[Int(block.staff.partOf[branch * engine.staff.regions + region])].ftePerPerson[t]
      .pointer[0]
  }
}
