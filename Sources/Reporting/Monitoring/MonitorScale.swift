/// How the figures of a series are written: amounts in million euros, people and others as they are.
struct MonitorScale: Sendable {
  let isAmount: Bool
  private let style: NumberStyle

  init(_ isAmount: Bool, _ style: NumberStyle) { (self.isAmount, self.style) = (isAmount, style) }

  /// What a figure is multiplied by.
  var factor: Double { isAmount ? 1e-6 : 1 }

  /// A figure; amounts in one decimal.
  func text(_ figure: Double) -> String { style.string(figure * factor, decimals: isAmount ? 1 : 0) }
}
