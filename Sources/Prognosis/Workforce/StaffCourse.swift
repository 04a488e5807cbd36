import LinearAlgebra
import ModelDirectory
import Workforce

/// What moves the staff of a class of regions in some draws, over all years: drawn factors with the scenario's levers.
struct StaffCourse: Sendable {
  /// One value per lane each.
  struct Factors: Sendable {
    var inflow, outflow, retirement, training, absence, hours, saving: [Double]

    /// Of the central path.
    init(central saving: Double) {
      (inflow, outflow, retirement, training, absence, hours) = ([1], [1], [1], [1], [1], [1])
      self.saving = [saving]
    }

    init(_ sampler: DrawSampler, branch: String, draws: Range<Int>) {
      func factors(_ factor: WorkforceUncertainty.Factor) -> [Double] {
        sampler.staffFactors(factor, branch: branch, draws: draws)
      }
      (inflow, outflow, retirement) = (factors(.inflow), factors(.outflow), factors(.retirement))
      (absence, hours) = (factors(.absence), factors(.hours))
      training = sampler.trainingFactors(branch: branch, draws: draws)
      saving = sampler.labourSaving(branch: branch, draws: draws)
    }

    var lanes: Int { inflow.count }
  }

  let branch: StaffBranch
  let levers: StaffLevers
  let own: StaffLevers.Class
  let factors: Factors
  /// Sizes of the scenario's levers on staff: lever by lever, year by year, one per lane.
  let sizes: [[[Double]]]

  private var lanes: Int { factors.lanes }

  /// Effects of the levers on a target in the year with index `t`: what relative ones multiply by, what the others add.
  private func effect(_ target: LeverTarget, _ t: Int) -> (factor: [Double], added: [Double]) {
    var (factor, added) = ([Double](repeating: 1, count: lanes), [Double](repeating: 0, count: lanes))
    for (item, share) in levers.items(target, in: own) {
      let isPeople = item.lever.lever.unit == .peoplePerYear
      for l in 0..<lanes {
        let size = share * sizes[item.place][t][l]
        if item.isRelative {
          factor[l] *= 1 + size
        } else {
          added[l] += isPeople ? size * item.perEmployee : size
        }
      }
    }
    return (factor, added)
  }

  /// What moves people between the middles of the year with index `t` and the next.
  func rates(_ t: Int, pensionAge: Double) -> StaffRates {
    var rates = StaffRates(lanes: lanes, pensionAge: pensionAge)
    let (inflow, intake) = (effect(.inflow, t), effect(.training, t))
    rates.inflow = times(factors.inflow, inflow.factor)
    rates.addedInflow = inflow.added
    (rates.intake, rates.addedIntake) = (intake.factor, intake.added)
    rates.trainingYield = factors.training
    (rates.outflow, rates.retirement) = (factors.outflow, factors.retirement)
    rates.retirementDelay = effect(.retirementAge, t).added
    rates.outflowEffects = levers.items(.outflow, in: own).compactMap { item, share in
      let sizes = sizes[item.place][t].map { share * $0 }
      guard sizes.contains(where: { $0 != 0 }) else { return nil }
      return StaffRates.AgeEffect(
        ages: item.lever.ages,
        factor: sizes.map { item.isRelative ? 1 + $0 : 1 }, added: sizes.map { item.isRelative ? 0 : $0 })
    }
    return rates
  }

  /// FTE per person in the year with index `t`: the part-time factor, with absence and hours against the base year.
  ///
  /// In draws an absence below 0 is 0.
  func ftePerPerson(_ t: Int) throws(WorkforceError) -> [Double] {
    guard t > 0 else { return [Double](repeating: branch.partTimeFactor, count: lanes) }
    let availability = branch.availability
    let (absence, hours) = (effect(.absence, t), effect(.hours, t))
    var result: [Double] = []
    for l in 0..<lanes {
      let away = availability.baseAbsence * factors.absence[l] * absence.factor[l] + absence.added[l]
      let week = availability.baseHours.count * factors.hours[l] * hours.factor[l] + hours.added[l]
      result.append(
        branch.partTimeFactor
          * (try availability.factor(absence: lanes > 1 ? max(0, away) : away, hours: WeeklyHours(week))))
    }
    return result
  }

  /// What is left of the work after staff was saved in the years b + 1 ... b + t.
  func remaining(_ years: Int) -> [[Double]] {
    var left = [Double](repeating: 1, count: lanes)
    return (0..<years).map { t in
      if t > 0 {
        let added = effect(.labourSaving, t).added
        for l in 0..<lanes { left[l] *= 1 - (factors.saving[l] + added[l]) }
      }
      return left
    }
  }

  private func times(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 * $1 } }
}
