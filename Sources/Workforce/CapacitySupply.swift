/// Where the people of a profession come from.
public enum SupplySource: String, CaseIterable, Sendable {
  /// At work in the base year, and still.
  case present
  /// In training in the base year.
  case inTraining = "in_training"
  /// Started training before the intake could be changed.
  case starting
  /// Started training since the intake can be changed.
  case adjusted
  /// From abroad.
  case foreign
}

/// The supply of a profession in one year.
public struct CapacitySupply: Equatable, Sendable {
  /// The year.
  public var year: Int
  /// People at work by where they come from, at the present intake.
  public var people: [SupplySource: WomenAndMen<Double>]
  /// FTE per person.
  public var ftePerPerson: WomenAndMen<Double>

  /// All people at work.
  public var total: WomenAndMen<Double> {
    SupplySource.allCases.reduce(.init(women: 0, men: 0)) { $0 + (people[$1] ?? .init(women: 0, men: 0)) }
  }

  /// The FTE of all together.
  public var fte: Double { (total * ftePerPerson).total }

  /// The FTE from one source.
  public func fte(from source: SupplySource) -> Double {
    people[source].map { ($0 * ftePerPerson).total } ?? 0
  }
}
