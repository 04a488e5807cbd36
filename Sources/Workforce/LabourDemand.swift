import LinearAlgebra

/// The staff that care asks for, by branch:
///
///     demand(j, r, t) = (FTE + vacancies of j in r) saved(j, t) sum over p of share(p, j) q(p, r, t) / q(p, r, b)
///
/// with q the demand for product p and share(p, j) its part in the work of branch j; where q(b) is 0 the index is 1. In the base
/// year demand so is FTE and vacancies.
public struct LabourDemand: Sendable {
  /// share(p, j): products x branches; each column adds up to 1.
  public let links: Matrix

  /// Demand by these links.
  ///
  /// - Parameter links: products x branches, 0 to 1. Sums that differ from 1 by rounding are scaled to it.
  /// - Throws: `.invalidEntry` for a share that isn't 0 to 1, `.sharesDontSum` for a branch whose shares don't add up to 1 (to
  ///   1e-6).
  public init(links: Matrix) throws(WorkforceError) {
    var shares: [[Double]] = []
    for branch in 0..<links.columns {
      let column = Array(links.column(branch))
      for (product, share) in column.enumerated() where !(share >= 0 && share <= 1) {
        throw .invalidEntry(
          list: "links of branch \(branch), product", index: product, value: share, allowed: "0 to 1")
      }
      let sum = column.reduce(0, +)
      guard (sum - 1).magnitude <= 1e-6 else {
        throw .sharesDontSum(list: "links of branch \(branch)", sum: sum)
      }
      shares.append(column.map { $0 / sum })
    }
    self.links = Matrix(rows: links.rows, columns: links.columns, byColumns: Array(shares.joined()))
  }

  /// The demand for a branch's staff relative to the base year: sum of share x index.
  ///
  /// - Parameters:
  ///   - products: q(t), one per product.
  ///   - base: q(b).
  /// - Precondition: a figure per product.
  public func index(branch: Int, products: [Double], base: [Double]) -> Double {
    precondition(products.count == links.rows && base.count == links.rows)
    return products.indices.reduce(0) { sum, product in
      let share = links[product, branch]
      guard share > 0 else { return sum }
      return sum + share * (base[product] > 0 ? products[product] / base[product] : 1)
    }
  }

  /// What is left of the work after staff is saved: the product of 1 - saving of each year from b + 1 on.
  ///
  /// A negative saving is more work.
  /// - Throws: `.invalidEntry` for a saving that isn't below 1.
  public static func remaining(savings: [Double]) throws(WorkforceError) -> Double {
    var remaining = 1.0
    for (year, saving) in savings.enumerated() {
      guard saving.isFinite, saving < 1 else {
        throw .invalidEntry(list: "labour saving of year", index: year, value: saving, allowed: "below 1")
      }
      remaining *= 1 - saving
    }
    return remaining
  }
}
