import LinearAlgebra

extension IntervalWork {
  /// Births, and the newborn's own survival and moves at the rates of age 0.
  mutating func giveBirth() {
    var leaving = Matrix(rows: 2, columns: regions)
    for region in 0..<regions {
      let births = births(region)
      for sex in Sex.allCases {
        let born = births * ProjectionRates.shareAtBirth(sex, sexRatioAtBirth: rates.sexRatioAtBirth)
        let (departing, emigrating) = newbornLeaving(region, sex, born)
        leaving[sex.rawValue, region] = departing
        step.births[sex.rawValue, region] = born
        step.emigration[sex.rawValue, region] += emigrating
        step.departures[sex.rawValue, region] += departing
        settleNewborn(region, sex, born: born, balance: -departing - emigrating)
      }
    }
    if let moves = rates.internalMigration {
      let landed = moves.redistribution.arrivals(leaving, cells: Sex.allCases.map { grid.index($0, 0) })
      for region in 0..<regions {
        for sex in Sex.allCases {
          step.arrivals[sex.rawValue, region] += landed[sex.rawValue, region]
          settleNewborn(region, sex, born: 0, balance: landed[sex.rawValue, region])
        }
      }
    }
    guard case .net = rates.international else { return }
    for region in 0..<regions {
      for sex in Sex.allCases { takeNet(region, sex, 0) }
    }
  }

  /// Live births of a region: n f_x times the women exposed.
  private func births(_ region: Int) -> Double {
    width
      * (0..<grid.ages).reduce(0) { $0 + rates.fertility[$1, region] * exposedWomen[region * grid.ages + $1] }
  }

  /// Newborn who depart and who emigrate: exposure n B (1 + S_b)/4, never more than survive.
  private mutating func newbornLeaving(_ region: Int, _ sex: Sex, _ born: Double) -> (Double, Double) {
    let survival = rates.birthSurvival[sex.rawValue, region]
    let exposure = width * born * (1 + survival) / 4
    let cell = grid.index(sex, 0)
    var emigrating = 0.0
    if case .gross(_, let emigration) = rates.international {
      emigrating = emigration[cell, region] * exposure
    }
    let departing = (rates.internalMigration?.departureRates[cell, region] ?? 0) * exposure
    let (out, there) = ((1 + survival) / 2 * (departing + emigrating), survival * born)
    guard out > there else { return (departing, emigrating) }
    bound(region, sex, 0, (out - there) * 2 / (1 + survival))
    return (departing * there / out, emigrating * there / out)
  }

  private mutating func settleNewborn(_ region: Int, _ sex: Sex, born: Double, balance: Double) {
    let survival = rates.birthSurvival[sex.rawValue, region]
    // As in `age`: below zero by rounding only.
    end[first(region, sex)] += max(survival * born + (1 + survival) / 2 * balance, 0)
    step.deaths[sex.rawValue, region] += (1 - survival) * born + (1 - survival) / 2 * balance
  }
}
