extension StaffRates {
  /// Throws where a value isn't finite or a factor is negative.
  ///
  /// - Precondition: every list has a value per lane.
  func check(year: Int, branch: BranchStaff) throws(WorkforceError) {
    let factors = [
      ("the factor on retirement", retirement), ("the factor on outflow", outflow),
      ("the factor on inflow", inflow),
      ("the factor on intake", intake), ("the factor on the training yield", trainingYield),
    ]
    for (name, values) in factors + outflowEffects.map({ ("a factor on outflow by age", $0.factor) }) {
      precondition(values.count == lanes, "a value per lane of \(name)")
      try checkNotNegative(values, list: "year \(year): \(name), lane")
    }
    let terms = [
      ("the delay of retirement", retirementDelay), ("added inflow", addedInflow),
      ("added intake", addedIntake),
    ]
    for (name, values) in terms + outflowEffects.map({ ("added outflow by age", $0.added) }) {
      precondition(values.count == lanes, "a value per lane of \(name)")
      for (lane, value) in values.enumerated() where !value.isFinite {
        throw .invalidEntry(
          list: "year \(year): \(name), lane", index: lane, value: value, allowed: "a finite number")
      }
    }
    try Workforce.check(pensionAge, "the pension age of year \(year)", in: 40...100)
    let isChanged = intake.contains { $0 != 1 } || addedIntake.contains { $0 != 0 }
    guard branch.figures.training != nil || !isChanged else { throw .noTraining(year: year) }
  }

  /// omega of this year at an age, from that of the calibrated branch.
  func leavingRate(_ rate: Double, age: Int, lane: Int) -> Double {
    var (rate, added) = (rate * outflow[lane], 0.0)
    for effect in outflowEffects where effect.ages?.contains(age) ?? true {
      rate *= effect.factor[lane]
      added += effect.added[lane]
    }
    return rate + added
  }
}
