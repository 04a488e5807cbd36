/// The unit in which amounts in euro are written: what suits the largest of them.
struct MoneyUnit: Sendable {
  /// The units.
  enum Name: String, Sendable {
    case euro
    case million = "million_euro"
    case billion = "billion_euro"
  }

  /// Which it is; the raw value is the name of its text.
  let name: Name
  /// What an amount in euro is multiplied by.
  let factor: Double
  /// The decimals in which it is written.
  let decimals: Int

  /// The unit for amounts of which these are all or the largest, euro.
  init(largest amounts: [Double]) {
    let largest = amounts.filter(\.isFinite).map(\.magnitude).max() ?? 0
    switch largest {
    case 1e10...: (name, factor, decimals) = (.billion, 1e-9, 2)
    case 1e6...: (name, factor, decimals) = (.million, 1e-6, largest < 1e7 ? 2 : largest < 1e9 ? 1 : 0)
    default: (name, factor, decimals) = (.euro, 1, largest < 100 ? 2 : 0)
    }
  }
}
