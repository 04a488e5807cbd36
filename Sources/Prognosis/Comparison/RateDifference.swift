/// The difference of an amount per inhabitant with a benchmark, taken apart.
public struct RateDifference: Sendable {
  /// What an area is compared with.
  public enum Benchmark: String, CaseIterable, Sendable {
    /// The whole model.
    case nation
    /// Its similar areas together.
    case similar
  }
  /// The item's code.
  public var item: String
  /// What is compared with.
  public var against: Benchmark
  /// The area's amount per inhabitant, at its observed ratio.
  public var rate: Double
  /// The benchmark's amount per inhabitant.
  public var benchmarkRate: Double
  /// What another mix of ages and sexes adds to the difference.
  public var ageSex: Double
  /// The rest; both add up to the difference.
  public var rest: Double

  package init(
    item: String, against: Benchmark, rate: Double, benchmarkRate: Double, ageSex: Double, rest: Double
  ) {
    (self.item, self.against, self.rate, self.benchmarkRate) = (item, against, rate, benchmarkRate)
    (self.ageSex, self.rest) = (ageSex, rest)
  }
}
