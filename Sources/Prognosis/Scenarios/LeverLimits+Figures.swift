import Demography
import ModelDirectory

extension LeverLimits {
  /// The figures that levers on a target change, with where they can be.
  func figures(of target: LeverTarget, for levers: [ResolvedLever]) -> [LeverFigure] {
    let branches = model.workforce.branches
    switch target {
    case .inflow: return branches.map { .multiple("the inflow", perUnit: perEntrant($0.code)).of($0.code) }
    case .outflow: return branches.flatMap { outflowFigures($0, levers) }
    case .training:
      return branches.map { .multiple("the intake", perUnit: perTrainee($0.code)).of($0.code) }
    case .absence:
      return branches.map {
        LeverFigure(name: "absence", base: $0.absence, allowed: 0...1, text: "0 to 1").of($0.code)
      }
    case .hours: return branches.map(hoursFigure)
    case .retirementAge: return [pensionFigure]
    case .labourSaving:
      return branches.map {
        LeverFigure(
          name: "labour saving", unit: " per year", base: 0, allowed: -0.9...0.9, text: "-0.9 to 0.9"
        ).of($0.code)
      }
    case .substitute: return substitutionFigures(levers)
    case .healthyAgeing:
      let base = model.settings.healthyAgeing.share
      return [LeverFigure(name: "the healthy share", base: base, allowed: 0...1, text: "0 to 1")]
    case .fertility: return [fertilityFigure]
    case .immigration: return [LeverFigure.multiple("immigration", perUnit: perImmigrant)]
    case .exposure: return exposureFigures
    case .use, .prevalence, .mortality, .internalMigration: return []
    }
  }

  private func outflow(_ branch: String) -> Double? {
    guard let flows = model.workforce.flows[branch] else { return nil }
    return flows["outflow_other"] ?? flows["outflow"].map { $0 - (flows["retirement"] ?? 0) }
  }

  /// The outflow at the ages where most and where fewest leave, of the ages of each lever; of all ages where it isn't known by age.
  private func outflowFigures(
    _ branch: WorkforceData.Branch, _ levers: [ResolvedLever]
  ) -> [LeverFigure] {
    guard let mean = outflow(branch.code) else { return [] }
    guard let rates = BranchMaker.leavingRates(branch.code, in: model) else {
      return [outflowFigure("the outflow of \(branch.code)", mean, of: branch) { _ in true }]
    }
    let ages = levers.filter { $0.branches.contains(branch.code) }.flatMap { lever in
      let own = rates.filter { $0.value > 0 && lever.ages?.contains($0.key) ?? true }
        .sorted { ($0.value, $0.key) < ($1.value, $1.key) }
      return [own.first, own.last].compactMap { $0?.key }
    }
    return Set(ages).sorted().map { age in
      outflowFigure("the outflow of \(branch.code) at age \(age)", rates[age] ?? 0, of: branch) {
        $0.ages?.contains(age) ?? true
      }
    }
  }

  private func outflowFigure(
    _ name: String, _ rate: Double, of branch: WorkforceData.Branch,
    includes: @escaping (ResolvedLever) -> Bool
  ) -> LeverFigure {
    LeverFigure(
      name: name, part: branch.code, unit: " per employee per year", base: rate, allowed: 0...1,
      text: "0 to 1", includes: { $0.branches.contains(branch.code) && includes($0) })
  }

  private func hoursFigure(_ branch: WorkforceData.Branch) -> LeverFigure {
    let base = branch.fte / branch.employees * model.settings.workforce.weeklyHours
    return LeverFigure(
      name: "contract hours", unit: " a week", base: base, allowed: 0.1...168, text: "0.1 to 168"
    ).of(branch.code)
  }

  private var pensionFigure: LeverFigure {
    let ages = model.settings.pensionAge
    return LeverFigure(
      name: "the age of retirement", base: ages.max { $0.key < $1.key }?.value ?? .nan, allowed: 40...100,
      text: "40 to 100")
  }

  private var fertilityFigure: LeverFigure {
    let data = model.fertility
    // The lowest that the model has in some year.
    let schedule = data.schedule.isEmpty ? [] : [data.schedule.reduce(0, +)]
    let table = data.table.values.flatMap { $0.columnSums }
    let longRun = [model.settings.fertility.longRunTotalFertilityRate].compactMap { $0 }
    return LeverFigure(
      name: "births per woman", base: (schedule + table + longRun).min() ?? .nan, allowed: 0...10,
      text: "0 to 10")
  }

  /// The share of people exposed, for each determinant, sex and span of ages.
  private var exposureFigures: [LeverFigure] {
    model.determinants.exposures.sorted { $0.key < $1.key }.flatMap { determinant, bands in
      bands.map { band in
        let last = band.ages.to ?? model.settings.openAge
        return LeverFigure(
          name:
            "the share of people exposed to \(determinant), sex \(band.sex.letter), ages \(band.ages.from)-\(last),",
          part: "\(determinant), sex \(band.sex.letter), ages \(band.ages.from)-\(last)", base: band.rate,
          allowed: 0...1, text: "0 to 1",
          includes: { lever in
            lever.determinants.contains(determinant)
              && lever.ages?.overlaps(band.ages.from...last) ?? true
          })
      }
    }
  }

  /// A figure for each product that care moves from and each span of ages that the levers tell apart.
  private func substitutionFigures(_ levers: [ResolvedLever]) -> [LeverFigure] {
    let starts = Set(levers.flatMap { [$0.ages?.lowerBound ?? 0, ($0.ages?.upperBound ?? -1) + 1] })
    let products = Set(levers.flatMap(\.products)).sorted()
    return products.flatMap { product in
      starts.sorted().map { age in
        LeverFigure(
          name: "the share of \(product) that moves", part: product, base: 0, allowed: 0...1, text: "0 to 1",
          includes: { $0.products.contains(product) && $0.ages?.contains(age) ?? true })
      }
    }
  }
}
