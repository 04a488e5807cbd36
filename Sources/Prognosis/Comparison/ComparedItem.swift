import LinearAlgebra
import ModelDirectory

/// A product or an act's total whose use is compared, with the figures of the model's regions.
struct ComparedItem: Sendable {
  /// What it is; its rows are indices into the model's products.
  let item: CareItem
  /// The use of each region in euro or units per year; NaN where unknown.
  let observed: [Double]
  /// The use of each region at national rates by age and sex, in the same unit; NaN where unknown.
  let expected: [Double]
  /// How its ratios vary between regions and by chance.
  let spread: RegionalSpread

  /// An item with all its figures.
  private init(item: CareItem, observed: [Double], expected: [Double], spread: RegionalSpread) {
    (self.item, self.observed, self.expected, self.spread) = (item, observed, expected, spread)
  }

  /// Whether a region has a ratio.
  func isKnown(_ region: Int) -> Bool { !observed[region].isNaN && expected[region] > 0 }
  /// Observed over expected of a region; NaN where unknown.
  func ratio(_ region: Int) -> Double { isKnown(region) ? observed[region] / expected[region] : .nan }
  /// The variance that chance gives the ratio of an amount expected at `expected`.
  func chanceVariance(_ expected: Double) -> Double { spread.dispersion / expected }

  static let file = "care_regional.csv"

  /// The items of a model: its products with regional figures, then the totals of acts all of whose products in euro that
  /// have rates by age have regional figures.
  ///
  /// - Returns: also the codes of products where nothing was observed anywhere.
  static func all(
    of model: RegionModel, threads: Int?
  ) throws(PrognosisError) -> (items: [ComparedItem], unobserved: [String]) {
    let candidates = candidates(model.care)
    let people = BaseYear.columnTotals(model.population)
    let made = try concurrentMap(count: candidates.count, threads: threads) { (i) throws(PrognosisError) in
      try ComparedItem(candidates[i], of: model, people: people)
    }
    let single = made.compactMap(\.self).filter { !$0.item.isTotal }
    return (
      made.compactMap { $0?.addingUp(single) },
      zip(candidates, made).filter { !$0.isTotal && $1 == nil }.map(\.0.code)
    )
  }

  /// A total whose shrunken amounts are the sums of those of its products, as they are in the projection.
  private func addingUp(_ products: [ComparedItem]) -> ComparedItem {
    let parts = item.rows.compactMap { row in products.first { $0.item.rows == [row] } }
    guard item.isTotal, parts.count == item.rows.count else { return self }
    var spread = spread
    for r in observed.indices where isKnown(r) {
      spread.factors[r] = parts.reduce(0) { $0 + $1.spread.factors[r] * $1.expected[r] } / expected[r]
    }
    return ComparedItem(item: item, observed: observed, expected: expected, spread: spread)
  }

  /// Nil where nothing was observed in any region.
  private init?(_ item: CareItem, of model: RegionModel, people: [Double]) throws(PrognosisError) {
    let data = Self.sum(item, model)
    let known = people.indices.filter { !data.observed[$0].isNaN && data.expected[$0] > 0 }
    let perPerson = known.reduce(0) { $0 + data.expected[$1] } / known.reduce(0) { $0 + people[$1] }
    let least = item.unit == CareItem.euro ? perPerson : 1
    guard
      let spread = try RegionalFactors.spread(
        data, of: model.regions, leastDispersion: least.isFinite ? least : 1, file: Self.file)
    else { return nil }
    self.item = item
    (observed, expected, self.spread) = (data.observed, data.expected, spread)
  }

  private static func candidates(_ care: CareData) -> [CareItem] {
    func hasFigures(_ row: Int) -> Bool {
      care.regional[care.products[row].code]?.observed.contains { !$0.isNaN } == true
    }
    return CareItem.items(of: care.products).compactMap { item in
      let rows =
        item.isTotal ? item.rows.filter { care.use[care.products[$0].code]?.isEmpty == false } : item.rows
      guard item.code != CareItem.total, !rows.isEmpty, rows.allSatisfy(hasFigures) else { return nil }
      return CareItem(
        code: item.code, domain: item.domain, unit: item.unit, rows: rows, isTotal: item.isTotal)
    }
  }

  /// The figures of an item: unknown in a region where one of its products is.
  private static func sum(_ item: CareItem, _ model: RegionModel) -> ObservedExpected {
    let parts = item.rows.compactMap { model.care.regional[model.care.products[$0].code] }
    let regions = model.regions.indices
    return ObservedExpected(
      observed: regions.map { r in parts.reduce(0) { $0 + $1.observed[r] } },
      expected: regions.map { r in parts.reduce(0) { $0 + $1.expected[r] } })
  }
}
