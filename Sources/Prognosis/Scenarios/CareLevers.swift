import CareDemand
import Demography
import Foundation
import LinearAlgebra
import ModelDirectory

/// The levers of a scenario on the use of care, conditions and what people are exposed to.
///
/// On item k (a product or a condition) at cell x the factor is
///
///     F(k, x) = Π (1 + size) Π over determinants d of (1 + p'(d, x) (RR(d, k) - 1)) / (1 + p(d, x) (RR(d, k) - 1)),
///
/// the first product over the levers on the item at that age, p the share of people exposed and p' what the levers make of it
/// (relative sizes multiply, shares are added after that). The last factor is 1 less the potential impact fraction; it holds for
/// the ages whose exposure is known. What the factors leave of a product then moves by the shares of the substitutions.
struct CareLevers: Sendable {
  let grid: AgeSexGrid
  let factors: [ResolvedLever]
  let exposures: [ResolvedLever]
  let substitutions: [ResolvedLever]
  let ageing: [ResolvedLever]
  /// The item of each code: products by their own, conditions after them.
  let products, conditions: [String: Int]
  /// The relative risks through which the exposures act.
  let risks: [ExposureRisk]
  /// The share of people exposed to each determinant by cell; NaN where unknown.
  let shares: [String: [Double]]
  /// Regions with the same changes.
  let classes: RegionClasses

  init(_ scenario: ResolvedScenario, model: RegionModel, care: CareSchedule) {
    grid = model.grid
    factors = scenario.acting(.use, .prevalence)
    exposures = scenario.acting(.exposure)
    substitutions = scenario.acting(.substitute)
    ageing = scenario.acting(.healthyAgeing)
    let count = care.products.count
    let products = Dictionary(uniqueKeysWithValues: care.products.enumerated().map { ($1.code, $0) })
    let conditions = Dictionary(
      uniqueKeysWithValues: care.conditions.enumerated().map { ($1.code, count + $0) })
    (self.products, self.conditions) = (products, conditions)
    let named = Set(exposures.flatMap(\.determinants))
    shares = Self.shares(model.determinants.exposures.filter { named.contains($0.key) }, model.grid)
    let shares = shares
    risks = model.determinants.relativeRisks.compactMap { risk in
      guard shares[risk.determinant] != nil else { return nil }
      let item = risk.isCondition ? conditions[risk.target] : products[risk.target]
      return item.map { ExposureRisk(risk, item: $0) }
    }
    classes = RegionClasses(factors + exposures + substitutions, regions: model.regions.count)
  }

  private static func shares(_ exposures: [String: [BandRate]], _ grid: AgeSexGrid) -> [String: [Double]] {
    exposures.mapValues { bands in
      var shares = [Double](repeating: .nan, count: grid.cells)
      for band in bands {
        for age in band.ages.ages(openAge: grid.openAge) { shares[grid.index(band.sex, age)] = band.rate }
      }
      return shares
    }
  }

  /// Whether none does anything.
  var isEmpty: Bool { factors.isEmpty && exposures.isEmpty && substitutions.isEmpty && ageing.isEmpty }

  /// Whether demand at given rates changes in a year.
  func changesDemand(in year: Int) -> Bool {
    (factors + exposures + substitutions).contains { $0.acts(in: year) }
  }

  /// What the levers add to the share of the gain in life expectancy that is healthy, one per lane; nil for nothing.
  func healthyShare(_ sizes: LeverSizes) -> [Double]? {
    guard ageing.contains(where: { $0.acts(in: sizes.year) }) else { return nil }
    return sizes.effect(of: ageing, regions: 1).added
  }

  /// The changes of each class of regions in a year.
  ///
  /// - Parameters:
  ///   - risks: logarithms of the relative risks of `risks`, one per lane each.
  ///   - bounded: told of each lane in which a share would have left 0 to 1, where it is held.
  func changes(
    _ sizes: LeverSizes, risks: [[Double]], bounded: (_ lane: Int) -> Void
  ) -> [DemandAdjustment.Change] {
    classes.shares.map { shares in
      ClassLevers(levers: self, shares: shares, sizes: sizes, risks: risks).change(bounded)
    }
  }
}
