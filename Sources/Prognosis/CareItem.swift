import LinearAlgebra
import ModelDirectory

/// A product of care, or the sum of those that are counted in euro: a line of the care tables.
public struct CareItem: Sendable {
  /// A product's code, `total_` with an act, or `total`.
  public let code: String
  /// The act; nil for the sum over all acts.
  public let domain: CareDomain?
  /// `eur`, or what is counted.
  public let unit: String
  /// The products that it is the sum of, ascending.
  public let rows: [Int]
  /// Whether it is a sum, be it of a single product, rather than a product.
  public let isTotal: Bool

  /// The unit that is added up over products.
  public static let euro = "eur"
  /// The code of the sum over all acts.
  public static let total = "total"

  /// The products, the totals of the acts that have a product in euro, and the total.
  public static func items(of products: [CareProduct]) -> [CareItem] {
    let single = products.indices.map {
      CareItem(
        code: products[$0].code, domain: products[$0].domain, unit: products[$0].unit, rows: [$0],
        isTotal: false)
    }
    let euroRows = products.indices.filter { products[$0].unit == euro }
    guard !euroRows.isEmpty else { return single }
    let totals = CareDomain.allCases.map { domain in
      CareItem(
        code: "\(total)_\(domain.rawValue)", domain: domain, unit: euro,
        rows: euroRows.filter { products[$0].domain == domain }, isTotal: true)
    }
    return single + totals.filter { !$0.rows.isEmpty }
      + [CareItem(code: total, domain: nil, unit: euro, rows: euroRows, isTotal: true)]
  }

  /// The figure of a column of care (products x areas): the sum over the item's products, in their order.
  package func value(_ care: Matrix, column: Int) -> Double {
    rows.reduce(0) { $0 + care[$1, column] }
  }
}
