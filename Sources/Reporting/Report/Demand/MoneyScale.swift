import Charts
import ModelDirectory
import Prognosis

/// The unit in which amounts in euro are drawn and written: what suits the largest of them.
struct MoneyScale: Sendable {
  /// The unit with the price level.
  let unit: String
  /// How amounts are written in it.
  let measure: DemandPart.Measure

  /// The unit for amounts of which these are all or the largest.
  init(part: DemandPart, largest amounts: [Double]) {
    let money = MoneyUnit(largest: amounts)
    measure = DemandPart.Measure(factor: money.factor, decimals: money.decimals)
    unit = "\(part.text(money.name.rawValue)), \(part.prices)".withCapital
  }

  /// The axis of amounts.
  var axis: ChartAxis { axis(includesZero: false) }

  /// The axis of amounts, with or without zero.
  func axis(includesZero: Bool) -> ChartAxis {
    ChartAxis(unit, includesZero: includesZero, factor: measure.factor)
  }
}

extension DemandPart {
  /// The price level of amounts in euro: its year, or that it is the same for all years where products differ in it.
  var prices: String {
    let years = Set(result.products.filter { $0.unit == CareItem.euro }.map(\.year))
    guard years.count == 1, let year = years.first else { return text("constant_prices") }
    return text("prices_of", ["year": String(year)])
  }
}
