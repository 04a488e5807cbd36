import LinearAlgebra
import ModelDirectory
import Workforce

/// Follows staff through the years: for a block of draws, or for the central path as a block of one.
struct StaffEngine: Sendable {
  let model: WorkforceModel
  let years: ClosedRange<Int>
  let regions: Int
  /// The number of products of care.
  let products: Int
  private let levers: [ResolvedLever]
  private let byBranch: [StaffLevers]
  /// Per branch and class of regions.
  private let regional: [[RegionalStaff]]
  private let centralLabour, drawnLabour: LaneLabourDemand

  /// Rows of a region: branch by branch, in each those of `StaffRow`.
  var rows: Int { model.branches.count * StaffRow.allCases.count }

  /// - Parameter products: the number of products of care.
  init(
    _ model: WorkforceModel, scenario: ResolvedScenario, years: ClosedRange<Int>, products: Int, regions: Int
  ) {
    (self.model, self.years, self.products, self.regions) = (model, years, products, regions)
    // In an order that doesn't depend on the file's: products and sums of floating-point numbers do.
    let levers = scenario.levers.filter { StaffLevers.targets.contains($0.lever.target) && !$0.isIdle }
      .sorted { $0.lever.identity < $1.lever.identity }
    self.levers = levers
    byBranch = model.branches.indices.map {
      StaffLevers(levers, branch: $0, of: model.branches, regions: regions)
    }
    regional = zip(model.branches, byBranch).map { branch, levers in
      levers.classes.map { own in
        RegionalStaff(regions: own.regions, employees: own.regions.map { branch.employees[$0] })
      }
    }
    centralLabour = LaneLabourDemand(model.labour, staff: model.work, lanes: 1)
    drawnLabour = LaneLabourDemand(model.labour, staff: model.work, lanes: DrawEngine.lanes)
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
      for (own, regional) in zip(byBranch[b].classes, regional[b]) {
        let course = StaffCourse(
          branch: branch, levers: byBranch[b], own: own, factors: drawn, sizes: sizes)
        do throws(WorkforceError) {
          parts.append(try part(course, branch: b, regional))
        } catch {
          throw unusable(branch, error)
        }
      }
    }
    return StaffBlock(
      parts: parts, lanes: lanes, branches: model.branches.count, products: products, regions: regions,
      years: years.count)
  }

  private func part(
    _ course: StaffCourse, branch: Int, _ regional: RegionalStaff
  ) throws(WorkforceError) -> StaffBlock.Part {
    let first = years.lowerBound
    let coefficients = try StaffCoefficients(
      of: course.branch.staff, years: years.count, lanes: course.factors.lanes
    ) { (t) throws(WorkforceError) in
      course.rates(t, pensionAge: model.pensionAge(in: first + t))
    }
    var perPerson: [LaneBuffer] = []
    var held = coefficients.held
    for t in 0..<years.count {
      perPerson.append(LaneBuffer(try course.ftePerPerson(t, held: &held)))
    }
    return StaffBlock.Part(
      branch: branch, regionIndices: course.own.regions, regions: regional,
      coefficients: coefficients, ftePerPerson: perPerson, remaining: course.remaining(years.count),
      held: held)
  }

  /// A fault of the tables, or of the scenario where it changes staff.
  private func unusable(_ branch: StaffBranch, _ error: WorkforceError) -> PrognosisError {
    let file = levers.first.map { $0.lever.place.file }.flatMap { $0.isEmpty ? nil : $0 }
    return .unusable(file: file ?? "workforce_flows.csv", what: "branch \(branch.code): \(error)")
  }

  // MARK: A year

  /// Writes the rows of every region in the year with index `t`.
  ///
  /// - Parameters:
  ///   - demand: the demand for the products of care in a region: products x lanes.
  ///   - workingAge: people of working age, mean of the year: lanes per region.
  ///   - output: `stride` doubles per region, the rows from `firstRow` on.
  func write(
    _ t: Int, _ block: StaffBlock, demand: (Int) -> UnsafePointer<Double>,
    workingAge: UnsafePointer<Double>, into output: UnsafeMutablePointer<Double>, stride: Int,
    firstRow: Int, scratch: LaneBuffer
  ) throws(PrognosisError) {
    let (lanes, width, perBranch) = (block.lanes, products * block.lanes, StaffRow.allCases.count)
    let labour = lanes == 1 ? centralLabour : drawnLabour
    for r in 0..<regions {
      block.history.record(year: t, region: r, people: workingAge + r * lanes)
      let (now, base) = (demand(r), block.baseDemand.pointer + r * width)
      if t == 0 { base.update(from: now, count: width) }
      labour.write(
        region: r, demand: now, base: base, remaining: block.remaining[Int(block.mixOf[r])][t],
        into: output + r * stride, first: firstRow, rowsPerBranch: perBranch, scratch: scratch)
    }
    for part in block.parts {
      let rows = RegionalStaff.Rows(first: firstRow + part.branch * perBranch, regionStride: stride)
      do throws(WorkforceError) {
        try part.regions.write(
          year: t, coefficients: part.coefficients, ftePerPerson: part.ftePerPerson[t],
          history: block.history, into: output, rows: rows)
      } catch {
        throw unusable(model.branches[part.branch], error)
      }
    }
  }

  /// Working values of one worker.
  func scratch(lanes: Int) -> LaneBuffer { LaneBuffer(products * lanes) }
}
