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

  /// That in some draws levers were held where a figure can be.
  static func boundedByLevers(_ count: Int, of draws: Int) -> [Notice] {
    guard count > 0 else { return [] }
    return [
      Notice(
        dutch:
          "In \(count) van \(draws) trekkingen is een hefboom of marge op zijn grens gehouden (een aandeel tussen 0 en 1, mensen niet onder 0).",
        english:
          "In \(count) of \(draws) draws a lever or margin was held at its bound (a share between 0 and 1, people at least 0)."
      )
    ]
  }
}
