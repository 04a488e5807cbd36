import CKernels
import Demography
import LinearAlgebra
import ModelDirectory

/// Period life expectancy of areas in a block of draws, before the year changes its people.
///
/// As on the central path, an area's death rates are those of its regions weighted by their people of each age and
/// sex; where nobody is of an age, regions count by their share.
struct DrawExpectancies {
  /// Per area 4 x lanes: women at 0 and 65, men at 0 and 65.
  private let byArea: [[Double]]
  private let nation: [Double]
  private let lanes = DrawEngine.lanes
  private let ages: Int

  init(step: DrawStep, rates: LaneBuffer, block: DrawBlock) {
    let maker = Maker(step: step, rates: rates, block: block)
    ages = step.engine.rows.lifeExpectancy.count / 2
    byArea = ages > 0 ? step.engine.areas.areas.map { maker.values($0) } : []
    nation = ages > 1 ? maker.values(step.engine.areas.nation) : []
  }

  /// The nation's at 65: women per lane, then men; zero where the model's ages end before.
  func nation65() -> [Double] {
    guard ages > 1 else { return [Double](repeating: 0, count: 2 * lanes) }
    return Array(nation[lanes..<2 * lanes] + nation[3 * lanes..<4 * lanes])
  }

  /// The rows of an area: women at each age, then men.
  func values(_ area: Int) -> [Double] {
    guard ages == 1 else { return byArea[area] }
    return Array(byArea[area][..<lanes] + byArea[area][2 * lanes..<3 * lanes])
  }

  private struct Maker {
    let step: DrawStep
    let rates: LaneBuffer
    let block: DrawBlock

    func values(_ members: [RegionSet.Member]) -> [Double] {
      let (lanes, scratch) = (DrawEngine.lanes, step.scratch)
      let grid = step.engine.projector.grid
      let at = Int32(LifeExpectancies.ages.last { $0 < grid.openAge - 1 } ?? 0)
      if members.count == 1 {
        ck_life_expectancy(
          Int32(grid.ages), Int32(lanes), at, rates.pointer,
          block.mortality.pointer + members[0].region * lanes, 0, scratch.expectancies.pointer)
      } else {
        let plain = weigh(members)
        ck_quotient(
          Int64(grid.cells), Int32(lanes), scratch.weighted.pointer, scratch.people.pointer, plain.pointer,
          scratch.weighted.pointer)
        ck_life_expectancy(
          Int32(grid.ages), Int32(lanes), at, rates.pointer, scratch.weighted.pointer, 1,
          scratch.expectancies.pointer)
      }
      return scratch.expectancies.elements
    }

    /// Sums people and people times factors into the scratch; gives the mean factor by share.
    private func weigh(_ members: [RegionSet.Member]) -> LaneBuffer {
      let (lanes, scratch, cells) = (DrawEngine.lanes, step.scratch, step.engine.projector.grid.cells)
      let plain = LaneBuffer(lanes)
      var shares = 0.0
      scratch.people.pointer.update(repeating: 0, count: cells * lanes)
      scratch.weighted.pointer.update(repeating: 0, count: cells * lanes)
      for member in members {
        let people = block.population.pointer + member.region * cells * lanes
        let factors = block.mortality.pointer + member.region * lanes
        ck_add(Int64(cells * lanes), member.share, people, scratch.people.pointer)
        ck_add_scaled(Int64(cells), Int32(lanes), member.share, people, factors, scratch.weighted.pointer)
        ck_add(Int64(lanes), member.share, factors, plain.pointer)
        shares += member.share
      }
      for l in 0..<lanes { plain.pointer[l] /= shares }
      return plain
    }
  }
}
