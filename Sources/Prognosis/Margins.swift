/// What the draws of a prognosis say of its figures.
///
/// Every array has a ``Distribution`` per year; areas are those of the ``PrognosisResult`` that the margins belong
/// to. The quantiles of sums (groups, totals, areas) are those of the sums of each draw, never sums of quantiles.
public struct Margins: Sendable {
  /// The probabilities of the quantiles: the ends of the 95 % and the 80 % interval and the median.
  public static let probabilities = [0.025, 0.1, 0.5, 0.9, 0.975]

  /// How many draws there were.
  public var draws: Int
  /// The seed of their random streams.
  public var seed: UInt64
  /// How `population` divides the ages.
  public var ages: AgeDetail
  /// People on 1 January of b ... b + H: women by band of `ages`, then men.
  public var population: [Distribution]
  /// People on 1 January of b ... b + H, by `PopulationGroup.groups(of:)`.
  public var groups: [Distribution]
  /// Components during b ... b + H - 1, by the result's `componentNames`.
  public var components: [Distribution]
  /// Care during b ... b + H, by `CareItem.items(of:)`.
  public var care: [Distribution]
  /// People with each of the result's conditions, mean of b ... b + H.
  public var conditions: [Distribution]
  /// All people, mean of b ... b + H: one row.
  public var meanPopulation: [Distribution]
  /// Life expectancy in b ... b + H, years: women at each age of the result, then men.
  public var lifeExpectancy: [Distribution]

  /// The margins of a result. See the properties for the rows of each table.
  public init(
    draws: Int, seed: UInt64, ages: AgeDetail, population: [Distribution], groups: [Distribution],
    components: [Distribution], care: [Distribution], conditions: [Distribution],
    meanPopulation: [Distribution], lifeExpectancy: [Distribution]
  ) {
    precondition(draws > 0, "margins are made of draws")
    (self.draws, self.seed, self.ages) = (draws, seed, ages)
    (self.population, self.groups, self.components) = (population, groups, components)
    (self.care, self.conditions, self.meanPopulation) = (care, conditions, meanPopulation)
    self.lifeExpectancy = lifeExpectancy
  }

  /// The margins of some of the areas.
  func restricted(to columns: Range<Int>) -> Margins {
    func part(_ years: [Distribution]) -> [Distribution] { years.map { $0.restricted(to: columns) } }
    return Margins(
      draws: draws, seed: seed, ages: ages, population: part(population), groups: part(groups),
      components: part(components), care: part(care), conditions: part(conditions),
      meanPopulation: part(meanPopulation), lifeExpectancy: part(lifeExpectancy))
  }
}
