import Foundation
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
  /// Margins may lead where a figure can't be; the central path may not.
  private var isDrawn: Bool { lanes > 1 }

  /// In how many years after the base year hours and absence reach their margin.
  static let marginReachedIn = 10

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
    rates.holdsLeaving = isDrawn
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
  /// Margins of absence and hours are those of a change over ten years: their factors grow to it evenly on the logarithm, and stay.
  /// In draws an absence that can't be is held at 0 or just below all of the time.
  /// - Parameter held: set for each draw that was held.
  func ftePerPerson(_ t: Int, held: inout [Bool]) throws(WorkforceError) -> [Double] {
    guard t > 0 else { return [Double](repeating: branch.partTimeFactor, count: lanes) }
    let availability = branch.availability
    let (absence, hours) = (effect(.absence, t), effect(.hours, t))
    let grown = min(1, Double(t) / Double(Self.marginReachedIn))
    var result: [Double] = []
    for l in 0..<lanes {
      let drawn = (absence: pow(factors.absence[l], grown), hours: pow(factors.hours[l], grown))
      var away = availability.baseAbsence * drawn.absence * absence.factor[l] + absence.added[l]
      let week = availability.baseHours.count * drawn.hours * hours.factor[l] + hours.added[l]
      if isDrawn, away < 0 || away > Self.mostAbsence {
        (away, held[l]) = (min(Self.mostAbsence, max(0, away)), true)
      }
      result.append(
        branch.partTimeFactor * (try availability.factor(absence: away, hours: WeeklyHours(week))))
    }
    return result
  }

  /// The most absence that a draw is given.
  private static let mostAbsence = 0.99

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
