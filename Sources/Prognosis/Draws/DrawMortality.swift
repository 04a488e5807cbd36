import Demography
import LinearAlgebra

/// Death rates of a block in a year in which a scenario's levers change them.
struct DrawMortality {
  /// What the levers make of the rates of each class of regions: cells x lanes.
  let factors: [LaneBuffer]
  /// Death rates of each class: cells x lanes.
  let rates: [LaneBuffer]
  /// The class of each region.
  let classOf: [Int]
  /// Factors on them per region and lane.
  let own: LaneBuffer

  /// National rates, cells x lanes, with the regions' own factors.
  init(national rates: LaneBuffer, own: LaneBuffer, levers: DemographyLevers, _ sizes: LeverSizes) {
    factors = levers.mortalityClasses.shares.indices.map { LaneBuffer(levers.mortalityFactors($0, sizes)) }
    self.rates = factors.map { factors in
      let product = LaneBuffer(factors.count)
      for i in 0..<factors.count { product.pointer[i] = rates.pointer[i] * factors.pointer[i] }
      return product
    }
    (classOf, self.own) = (levers.mortalityClasses.classOf, own)
  }

  /// Rates that are given per region, cells x regions: every region is a class.
  init(regional rates: Matrix, levers: DemographyLevers, _ sizes: LeverSizes) {
    let lanes = sizes.lanes
    let byClass = levers.mortalityClasses.shares.indices.map { levers.mortalityFactors($0, sizes) }
    factors = byClass.map { LaneBuffer($0) }
    self.rates = (0..<rates.columns).map { region in
      let own = LaneBuffer(byClass[levers.mortalityClasses.classOf[region]])
      for i in 0..<own.count { own.pointer[i] *= rates[i / lanes, region] }
      return own
    }
    classOf = Array(0..<rates.columns)
    own = LaneBuffer(rates.columns * lanes, repeating: 1)
  }

  /// In the form that the projector takes.
  var survival: LaneRates.Survival { .classes(rates: rates, classOf: classOf, factors: own) }
}
