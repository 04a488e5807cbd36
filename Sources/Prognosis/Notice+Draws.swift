import Foundation

extension Notice {
  /// That in some draws more people would have left than were there.
  /// - Parameter people: how many, per draw, over all regions and years.
  static func bounded(_ people: [Double]) -> [Notice] {
    let mean = people.reduce(0, +) / Double(max(people.count, 1))
    guard mean >= 0.05 else { return [] }
    let (count, figure) = (people.filter { $0 > 0 }.count, String(format: "%.1f", mean))
    let dutchFigure = figure.replacingOccurrences(of: ".", with: ",")
    return [
      Notice(
        dutch:
          "Vertrek begrensd door wie er is in \(count) van \(people.count) trekkingen, gemiddeld \(dutchFigure) mensen.",
        english:
          "Departures limited to those present in \(count) of \(people.count) draws, \(figure) people on average."
      )
    ]
  }
}
