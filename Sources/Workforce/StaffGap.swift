/// The staff that is short: demand less supply, negative where there is more than is needed.
public struct StaffGap: Hashable, Sendable {
  /// Demand less supply.
  public let fte: FullTimeEquivalents
  /// The same in people, at the FTE per person of the supply: gap / (supply / people); NaN where there is a gap but no supply.
  public let people: People
  /// The same as a share of demand; NaN where there is no demand, but supply.
  public let share: Double

  /// The gap between demand and supply.
  public init(demand: FullTimeEquivalents, supply: FullTimeEquivalents, people: People) {
    let gap = demand - supply
    fte = gap
    self.people = People(
      gap.count == 0 ? 0 : supply.count > 0 ? gap.count * people.count / supply.count : .nan)
    share = gap.count == 0 ? 0 : demand.count > 0 ? gap.count / demand.count : .nan
  }
}
