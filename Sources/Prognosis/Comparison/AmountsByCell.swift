import Demography
import LinearAlgebra
import ModelDirectory

/// Use by age and sex at the observed ratios: what the differences between areas are taken apart by.
///
/// A region's amount in a cell is Σ q_p u_p P over the item's products p, with u_p the national use per person, q_p the
/// region's observed ratio (1 where unknown) and P its people on 1 January of the base year. So the differences of
/// a total are the sums of those of its products.
struct AmountsByCell: Sendable {
  /// The compared items that have rates by age, as indices into the items.
  let items: [Int]
  /// People: cells x regions.
  let people: Matrix
  /// Per item in `items`, euro or units: cells x regions.
  let amounts: [Matrix]
  /// Per compared item, use at national rates per region; nil where the item has no rates by age.
  let expected: [[Double]?]
  /// The cost of all products in euro per region.
  let cost: [Double]

  init(_ compared: [ComparedItem], growth: GrowthFigures, model: RegionModel, threads: Int?) {
    people = model.population
    let products = growth.products
    let row = Dictionary(uniqueKeysWithValues: products.indices.map { (products[$0].code, $0) })
    let ratios = products.map { product in
      let item = compared.first { $0.item.code == product.code }
      return model.regions.indices.map { r in item.map { $0.isKnown(r) ? $0.ratio(r) : 1 } ?? 1 }
    }
    let population = model.population
    @Sendable func sums(_ rows: [Int], _ ratios: [[Double]]) -> Matrix {
      Self.amounts(rows.map { growth.rates[$0] }, rows.map { ratios[$0] }, population)
    }
    let rows = compared.map { item in item.item.rows.compactMap { row[model.care.products[$0].code] } }
    let items = compared.indices.filter { rows[$0].count == compared[$0].item.rows.count }
    self.items = items
    let flat = products.map { _ in model.regions.map { _ in 1.0 } }
    amounts = items.concurrentMap(threads: threads) { sums(rows[$0], ratios) }
    expected = compared.indices.map { items.contains($0) ? BaseYear.columnTotals(sums(rows[$0], flat)) : nil }
    let euros = products.indices.filter { products[$0].unit == CareItem.euro }
    cost = BaseYear.columnTotals(sums(euros, ratios))
  }

  private static func amounts(_ rates: [[Double]], _ ratios: [[Double]], _ people: Matrix) -> Matrix {
    var result = Matrix(rows: people.rows, columns: people.columns)
    for r in 0..<people.columns {
      for x in 0..<people.rows {
        let use = rates.indices.reduce(0) { $0 + ratios[$1][r] * rates[$1][x] }
        result[x, r] = use * people[x, r]
      }
    }
    return result
  }

  /// The figures of a region in an area's share, summed over its members.
  static func sum(_ values: [Double], _ members: [RegionSet.Member]) -> Double {
    members.reduce(0) { $0 + $1.share * values[$1.region] }
  }
}
