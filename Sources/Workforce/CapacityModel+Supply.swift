extension CapacityModel {
  /// Supply `t` years after the base year.
  static func supply(_ parameters: ProfessionParameters, after t: Int) -> CapacitySupply {
    let wait = parameters.adjustmentYear - parameters.baseYear
    let years = Double(t)
    let stay = parameters.leaving.map { 1 - $0(years) }
    return CapacitySupply(
      year: parameters.baseYear + t,
      people: [
        .present: parameters.present * stay,
        .inTraining: graduates(of: parameters.inTraining, after: t),
        .starting: starters(of: parameters.starting, during: wait, after: t),
        .adjusted: starters(of: parameters.adjusted, since: wait, after: t),
        .foreign: parameters.foreign * years,
      ],
      ftePerPerson: parameters.fte.map { $0(years) })
  }

  /// Those in training in the base year: as many years' diplomas as training takes, in the years after it.
  ///
  /// With a duration that isn't whole, the last part of a year counts as a year of its own in the mean, and all are
  /// then a year less past their diploma.
  private static func graduates(of group: TrainingGroup, after t: Int) -> WomenAndMen<Double> {
    guard t > 0 else { return .init(women: 0, men: 0) }
    let whole = group.wholeYears
    let first = t > whole && Double(whole) != group.duration ? t - 1 : t
    return group.diplomas * group.meanRetention(from: first, years: whole) * min(Double(t), group.duration)
  }

  /// Those who start in the years before the intake can be changed.
  private static func starters(
    of group: TrainingGroup, during years: Int, after t: Int
  ) -> WomenAndMen<Double> {
    let diplomas = min(max(0, Double(t) - group.duration), Double(years))
    guard diplomas > 0 else { return .init(women: 0, men: 0) }
    return group.diplomas * retention(of: group, first: t - group.wholeYears, years: years) * diplomas
  }

  /// Those who start since the intake can be changed.
  private static func starters(of group: TrainingGroup, since start: Int, after t: Int) -> WomenAndMen<Double>
  {
    let diplomas = max(0, Double(t) - group.duration - Double(start))
    guard diplomas > 0 else { return .init(women: 0, men: 0) }
    let first = t - group.wholeYears - start
    return group.diplomas * retention(of: group, first: first, years: max(1, first)) * diplomas
  }

  /// In the first, incomplete year after the first diplomas nobody has left yet.
  private static func retention(of group: TrainingGroup, first: Int, years: Int) -> WomenAndMen<Double> {
    first > 0 ? group.meanRetention(from: first, years: years) : .init(women: 1, men: 1)
  }
}
