import CareDemand
import Demography
import LinearAlgebra
import ModelDirectory

/// Period life expectancy at 0 and 65 of the nation and of areas.
///
/// An area's death rates are those of its regions, weighted by their people of each age and sex.
struct LifeExpectancies {
  static let ages = [0, 65]

  let schedule: RateSchedule
  let projection: PopulationProjection
  let areas: [[RegionSet.Member]]

  /// Whether there are ages enough: the open age and the one before it are known together only.
  private static func canTell(_ age: Int, _ grid: AgeSexGrid) -> Bool { age < grid.openAge - 1 }

  /// The ages that the model can tell.
  var agesTold: [Int] { Self.ages.filter { Self.canTell($0, schedule.grid) } }

  /// A row per sex and age of the model for the year with index `t`.
  func rows(_ t: Int, year: Int) throws(PrognosisError) -> [PrognosisResult.LifeExpectancyRow] {
    let ages = agesTold
    var tables: [[[Double]]] = []
    for members in areas {
      tables.append([
        try values(.female, members, t, year, ages), try values(.male, members, t, year, ages),
      ])
    }
    return Sex.allCases.flatMap { sex in
      ages.enumerated().map { i, age in
        PrognosisResult.LifeExpectancyRow(
          year: year, sex: sex, age: age, values: tables.map { $0[sex.rawValue][i] })
      }
    }
  }

  /// The nation's life expectancy at 65 in years, by sex; zero where the model's ages end before.
  func national65(_ t: Int, year: Int) throws(PrognosisError) -> (female: Double, male: Double) {
    guard Self.canTell(65, schedule.grid) else { return (0, 0) }
    let all = (0..<projection.population[0].columns).map { RegionSet.Member(region: $0, share: 1) }
    return (try values(.female, all, t, year, [65])[0], try values(.male, all, t, year, [65])[0])
  }

  /// Years gained at 65 since the base year, nationally, in the year with index `t`.
  func gain65(_ t: Int, firstYear: Int) throws(PrognosisError) -> LifeExpectancyGain {
    let (base, now) = (try national65(0, year: firstYear), try national65(t, year: firstYear + t))
    return LifeExpectancyGain(female: now.female - base.female, male: now.male - base.male)
  }

  private func values(
    _ sex: Sex, _ members: [RegionSet.Member], _ t: Int, _ year: Int, _ ages: [Int]
  ) throws(PrognosisError) -> [Double] {
    try schedule.mortality.lifeExpectancies(
      sex: sex, year: year, members: members, population: projection.population[t], ages: ages)
  }
}
