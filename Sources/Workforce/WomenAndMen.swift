/// A figure for women and one for men.
public struct WomenAndMen<Value> {
  /// That of women.
  public var women: Value
  /// That of men.
  public var men: Value

  /// The figures of women and of men.
  public init(women: Value, men: Value) { (self.women, self.men) = (women, men) }

  func map<Other>(_ transform: (Value) -> Other) -> WomenAndMen<Other> {
    .init(women: transform(women), men: transform(men))
  }

  func zipped<Other>(_ other: WomenAndMen<Other>) -> WomenAndMen<(Value, Other)> {
    .init(women: (women, other.women), men: (men, other.men))
  }
}

extension WomenAndMen: Sendable where Value: Sendable {}
extension WomenAndMen: Equatable where Value: Equatable {}

extension WomenAndMen where Value == Double {
  /// A number of people by the share of women.
  init(_ total: Double, shareOfWomen: Double) {
    self.init(women: total * shareOfWomen, men: total * (1 - shareOfWomen))
  }

  /// Both together.
  public var total: Double { women + men }

  static func + (a: Self, b: Self) -> Self { .init(women: a.women + b.women, men: a.men + b.men) }
  static func * (a: Self, b: Self) -> Self { .init(women: a.women * b.women, men: a.men * b.men) }
  static func * (a: Self, factor: Double) -> Self { .init(women: a.women * factor, men: a.men * factor) }
}
