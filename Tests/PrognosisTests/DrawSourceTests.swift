import LinearAlgebra
import ModelDirectory
import Prognosis
import Statistics
import TestSupport
import Testing

/// What each source of uncertainty moves, and what it leaves alone.
@Suite struct DrawSourceTests {
  typealias Source = ModelSettings.Uncertainty.Source

  /// A figure of one area in one year.
  enum Figure: Hashable {
    case people, births, deaths, immigration, emigration, arrivals, departures, care, condition
    case lifeExpectancy
  }

  /// What a source alone moves and what it doesn't, in the first year; people are those at its end.
  static let effects: [(source: Source, moves: Set<Figure>, leaves: Set<Figure>)] = [
    (.mortalityPeriod, [.deaths, .lifeExpectancy, .people], [.immigration]),
    (.mortalityDrift, [.deaths, .lifeExpectancy, .people], [.immigration]),
    (.mortalityRegional, [.deaths, .lifeExpectancy, .people], [.immigration]),
    (.fertilityLevel, [.births, .people], [.lifeExpectancy, .immigration]),
    (.fertilityRegional, [.births, .people], [.lifeExpectancy, .immigration]),
    (.immigration, [.immigration, .people], [.lifeExpectancy]),
    (.immigrationRegional, [.immigration, .people], [.lifeExpectancy]),
    (.emigration, [.emigration, .people], [.lifeExpectancy, .immigration]),
    (.internalLevel, [.arrivals, .departures, .people], [.lifeExpectancy, .immigration]),
    (.internalRegional, [.arrivals, .departures, .people], [.lifeExpectancy, .immigration]),
    (.careTrends, [], everyone.subtracting([.care, .condition])),
    (.careRegional, [.care], everyone.subtracting([.care])),
  ]
  static let everyone: Set<Figure> = [
    .people, .births, .deaths, .immigration, .emigration, .arrivals, .departures, .care, .condition,
    .lifeExpectancy,
  ]

  private func values(_ figure: Figure, _ run: DrawRun, _ t: Int, area: Int) -> [Double] {
    switch figure {
    case .people: run.people(t + 1, area: area)
    case .births: run.component(.births, t, area: area)
    case .deaths: run.component(.deaths, t, area: area)
    case .immigration: run.component(.immigration, t, area: area)
    case .emigration: run.component(.emigration, t, area: area)
    case .arrivals: run.component(.arrivals, t, area: area)
    case .departures: run.component(.departures, t, area: area)
    case .care: run.series.values(.care, run.series.rowCount(.care) - 1, t, area: area)
    case .condition: run.series.values(.conditions, 0, t, area: area)
    case .lifeExpectancy: run.series.values(.lifeExpectancy, 0, t, area: area)
    }
  }

  /// A run of the made-up model with these sources only.
  private func run(_ sources: Set<Source>, draws: Int = 24, seed: UInt64 = 7) throws -> DrawRun {
    let model = try MethodModel.uncertainCare.read()
    return try DrawRun(model, draws: draws, seed: seed) {
      $0.switchEverythingOn(cells: model.grid.cells)
      $0.keep(sources)
    }
  }

  @Test(arguments: effects.indices)
  func `a source moves what it is about and nothing else`(_ index: Int) throws {
    let (source, moves, leaves) = Self.effects[index]
    let run = try run([source])
    let region = try #require(run.result.area("C3"))
    for figure in moves {
      #expect(Set(values(figure, run, 0, area: region)).count == 24, "\(source) moves \(figure)")
    }
    for figure in leaves {
      for area in run.result.areas.indices {
        #expect(Set(values(figure, run, 0, area: area)).count == 1, "\(source) leaves \(figure)")
      }
    }
  }

  @Test(arguments: effects.indices)
  func `another seed moves it otherwise`(_ index: Int) throws {
    let (source, moves, _) = Self.effects[index]
    let runs = try [7, 8].map { try run([source], seed: $0) }
    let region = try #require(runs[0].result.area("C3"))
    // Trends move care from the second year on.
    let (figures, t) = source == .careTrends ? ([.care], 1) : (moves, 0)
    for figure in figures {
      let pair = runs.map { values(figure, $0, t, area: region) }
      #expect(zip(pair[0], pair[1]).allSatisfy { $0 != $1 }, "\(source), \(figure)")
    }
  }

  @Test func `mortality hardly moves the births of its first year`() throws {
    // Mothers are the mean of those at both ends of the year, so that few deaths show in births a little.
    let run = try run([.mortalityPeriod])
    let births = Sample(run.component(.births, 0, area: 0))
    let deaths = Sample(run.component(.deaths, 0, area: 0))
    let spread = (births.variance.squareRoot() / births.mean) / (deaths.variance.squareRoot() / deaths.mean)
    #expect(spread < 0.01, "\(spread)")
  }

  @Test func `trends of care leave people alone and grow with the years`() throws {
    let run = try run([.careTrends], draws: 200)
    let people = (0...3).map { Set(run.people($0, area: 0)).count }
    #expect(people == [1, 1, 1, 1])
    let spread = (0...3).map { t in
      let care = Sample(values(.care, run, t, area: 0).map { $0 / 1e6 })
      return care.variance.squareRoot() / care.mean
    }
    #expect(spread[0] < 1e-12 && spread[1] > 0.001, "\(spread)")
    #expect(spread[2] > 1.5 * spread[1] && spread[3] > spread[2], "\(spread)")
    #expect(Set(values(.condition, run, 3, area: 0)).count == 1)
  }

  @Test func `healthy ageing moves care alone, once people live longer`() throws {
    var model = try DefaultRun.model()
    model.settings.uncertainty.sources = [.healthyAgeing]
    let run = try DrawRun(model, sets: ["land"], horizon: 2, draws: 16)
    for t in 0...2 {
      #expect(Set(run.people(t, area: 0)).count == 1)
      #expect(Set(run.series.values(.lifeExpectancy, 1, t, area: 0)).count == 1)
      let care = run.series.values(.care, run.series.rowCount(.care) - 1, t, area: 0)
      #expect(Set(care).count == (t == 0 ? 1 : 16), "year \(t)")
    }
  }

  @Test func `net migration moves people`() throws {
    let model = try MethodModel.net.read()
    let run = try DrawRun(model) {
      $0.switchEverythingOn(cells: model.grid.cells)
      $0.keep([.netMigration])
    }
    #expect(Set(run.component(.netMigration, 0, area: 0)).count == 24)
    #expect(Set(run.people(1, area: 0)).count == 24)
  }

  @Test func `all sources together spread wider than each`() throws {
    let sources = Self.effects.map(\.source)
    let all = try run(Set(sources), draws: 400)
    let region = try #require(all.result.area("B2"))
    for source in sources {
      let one = try run([source], draws: 400)
      for figure in Self.everyone {
        for area in [0, region] {
          let (wide, narrow) = (
            Sample(values(figure, all, 2, area: area)), Sample(values(figure, one, 2, area: area))
          )
          // The nation's immigrants have one source: equal but for rounding, then.
          let least = narrow.variance * (1 - 1e-12)
          #expect(wide.variance > least, "\(source), \(figure), area \(area)")
        }
      }
    }
  }
}

extension UncertaintyParameters {
  /// Takes away every source but these.
  mutating func keep(_ sources: Set<ModelSettings.Uncertainty.Source>) {
    let certain = mortalityRegional.factors.map { _ in Double.infinity }
    if !sources.contains(.mortalityPeriod) {
      mortality?.common = .none
      mortality?.own = [.none, .none]
    }
    if !sources.contains(.mortalityDrift) { mortality?.drift = .none }
    if !sources.contains(.mortalityRegional) { mortalityRegional.shapes = certain }
    if !sources.contains(.fertilityRegional) { fertilityRegional.shapes = certain }
    if !sources.contains(.fertilityLevel) { fertility = nil }
    if !sources.contains(.immigration) { border.immigration = nil }
    if !sources.contains(.immigrationRegional) { immigrationRegional = nil }
    if !sources.contains(.emigration) { border.emigration = nil }
    if !sources.contains(.internalLevel) { internalLevel = nil }
    if !sources.contains(.internalRegional) { moves = nil }
    if !sources.contains(.netMigration) { netMigration = nil }
    if !sources.contains(.careTrends) { care.trends = nil }
    if !sources.contains(.careRegional) { care.ratioVariances = nil }
    if !sources.contains(.healthyAgeing) { care.healthyAgeing = nil }
  }
}
