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

  /// - Parameter mortality: the rates of classes of regions, where levers change them.
  init(step: DrawStep, rates: LaneBuffer, mortality: DrawMortality? = nil, block: DrawBlock) {
    let maker = Maker(step: step, national: rates, mortality: mortality, block: block)
    ages = step.engine.rows.lifeExpectancy.count / 2
    let areas = step.engine.areas
    let known = ages > 0 ? areas.areas.map { maker.values($0) } : []
    byArea = known
    nation = ages > 1 ? areas.nationIndex.map { known[$0] } ?? maker.values(areas.nation) : []
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
    let national: LaneBuffer
    let mortality: DrawMortality?
    let block: DrawBlock

    func values(_ area: DrawArea) -> [Double] {
      let (lanes, scratch) = (DrawEngine.lanes, step.scratch)
      let grid = step.engine.projector.grid
      let at = Int32(LifeExpectancies.ages.last { $0 < grid.openAge - 1 } ?? 0)
      if let member = area.single {
        let own = mortality.map { $0.rates[$0.classOf[member.region]] } ?? national
        ck_life_expectancy(
          Int32(grid.ages), Int32(lanes), at, own.pointer, block.mortality.pointer + member.region * lanes,
          0,
          scratch.expectancies.pointer)
      } else {
        let own = weighed(area)
        ck_life_expectancy(
          Int32(grid.ages), Int32(lanes), at, own.pointer, scratch.weighted.pointer, 1,
          scratch.expectancies.pointer)
      }
      return scratch.expectancies.elements
    }

    /// Writes an area's mean factors on the death rates that are returned.
    private func weighed(_ area: DrawArea) -> LaneBuffer {
      guard let mortality, area.parts.count > 1 else {
        weigh(area)
        return mortality.map { $0.rates[area.parts.first?.index ?? 0] } ?? national
      }
      mix(area, mortality)
      return national
    }

    /// The same for members with different rates: their factors are relative to the nation's rates.
    private func mix(_ area: DrawArea, _ mortality: DrawMortality) {
      let (lanes, scratch, cells) = (DrawEngine.lanes, step.scratch, step.engine.projector.grid.cells)
      let (people, sum, plain) = (
        LaneBuffer(cells * lanes), LaneBuffer(cells * lanes), LaneBuffer(cells * lanes)
      )
      for part in area.parts {
        sumUp(part.members)
        let factors = mortality.factors[part.index]
        for i in 0..<cells * lanes {
          people.pointer[i] += scratch.people.pointer[i]
          sum.pointer[i] += factors.pointer[i] * scratch.weighted.pointer[i]
          plain.pointer[i] += factors.pointer[i] * scratch.plain.pointer[i % lanes]
        }
      }
      for i in 0..<cells * lanes {
        scratch.weighted.pointer[i] =
          people.pointer[i] > 0 ? sum.pointer[i] / people.pointer[i] : plain.pointer[i] / area.shares
      }
    }

    /// Writes the members' people, those times their factors, and the factors by share.
    private func sumUp(_ area: DrawArea) {
      let (lanes, scratch, cells) = (DrawEngine.lanes, step.scratch, step.engine.projector.grid.cells)
      var members = area.members(stride: cells * lanes)
      ck_weigh_members(
        &members, Int64(cells), Int32(lanes), block.population.pointer, block.mortality.pointer,
        scratch.people.pointer, scratch.weighted.pointer)
      members = area.members(stride: lanes)
      ck_add_members(&members, 1, Int32(lanes), block.mortality.pointer, scratch.plain.pointer)
    }

    /// Writes the area's mean factor on death rates of each cell: by people, or by share where there are none.
    private func weigh(_ area: DrawArea) {
      let (lanes, scratch, cells) = (DrawEngine.lanes, step.scratch, step.engine.projector.grid.cells)
      sumUp(area)
      for l in 0..<lanes { scratch.plain.pointer[l] /= area.shares }
      ck_quotient(
        Int64(cells), Int32(lanes), scratch.weighted.pointer, scratch.people.pointer, scratch.plain.pointer,
        scratch.weighted.pointer)
    }
  }
}
