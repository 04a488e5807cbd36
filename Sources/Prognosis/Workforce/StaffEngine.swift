import LinearAlgebra
import ModelDirectory
import Workforce

/// Follows staff through the years: for a block of draws, or for the central path as a block of one.
struct StaffEngine: Sendable {
  let model: WorkforceModel
  let years: ClosedRange<Int>
  let regions: Int
  private let levers: [ResolvedLever]
  private let byBranch: [StaffLevers]

  /// Rows of a region: branch by branch, in each those of `StaffRow`.
  var rows: Int { model.branches.count * StaffRow.allCases.count }

  init(_ model: WorkforceModel, scenario: ResolvedScenario, years: ClosedRange<Int>, regions: Int) {
    (self.model, self.years, self.regions) = (model, years, regions)
    let levers = scenario.levers.filter { StaffLevers.targets.contains($0.lever.target) }
    self.levers = levers
    byBranch = model.branches.indices.map {
      StaffLevers(levers, branch: $0, of: model.branches, regions: regions)
    }
  }

  /// The block of the central path.
  func centralBlock(saving: Double) throws(PrognosisError) -> StaffBlock {
    let sizes = levers.map { lever in years.map { [lever.size(in: $0)] } }
    return try block(lanes: 1, sizes: sizes) { _ in StaffCourse.Factors(central: saving) }
  }

  /// A block of draws.
  func block(_ draws: Range<Int>, sampler: DrawSampler) throws(PrognosisError) -> StaffBlock {
    let sizes = levers.map { lever in
      years.map { lever.sizes(in: $0, draws: draws, seed: sampler.seed) }
    }
    return try block(lanes: draws.count, sizes: sizes) { code in
      StaffCourse.Factors(sampler, branch: code, draws: draws)
    }
  }

  private func block(
    lanes: Int, sizes: [[[Double]]], factors: (String) -> StaffCourse.Factors
  ) throws(PrognosisError) -> StaffBlock {
    var parts: [StaffBlock.Part] = []
    for (b, branch) in model.branches.enumerated() {
      let drawn = factors(branch.code)
      for own in byBranch[b].classes {
        let course = StaffCourse(
          branch: branch, levers: byBranch[b], own: own, factors: drawn, sizes: sizes)
        do throws(WorkforceError) {
          parts.append(try part(course, branch: b, regions: own.regions))
        } catch {
          throw .unusable(file: "workforce_flows.csv", what: "branch \(branch.code): \(error)")
        }
      }
    }
    var partOf = [Int32](repeating: 0, count: model.branches.count * regions)
    for (p, part) in parts.enumerated() {
      for r in part.regionIndices { partOf[part.branch * regions + r] = Int32(p) }
    }
    return StaffBlock(
      lanes: lanes, parts: parts, partOf: partOf,
      history: WorkingAgeHistory(regions: regions, years: years.count, lanes: lanes),
      baseInverse: LaneBuffer(regions * model.products.count * lanes))
  }

  private func part(
    _ course: StaffCourse, branch: Int, regions: [Int]
  ) throws(WorkforceError) -> StaffBlock.Part {
    let first = years.lowerBound
    let coefficients = try StaffCoefficients(
      of: course.branch.staff, years: years.count, lanes: course.factors.lanes
    ) { (t) throws(WorkforceError) in
      course.rates(t, pensionAge: model.pensionAge(in: first + t))
    }
    var perPerson: [[Double]] = []
    for t in 0..<years.count { perPerson.append(try course.ftePerPerson(t)) }
    return StaffBlock.Part(
      branch: branch, regionIndices: regions,
      regions: RegionalStaff(regions: regions, employees: regions.map { course.branch.employees[$0] }),
      coefficients: coefficients, ftePerPerson: perPerson, remaining: course.remaining(years.count))
  }

  // MARK: A year

  /// Writes the rows of every region in the year with index `t`.
  ///
  /// - Parameters:
  ///   - demand: the demand for the model's products of care in a region: products x lanes.
  ///   - workingAge: people of working age in a region, mean of the year: lanes.
  ///   - output: `stride` doubles per region, the rows from `firstRow` on.
  func write(
    _ t: Int, _ block: StaffBlock, demand: (Int) -> UnsafePointer<Double>,
    workingAge: (Int) -> UnsafePointer<Double>, into output: UnsafeMutablePointer<Double>, stride: Int,
    firstRow: Int
  ) throws(PrognosisError) {
    for r in 0..<regions { block.history.record(year: t, region: r, people: workingAge(r)) }
    let lanes = block.lanes
    let products = model.products.count
    let index = LaneBuffer(products * lanes)
    for r in 0..<regions {
      indices(t, block, region: r, demand(r), into: index.pointer)
      writeDemand(t, block, region: r, index.pointer, output + r * stride + firstRow * lanes)
    }
    let perBranch = StaffRow.allCases.count
    for part in block.parts {
      let rows = RegionalStaff.Rows(first: firstRow + part.branch * perBranch, regionStride: stride)
      do throws(WorkforceError) {
        try part.regions.write(
          year: t, coefficients: part.coefficients, ftePerPerson: part.ftePerPerson[t],
          history: block.history, into: output, rows: rows)
      } catch {
        throw .unusable(
          file: "workforce_flows.csv", what: "branch \(model.branches[part.branch].code): \(error)")
      }
    }
  }
}
