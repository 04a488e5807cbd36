import LinearAlgebra

/// The staff that care asks for, by branch:
///
///     demand(j, r, t) = (FTE + vacancies of j in r) saved(j, t) sum over p of share(p, j) q(p, r, t) / q(p, r, b)
///
/// with q the demand for product p and share(p, j) its part in the work of branch j; where q(b) is 0 the index is 1.
public struct LabourDemand: Sendable {
  /// share(p, j): products x branches; each column adds up to 1.
  public let links: Matrix

  /// Demand by these links.
  ///
  /// - Parameter links: products x branches, 0 or more.
  /// - Throws: `.invalidEntry` for a share below 0 or above 1, `.sharesDontSum` for a branch whose shares don't add up to 1 (to 1e-6).
  public init(links: Matrix) throws(WorkforceError) { fatalError("not done yet") }

  /// The demand for a branch's staff relative to the base year: sum of share x index.
  ///
  /// - Parameters:
  ///   - products: q(t), one per product.
  ///   - base: q(b).
  public func index(branch: Int, products: [Double], base: [Double]) -> Double { fatalError("not done yet") }

  /// What is left of the work after staff is saved: the product of 1 - saving of each year from b + 1 on.
  ///
  /// - Throws: `.invalidEntry` for a saving that isn't below 1.
  public static func remaining(savings: [Double]) throws(WorkforceError) -> Double {
    fatalError("not done yet")
  }
}
