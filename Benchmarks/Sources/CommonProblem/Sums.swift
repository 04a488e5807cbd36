/// What programs compare: figures of the last year, summed over regions.
struct Sums: Sendable {
  /// Mean people.
  var people = 0.0
  /// Mean demand for all products.
  var demand: Double?
  /// The quantiles of the demand for all products.
  var quantiles: Double?

  static func + (a: Sums, b: Sums) -> Sums {
    Sums(
      people: a.people + b.people, demand: sum(a.demand, b.demand), quantiles: sum(a.quantiles, b.quantiles))
  }

  private static func sum(_ a: Double?, _ b: Double?) -> Double? {
    guard a != nil || b != nil else { return nil }
    return (a ?? 0) + (b ?? 0)
  }
}
