/// How the figures of a series are written: amounts in the unit that suits them, people and others as they are.
struct MonitorScale: Sendable {
  /// The unit of amounts in euro; nil of other figures.
  let money: MoneyUnit?
  private let style: NumberStyle

  init(_ money: MoneyUnit?, _ style: NumberStyle) { (self.money, self.style) = (money, style) }

  /// What a figure is multiplied by.
  var factor: Double { money?.factor ?? 1 }

  /// A figure in its unit.
  func text(_ figure: Double) -> String { style.string(figure * factor, decimals: money?.decimals ?? 0) }
}
