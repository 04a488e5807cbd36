import Foundation

extension Notice {
  /// That the model as a whole differs from the rates it uses, as a part of a nation does.
  static func partOfNation(_ level: Double, file: String) -> [Notice] {
    guard level != 1 else { return [] }
    let text = String(format: "%.3f", level)
    return [
      Notice(
        dutch:
          "\(file): dit gebied als geheel heeft \(text.replacingOccurrences(of: ".", with: ",")) maal wat de landelijke cijfers geven; dat blijft zo.",
        english: "\(file): this area as a whole has \(text) times what the national rates give; that stays.")
    ]
  }

  /// The same for the use of products.
  static func partOfNation(products: [String]) -> [Notice] {
    guard !products.isEmpty else { return [] }
    return [
      Notice(
        listing: products,
        dutch: "Zorggebruik van dit gebied als geheel wijkt af van het landelijke, en blijft dat doen",
        english: "Use in this area as a whole differs from the nation's, and goes on to")
    ]
  }

  /// That many more people depart than the flows between the regions hold.
  static func flowsMissing(departures: Double, flows: Double) -> [Notice] {
    guard flows > 0, departures > 1.5 * flows else { return [] }
    return [
      Notice(
        dutch:
          "Er vertrekken \(dutch(departures)) mensen per jaar, terwijl internal_migration_flows.csv er \(dutch(flows)) tussen deze gebieden kent: "
          + "verhuizingen naar elders blijven nu binnen het model.",
        english:
          "\(english(departures)) people depart a year while internal_migration_flows.csv has \(english(flows)) between these regions: "
          + "moves to elsewhere now stay within the model.")
    ]
  }
}
