import Demography
import Foundation
import ModelDirectory
import Prognosis
import Statistics
import TestSupport
import Testing

/// Draws with parameters set by hand, beside what theory says of their variances.
@Suite struct DrawTheoryTests {
  static let draws = 2000
  static let persistence = 0.6
  static let variance = 0.04

  private var disturbance: AutoregressiveDisturbance {
    AutoregressiveDisturbance(
      persistence: Self.persistence, innovation: VariancePosterior(variance: Self.variance))
  }

  /// A run with what `change` sets as the only source.
  private func run(
    _ method: MethodModel, draws: Int = draws, change: @escaping (inout UncertaintyParameters) -> Void
  ) throws -> DrawRun {
    try DrawRun(
      try method.without(ModelSettings.Uncertainty.Source.allCases).read(), draws: draws, change: change)
  }

  /// σ² (1 + φ² + ...), the variance of the deviation in the year with index `t`.
  private func variance(_ t: Int) -> Double {
    (0...t).reduce(0) { $0 + Self.variance * pow(Self.persistence, Double(2 * $1)) }
  }

  /// Expects central times exp(x - v / 2) with x normal: its mean, its variance, and x itself.
  private func expectLognormal(_ values: [Double], central: Double, variance v: Double, _ what: String) {
    let sample = Sample(values)
    sample.expectMean(central, what)
    // The variance of a sample's variance is its square times (excess kurtosis + 2) / n.
    let (w, expected) = (exp(v), central * central * expm1(v))
    let kurtosis = pow(w, 4) + 2 * pow(w, 3) + 3 * w * w - 6
    let error = expected * ((kurtosis + 2) / sample.count).squareRoot()
    expectClose([sample.variance], [expected], within: .absolute(4 * error), "\(what): variance")
    sample.logarithms.expectNormal(mean: log(central) - v / 2, variance: v, what)
  }

  @Test func `births spread as the level of fertility does`() throws {
    let run = try run(.uncertainCare) { $0.fertility = disturbance }
    for t in 0...2 {
      for area in run.result.areas.indices {
        let central = run.result.component(.births, t, area: area)
        let births = run.component(.births, t, area: area)
        // Those born in these years are too young for children, so that births follow the level exactly.
        expectLognormal(births, central: central, variance: variance(t), "births \(t) \(area)")
      }
    }
    let (first, third) = (
      Sample(run.component(.births, 0, area: 0)), Sample(run.component(.births, 2, area: 0))
    )
    let correlation = Self.persistence * Self.persistence * (variance(0) / variance(2)).squareRoot()
    first.logarithms.expectCorrelation(correlation, with: third.logarithms, "two years apart")
    // One level for the nation: every region moves as the nation does.
    let land = run.component(.births, 1, area: 0)
    let whole = run.result.component(.births, 1, area: 0)
    for area in run.result.areas.indices.dropFirst() {
      let share = run.result.component(.births, 1, area: area) / whole
      expectClose(
        run.component(.births, 1, area: area), land.map { share * $0 }, within: .relative(1e-12), "\(area)")
    }
  }

  @Test func `immigration spreads as its level does, and emigration goes along`() throws {
    let run = try run(.uncertainCare) {
      $0.border = BorderUncertainty(immigration: disturbance, emigration: disturbance, correlation: 0.5)
    }
    for t in 0...2 {
      for area in run.result.areas.indices {
        let central = run.result.component(.immigration, t, area: area)
        expectLognormal(
          run.component(.immigration, t, area: area), central: central, variance: variance(t),
          "immigration \(t) \(area)")
      }
    }
    let (came, left) = (run.component(.immigration, 0, area: 0), run.component(.emigration, 0, area: 0))
    expectLognormal(
      left, central: run.result.component(.emigration, 0, area: 0), variance: variance(0), "emigration")
    Sample(came).logarithms.expectCorrelation(0.5, with: Sample(left).logarithms, "emigration")
  }

  @Test func `regions' shares of the immigrants spread on their own and stay shares`() throws {
    let variances = [0.01, 0.02, 0.03, 0.04]
    let run = try run(.uncertainCare) {
      $0.immigrationRegional = RegionalDisturbance(persistence: 0.6, innovationVariances: variances)
    }
    let regions = try ["A1", "B2", "C3", "D4"].map { try #require(run.result.area($0)) }
    let immigrants = regions.map { run.component(.immigration, 1, area: $0) }
    let central = regions.map { run.result.component(.immigration, 1, area: $0) }
    // What the shares are divided by falls out of a ratio of two regions.
    let ratios = [(0, 1), (2, 3)].map { a, b in
      let ratio = Sample(zip(immigrants[a], immigrants[b]).map { $0 / $1 }).logarithms
      let (own, other) = (variances[a] * 1.36, variances[b] * 1.36)
      ratio.expectNormal(
        mean: log(central[a] / central[b]) - own / 2 + other / 2, variance: own + other, "\(a) and \(b)")
      return ratio
    }
    ratios[0].expectCorrelation(0, with: ratios[1], "both ratios")
    for draw in immigrants[0].indices {
      let all = immigrants.reduce(0) { $0 + $1[draw] }
      expectClose([all], [central.reduce(0, +)], within: .relative(1e-12), "draw \(draw)")
    }
  }

  @Test func `regional fertility spreads as its gamma distribution`() throws {
    let shapes = [50.0, 100, 200, 400]
    let run = try run(.uncertainCare) { $0.fertilityRegional.shapes = shapes }
    for (region, shape) in zip(["A1", "B2", "C3", "D4"], shapes) {
      let area = try #require(run.result.area(region))
      let births = Sample(run.component(.births, 0, area: area))
      let central = run.result.component(.births, 0, area: area)
      births.expectMean(central, region)
      // The excess kurtosis of a gamma distribution is 6 / shape.
      let expected = central * central / shape
      let error = expected * ((6 / shape + 2) / births.count).squareRoot()
      expectClose([births.variance], [expected], within: .absolute(4 * error), region)
      expectClose(
        run.component(.births, 1, area: area).map { $0 / run.result.component(.births, 1, area: area) },
        births.values.map { $0 / central }, within: .relative(1e-12), "\(region): the same in all years")
    }
  }

  @Test func `moves between regions spread as their level does`() throws {
    let run = try run(.uncertainCare) { $0.internalLevel = disturbance }
    for area in run.result.areas.indices {
      expectLognormal(
        run.component(.departures, 0, area: area),
        central: run.result.component(.departures, 0, area: area), variance: variance(0), "departures \(area)"
      )
      expectLognormal(
        run.component(.arrivals, 0, area: area), central: run.result.component(.arrivals, 0, area: area),
        variance: variance(0), "arrivals \(area)")
    }
  }

  @Test func `a region's pull moves arrivals and leaves departures`() throws {
    let model = try MethodModel.uncertainCare.read()
    var parameters = try UncertaintyParameters(model: model)
    parameters.switchEverythingOn(cells: model.grid.cells)
    parameters.keep([.internalRegional])
    parameters.moves?.departures.innovationVariances = [0, 0, 0, 0]
    let known = parameters
    let run = try DrawRun(model, draws: 400) { $0 = known }
    let sampler = DrawSampler(parameters, regions: model.regions.map(\.code), baseYear: 2024, seed: 7)
    var moves = sampler.start(0..<400)
    sampler.advance(&moves, 0)
    for (region, code) in ["A1", "B2", "C3", "D4"].enumerated() {
      let area = try #require(run.result.area(code))
      let central = run.result.component(.departures, 0, area: area)
      // Moves of the newborn depend on mothers who moved.
      let departures = run.component(.departures, 0, area: area)
      expectClose(departures, departures.map { _ in central }, within: .relative(3e-3), code)
      let arrivals = Sample(run.component(.arrivals, 0, area: area)).logarithms
      // Others' pull counts too, but a region's own counts most.
      let correlation = arrivals.correlation(Sample(moves.arrivals, region, draws: 400).logarithms)
      #expect(correlation > 0.6, "\(code): \(correlation)")
    }
  }

  @Test(arguments: [MethodModel.net, .netAtEnd])
  func `net migration spreads in people, by the regions' people`(_ method: MethodModel) throws {
    let model = try method.read()
    let (cells, size) = (model.grid.cells, 900.0)
    var shares = model.population
    for region in 0..<2 {
      for x in 0..<cells { shares[x, region] = (region == 0 ? 0.3 : 0.7) / Double(cells) }
    }
    let run = try run(method) {
      $0.netMigration = NetMigrationUncertainty(
        disturbance: AutoregressiveDisturbance(
          persistence: Self.persistence, innovation: VariancePosterior(variance: size)), shares: shares)
    }
    for t in 0...2 {
      for (area, share) in [1, 0.3, 0.7].enumerated() {
        let central = run.result.component(.netMigration, t, area: area)
        Sample(run.component(.netMigration, t, area: area)).expectNormal(
          mean: central, variance: share * share * size / Self.variance * variance(t), "\(t) \(area)")
      }
    }
  }

  @Test func `a draw's life expectancy is that of its own death rates`() throws {
    let model = try MethodModel.uncertainCare.read()
    let run = try DrawRun(model, draws: 20) { $0.switchEverythingOn(cells: model.grid.cells) }
    var parameters = try UncertaintyParameters(model: model)
    parameters.switchEverythingOn(cells: model.grid.cells)
    let sampler = DrawSampler(
      parameters, regions: model.regions.map(\.code), baseYear: 2024, seed: 7)
    let factors = sampler.mortalityRegional(0..<20)
    for t in 0...3 {
      let rates = try #require(try sampler.deathRates(t, draws: 0..<20))
      for (region, code) in ["A1", "B2", "C3", "D4"].enumerated() {
        let area = try #require(run.result.area(code))
        for sex in Sex.allCases {
          let expected = try (0..<20).map { draw in
            let own = (0...30).map {
              rates[(sex.rawValue * 31 + $0) * 20 + draw] * factors[region * 20 + draw]
            }
            return try LifeTable(deathRates: own, sex: sex).lifeExpectancies[0]
          }
          let values = run.series.values(.lifeExpectancy, sex.rawValue, t, area: area)
          expectClose(values, expected, within: .relative(1e-11), "\(code) \(sex) \(t)")
        }
      }
    }
  }

  /// A component, the sources that are on, and how close it follows its factors. Moves of the newborn depend on mothers who
  /// moved, a few in a thousand, while another draw's factors are off by a few in a hundred.
  static let followers:
    [(component: Component, sources: Set<ModelSettings.Uncertainty.Source>, years: Int, within: Tolerance)] =
      [
        (.births, [.fertilityLevel, .fertilityRegional], 3, .relative(1e-11)),
        (.immigration, [.immigration, .immigrationRegional], 3, .relative(1e-11)),
        (.emigration, [.immigration, .emigration], 1, .relative(3e-3)),
        (.departures, [.internalLevel, .internalRegional], 1, .relative(3e-3)),
      ]

  @Test(arguments: followers.indices)
  func `each draw has its own factors`(_ index: Int) throws {
    let (component, sources, years, tolerance) = Self.followers[index]
    let model = try MethodModel.uncertainCare.read()
    var parameters = try UncertaintyParameters(model: model)
    parameters.switchEverythingOn(cells: model.grid.cells)
    parameters.keep(sources)
    let known = parameters
    let run = try DrawRun(model, draws: 20) { $0 = known }
    let sampler = DrawSampler(parameters, regions: model.regions.map(\.code), baseYear: 2024, seed: 7)
    let (draws, levels) = (0..<20, sampler.fertilityRegional(0..<20))
    var moves = sampler.start(draws)
    let shares = try self.shares(of: component, run)
    for t in 0..<years {
      sampler.advance(&moves, t)
      let sums = draws.map { draw in
        shares.indices.reduce(0) { $0 + shares[$1] * moves.immigration[$1 * 20 + draw] }
      }
      for (region, code) in ["A1", "B2", "C3", "D4"].enumerated() {
        let area = try #require(run.result.area(code))
        let means = parameters.fertilityRegional.factors
        let (national, own): ([Double], [Double]) =
          switch component {
          case .births: (sampler.fertilityFactors(t, draws: draws), levels.map { $0 / means[region] })
          case .immigration:
            (zip(sampler.immigrationFactors(t, draws: draws), sums).map { $0 / $1 }, moves.immigration)
          case .emigration: (sampler.emigrationFactors(t, draws: draws), moves.arrivals)
          default: (sampler.internalFactors(t, draws: draws), moves.departures)
          }
        let central = run.result.component(component, t, area: area)
        expectClose(
          run.component(component, t, area: area),
          draws.map { central * national[$0] * own[region * 20 + $0] }, within: tolerance,
          "\(component) \(code) \(t)")
      }
    }
  }

  /// Each region's share of a component of the first year on the central path.
  private func shares(of component: Component, _ run: DrawRun) throws -> [Double] {
    let own = try ["A1", "B2", "C3", "D4"].map { code in
      run.result.component(component, 0, area: try #require(run.result.area(code)))
    }
    return own.map { $0 / own.reduce(0, +) }
  }

  @Test func `care follows its trend and its region's ratio`() throws {
    let model = try MethodModel.uncertainCare.read()
    let estimated = try UncertaintyParameters(model: model)
    let run = try run(.uncertainCare, draws: 20) { $0.care = estimated.care }
    let sampler = DrawSampler(estimated, regions: model.regions.map(\.code), baseYear: 2024, seed: 7)
    let items = estimated.care.codes.count
    for t in 0...3 {
      let trends = sampler.careTrend(t, draws: 0..<20)
      for (region, code) in ["A1", "B2", "C3", "D4"].enumerated() {
        let area = try #require(run.result.area(code))
        let ratios = sampler.careRatios(region: region, draws: 0..<20)
        for item in 0..<3 {
          let central =
            run.result.care[t][item, area] / estimated.care.ratios[item, region]
            / pow(1 + estimated.care.growth[item], Double(t))
          let expected = (0..<20).map { central * trends[item * 20 + $0] * ratios[item * 20 + $0] }
          expectClose(
            run.series.values(.care, item, t, area: area), expected, within: .relative(1e-11),
            "\(code) \(item) \(t)")
        }
        // The third product, zorg, is the one with regional figures.
        #expect(items == 4 && Set(ratios[40..<60]).count == 20)
      }
    }
  }
}
