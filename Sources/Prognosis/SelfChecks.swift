import Demography
import Foundation
import LinearAlgebra
import ModelDirectory

/// Looks for what sank earlier regional projections: behaviour given to the wrong ages, rates beyond belief,
/// populations that jump or drift. What it finds becomes notices; nothing is changed.
struct SelfChecks {
  let model: RegionModel
  let schedule: RateSchedule
  let projection: PopulationProjection

  /// Out-migration at 65+ more than this many times the nation's.
  static let oldAgeMobility = 3.0
  /// Births per woman that a region may have.
  static let plausibleFertility = 0.7...3.5
  /// Life expectancy at birth that a region may have, years.
  static let plausibleLifeExpectancy = 70.0...95.0
  /// Arrivals of the base year may differ from those observed by this share, or by a few people.
  static let arrivalsMissed = 0.15
  static let fewArrivals = 50.0
  /// Share of the people that may leave a region in a year.
  static let plausibleDepartures = 0.2
  /// Men per 100 women may change by this much in a year.
  static let sexRatioJump = 2.0
  /// The share of a broad age group may change by this many percentage points in a year.
  static let shareJump = 1.5

  func notices() throws(PrognosisError) -> [Notice] {
    try bounded() + oldAgeDepartures() + rates() + jumps()
      + arrivals()
      + DriftCheck(model: model, projection: projection).notices()
  }

  private var grid: AgeSexGrid { model.grid }
  private var base: Matrix { model.population }

  private func bounded() -> [Notice] {
    let bounds = projection.steps.flatMap(\.bounds)
    guard let worst = bounds.max(by: { $0.people < $1.people }) else { return [] }
    let people = bounds.reduce(0) { $0 + $1.people }
    let name = model.regions[worst.region].name
    let age = worst.cell % grid.ages
    let total = String(format: "%.1f", people)
    return [
      Notice(
        dutch:
          "Vertrek begrensd door wie er is: \(bounds.count) keer, samen \(total) mensen; het meest in \(name), leeftijd \(age).",
        english:
          "Departures limited to those present: \(bounds.count) times, \(total) people in all; most in \(name), age \(age)."
      )
    ]
  }

  /// Arrivals of the base year beside those of the level years: the pull of a region is given, not fitted here.
  private func arrivals() -> [Notice] {
    let table = model.migration.internalArrivals
    guard model.settings.migration.internal != .none else { return [] }
    let years = MigrationSchedule.levelYears(model.settings.levels.internal, in: table.keys, of: model)
    let observed = MigrationSchedule.mean(table, years)
    let projected = projection.steps[0].total(.arrivals)
    let off = observed.indices.filter {
      abs(projected[$0] - observed[$0]) > max(Self.arrivalsMissed * observed[$0], Self.fewArrivals)
    }
    return notice(
      off, "Vestiging in het basisjaar wijkt meer dan 15 % af van die van de niveaujaren",
      "Arrivals of the base year are more than 15 % off those of the level years")
  }

  private func oldAgeDepartures() -> [Notice] {
    guard let departures = schedule.migration.internalMigration?.departureRates, grid.openAge > 65 else {
      return []
    }
    let old = Sex.allCases.flatMap { sex in (65...grid.openAge).map { grid.index(sex, $0) } }
    func totals(_ r: Int) -> (moves: Double, people: Double) {
      old.reduce((0, 0)) { ($0.0 + departures[$1, r] * base[$1, r], $0.1 + base[$1, r]) }
    }
    let all = (0..<base.columns).map(totals)
    let national = all.reduce(0) { $0 + $1.moves } / all.reduce(0) { $0 + $1.people }
    let high = all.indices.filter {
      all[$0].people > 0 && all[$0].moves / all[$0].people > Self.oldAgeMobility * national
    }
    return notice(
      high, "Vertrek van 65-plussers meer dan driemaal het landelijke",
      "Departures at 65 and over more than three times the nation's")
  }

  private func rates() throws(PrognosisError) -> [Notice] {
    let year = model.settings.baseYear
    let fertility = schedule.fertility.rates(year)
    let unlikelyBirths = (0..<base.columns).filter { r in
      !Self.plausibleFertility.contains((0..<grid.ages).reduce(0) { $0 + fertility[$1, r] })
    }
    var unlikelyLives: [Int] = []
    for r in 0..<base.columns {
      for sex in Sex.allCases {
        let e = try schedule.mortality.lifeExpectancies(
          sex: sex, year: year, members: [RegionSet.Member(region: r, share: 1)], population: base, ages: [0])
        if !Self.plausibleLifeExpectancy.contains(e[0]), unlikelyLives.last != r { unlikelyLives.append(r) }
      }
    }
    let step = projection.steps[0]
    let (departures, emigrants) = (step.total(.departures), step.total(.emigration))
    let people = BaseYear.columnTotals(base)
    let unlikelyMoves = (0..<base.columns).filter {
      (departures[$0] + emigrants[$0]) > Self.plausibleDepartures * people[$0]
    }
    return notice(
      unlikelyBirths, "Kindertal per vrouw buiten 0,7-3,5", "Births per woman outside 0.7-3.5")
      + notice(
        unlikelyLives, "Levensverwachting bij geboorte buiten 70-95 jaar",
        "Life expectancy at birth outside 70-95 years")
      + notice(
        unlikelyMoves, "Meer dan een vijfde van de inwoners vertrekt per jaar",
        "More than a fifth of the people leave per year")
  }

  private func jumps() -> [Notice] {
    let starts = [0, 20, 65, 80].filter { $0 <= grid.openAge }
    let groups = zip(starts, starts.dropFirst().map { $0 - 1 } + [grid.openAge]).map { $0...$1 }
    var ratioJumps = Set<Int>()
    var shareJumps = Set<Int>()
    let profiles = projection.population.map { population in
      (0..<base.columns).map { Profile(population, $0, groups, grid) }
    }
    for (before, after) in zip(profiles, profiles.dropFirst()) {
      for r in before.indices {
        if abs(after[r].sexRatio - before[r].sexRatio) > Self.sexRatioJump { ratioJumps.insert(r) }
        let jumps = zip(after[r].shares, before[r].shares).map { abs($0 - $1) }
        if jumps.contains(where: { $0 > Self.shareJump }) { shareJumps.insert(r) }
      }
    }
    return notice(
      ratioJumps.sorted(), "Verhouding mannen/vrouwen verspringt meer dan 2 per 100 in een jaar",
      "Men per 100 women change by more than 2 in a year")
      + notice(
        shareJumps.sorted(), "Aandeel van een leeftijdsgroep verspringt meer dan 1,5 procentpunt in een jaar",
        "The share of an age group changes by more than 1.5 percentage points in a year")
  }

  /// What may not jump from one year to the next.
  private struct Profile {
    /// Men per 100 women.
    let sexRatio: Double
    /// Percentages of the people in broad age groups.
    let shares: [Double]

    init(_ population: Matrix, _ r: Int, _ groups: [ClosedRange<Int>], _ grid: AgeSexGrid) {
      let women = grid.range(.female).reduce(0) { $0 + population[$1, r] }
      let men = grid.range(.male).reduce(0) { $0 + population[$1, r] }
      sexRatio = women > 0 ? 100 * men / women : 100
      let all = women + men
      shares = groups.map { all > 0 ? 100 * population.people(r, $0, grid) / all : 0 }
    }
  }

  private func notice(_ regions: [Int], _ dutch: String, _ english: String) -> [Notice] {
    guard !regions.isEmpty else { return [] }
    let names = regions.prefix(5).map { model.regions[$0].name }.joined(separator: ", ")
    let more = regions.count > 5 ? ", ..." : ""
    return [
      Notice(
        dutch: "\(dutch): \(regions.count) (\(names)\(more)).",
        english: "\(english): \(regions.count) (\(names)\(more)).")
    ]
  }
}

extension Matrix {
  /// People of both sexes at `ages` in column `r`.
  func people(_ r: Int, _ ages: ClosedRange<Int>, _ grid: AgeSexGrid) -> Double {
    Sex.allCases.reduce(0) { sum, sex in ages.reduce(sum) { $0 + self[grid.index(sex, $1), r] } }
  }
}
