import Foundation
import ModelDirectory
import Prognosis
import Statistics
import TestSupport
import Testing

/// What is estimated from a model, and what is said where it can't be.
@Suite struct UncertaintyParametersTests {
  typealias Source = ModelSettings.Uncertainty.Source
  static let model = Result { try MethodModel.uncertain.read() }

  private func totals(_ table: [Int: [Double]]) -> [Int: Double] { table.mapValues { $0.reduce(0, +) } }

  /// The autoregression of a national series around its mean, with a degree of freedom less; without persistence the
  /// variance of the series.
  private func expected(_ series: [Int: Double]) throws -> AutoregressiveDisturbance {
    let years = series.keys.sorted()
    let values = years.map { log(series[$0] ?? .nan) }
    let mean = values.reduce(0, +) / Double(values.count)
    let fit = try AutoregressiveFit(years: years, values: values, around: mean)
    let isPersistent = fit.coefficient > 0
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let degrees = Double(years.count - (isPersistent ? 3 : 1))
    return AutoregressiveDisturbance(
      persistence: isPersistent ? fit.coefficient : 0,
      innovation: VariancePosterior(
        variance: (isPersistent ? fit.innovationVariance * Double(years.count - 2) : squares) / degrees,
        degreesOfFreedom: degrees), startYear: years.last)
  }

  @Test func `national levels are autoregressions of the histories' logarithms`() throws {
    let model = try Self.model.get()
    let parameters = try UncertaintyParameters(model: model)
    #expect(parameters.notices.isEmpty)
    for (found, table) in [
      (parameters.border.immigration, model.migration.immigration),
      (parameters.border.emigration, model.migration.emigration),
      (parameters.internalLevel, model.migration.internalDepartures),
    ] {
      let (disturbance, reference) = (try #require(found), try expected(totals(table)))
      #expect(disturbance.innovation.degreesOfFreedom == reference.innovation.degreesOfFreedom)
      #expect(disturbance.innovation.isDrawn && disturbance.startYear == 2023)
      expectClose(
        [disturbance.persistence, disturbance.innovation.variance],
        [reference.persistence, reference.innovation.variance], within: .relative(1e-10))
    }
    // Both flows swing with the same national wave.
    #expect(parameters.border.correlation > 0.5 && parameters.border.correlation < 1)
  }

  @Test func `emigration is per inhabitant where the people are known`() throws {
    let people = Dictionary(
      uniqueKeysWithValues: (2012...2023).map { ($0, 20000 * exp(0.03 * Double($0 - 2012))) })
    let header =
      "region,year,population_start,births,deaths,immigration,emigration,arrivals,departures,corrections,population_end"
    let components = people.sorted { $0.key < $1.key }.map { "NL,\($0.key),\($0.value),,,,,,,," }
    let model = try MethodModel.uncertain.replacing("history_components.csv", header, rows: components).read()
    let parameters = try UncertaintyParameters(model: model)
    let rates = totals(model.migration.emigration).reduce(into: [:]) {
      $0[$1.key] = $1.value / (people[$1.key] ?? 0)
    }
    let (found, reference) = (try #require(parameters.border.emigration), try expected(rates))
    expectClose([found.persistence], [reference.persistence], within: .relative(1e-9), "printed digits")
    // Immigration is a count.
    let counts = try expected(totals(model.migration.immigration))
    expectClose(
      [parameters.border.immigration?.persistence ?? .nan], [counts.persistence], within: .relative(1e-10))
  }

  @Test func `years from the base year on take no part`() throws {
    let plain = try UncertaintyParameters(model: Self.model.get())
    let later = try MethodModel.uncertain.replacing(
      "international_migration.csv",
      (MethodModel.uncertain.files["international_migration.csv"] ?? "")
        + ["A1", "B2", "C3", "D4"].map { "\($0),2024,9000,9000\n" }.joined()
    ).parameters()
    #expect(later.border == plain.border && later.immigrationRegional == plain.immigrationRegional)
  }

  @Test func `regional posteriors have the central factors as their means`() throws {
    let parameters = try UncertaintyParameters(model: Self.model.get())
    for posterior in [parameters.mortalityRegional, parameters.fertilityRegional] {
      #expect(posterior.shapes.allSatisfy { $0 > 1 && $0.isFinite })
      for r in 0..<4 {
        expectClose(
          [posterior.shapes[r] / posterior.rate(r)], [posterior.factors[r]], within: .relative(1e-14))
      }
    }
    // The shape is that of the shrinkage: observed plus one over the variance between regions.
    let fit = try GammaPoissonShrinkage(
      observed: [90, 130, 75, 33], expected: [100, 100, 80, 40].map { $0 * 328 / 320 })
    expectClose(parameters.mortalityRegional.shapes, (0..<4).map(fit.shape), within: .relative(1e-12))
    let scale = parameters.mortalityRegional.factors[0] / fit.factors[0]
    expectClose(
      parameters.mortalityRegional.factors, fit.factors.map { $0 * scale }, within: .relative(1e-12))
  }

  @Test func `a region alone keeps its own uncertainty`() throws {
    let parameters = try MethodModel.oneRegion.parameters()
    // 90 births, taken at their word: a gamma of that shape.
    #expect(parameters.fertilityRegional.shapes == [90])
    #expect(parameters.moves == nil && parameters.internalLevel == nil)
  }

  @Test(arguments: Source.allCases)
  func `switching a source off takes away its own margin and says nothing`(source: Source) throws {
    var model = try MethodModel.staffed.read()
    let all = try UncertaintyParameters(model: model).sources
    model.settings.uncertainty[source] = false
    let some = try UncertaintyParameters(model: model)
    #expect(some.notices.isEmpty)
    let changed = zip(all, some.sources).filter { $0 != $1 }.map(\.1)
    // Of emigration the size names its correlation with immigration.
    let expected: [String] =
      switch source {
      case .netMigration: []
      case .immigration: ["immigration", "emigration"]
      default: [source.rawValue]
      }
    #expect(changed.map(\.name) == expected)
    #expect(changed.first?.hasMargin != true)
  }

  @Test func `what can't be estimated is named`() throws {
    let parameters = try MethodModel.gross.parameters()
    #expect(parameters.mortality == nil && parameters.fertility == nil && parameters.moves == nil)
    #expect(parameters.border == BorderUncertainty(correlation: 0))
    let names = parameters.notices.map { $0.english.split(separator: ":")[0] }
    #expect(
      names
        == [
          "mortality_period", "mortality_drift", "mortality_regional", "fertility_level", "immigration",
          "emigration",
          "immigration_regional", "internal_level", "internal_regional",
        ].map { "No margin for \($0)" })
    #expect(
      parameters.notices[4].english
        == "No margin for immigration: international_migration.csv gives too few years before the base year "
        + "(1; 10 are needed).")
    let silent = try MethodModel.gross.without(Source.allCases).parameters()
    #expect(silent.notices.isEmpty)
  }

  @Test func `net migration from the components, spread by people and absolute counts`() throws {
    let header =
      "region,year,population_start,births,deaths,immigration,emigration,arrivals,departures,corrections,population_end"
    let net = [30.0, 50, 40, 60, 90, 70, 40, 20, 10, 30]
    let rows = net.enumerated().map { "NL,\(2014 + $0),,,,\(100 + $1),90,,,-10," }
    let model = try MethodModel.net.replacing("history_components.csv", header, rows: rows).read()
    let found = try #require(try UncertaintyParameters(model: model).netMigration)
    let mean = net.reduce(0, +) / 10
    let fit = try AutoregressiveFit(years: Array(2014...2023), values: net, around: mean)
    #expect(found.disturbance.persistence == fit.coefficient && fit.coefficient > 0)
    expectClose(
      [found.disturbance.innovation.variance], [fit.innovationVariance * 8 / 7], within: .relative(1e-12))
    #expect(found.disturbance.innovation.degreesOfFreedom == 7 && found.disturbance.startYear == 2023)
    expectClose([found.shares.elements.reduce(0, +)], [1], within: .relative(1e-12))
    // The counts are 3 everywhere, so that all cells of a region get the same.
    let people = (0..<2).map { r in (0..<62).reduce(0) { $0 + model.population[$1, r] } }
    expectClose(
      [found.shares[0, 0], found.shares[61, 1]], people.map { $0 / (people[0] + people[1]) / 62 },
      within: .relative(1e-12))
    let few = MethodModel.net.replacing("history_components.csv", header, rows: Array(rows.suffix(9)))
    let without = try few.parameters()
    #expect(without.netMigration == nil && without.notices.contains { $0.english.contains("net_migration") })
  }

  @Test func `a series that swings back each year has no persistence and keeps its whole variance`() throws {
    let header =
      "region,year,population_start,births,deaths,immigration,emigration,arrivals,departures,corrections,population_end"
    // Around a mean of 50: 20 up, 20 down, and so on.
    let rows = (0..<10).map { "NL,\(2014 + $0),,,,\($0 % 2 == 0 ? 170 : 130),90,,,-10," }
    let model = MethodModel.net.replacing("history_components.csv", header, rows: rows)
    let disturbance = try #require(try model.parameters().netMigration).disturbance
    #expect(disturbance.persistence == 0)
    expectClose([disturbance.innovation.variance], [10 * 400 / 9.0], within: .relative(1e-14))
    #expect(disturbance.innovation.degreesOfFreedom == 9)
  }

  @Test func `a level is known in the last year of its history`() throws {
    let model = MethodModel.uncertain.replacing(
      "fertility_history.csv", "year,tfr,mean_age",
      rows: (1975...2014).map { "\($0),\(1.6 + 0.1 * sin(0.4 * Double($0))),30" })
    let fertility = try #require(try model.parameters().fertility)
    let (variance, phi) = (fertility.innovation.variance, fertility.persistence)
    #expect(fertility.startYear == 2014 && phi > 0.5 && !fertility.innovation.isDrawn)
    let sampler = try model.sampler()
    // 2015 up to and including 2024: ten innovations.
    let expected = variance * (1 - pow(phi, 20)) / (1 - phi * phi)
    let factors = Sample(sampler.fertilityFactors(0, draws: 0..<8000))
    factors.logarithms.expectNormal(mean: -expected / 2, variance: expected, "2024")
    factors.expectMean(1, "2024")
  }

  @Test func `a region alone has no share to be uncertain of, and nothing is said of it`() throws {
    let shares = (0...30).flatMap { age in
      ["immigration", "emigration"].flatMap { flow in
        ["F", "M"].map { "\(flow),\($0),\(age),\(1 / 62.0)" }
      }
    }
    let model = MethodModel.oneRegion.setting(
      "international: none", to: "internal: none, international: rates"
    )
    .replacing(
      "international_migration.csv", "region,year,immigration,emigration",
      rows: (2012...2023).map { "A1,\($0),\(90 + 20 * sin(0.5 * Double($0))),\(60 + $0 % 7)" }
    )
    .replacing("international_migration_age.csv", "flow,sex,age,share", rows: shares)
    let parameters = try model.parameters()
    #expect(parameters.border.immigration != nil && parameters.immigrationRegional == nil)
    #expect(!parameters.notices.contains { $0.english.contains("immigration_regional") })
  }

  @Test func `margins of care are those of the tables`() throws {
    let care = try UncertaintyParameters(model: Self.model.get()).care
    #expect(care.codes == ["zorg", "x"] && care.trendCorrelation == 0.5)
    let margin = try #require(care.trends?[0])
    expectClose(
      [exp(margin.p10), exp(margin.centre), exp(margin.p90)], [1, 1.013, 1.02], within: .relative(1e-15))
    // The condition has no trend, and no region its own prevalence.
    #expect(care.trends?[1] == SplitNormal(centre: 0, p10: 0, p90: 0))
    let variances = try #require(care.ratioVariances)
    #expect((0..<4).allSatisfy { variances[0, $0] > 0 })
    // Both columns add up to 8400.
    let fit = try DispersedRatioShrinkage(
      observed: [22, 24, 4400, 3954], expected: [10, 40, 4000, 4350])
    for r in 0..<4 {
      let scale = care.ratios[0, r] / fit.factors[r]
      expectClose(
        [variances[0, r]], [fit.posteriorVariances[r] * scale * scale], within: .relative(1e-9),
        "rescaled level")
      #expect(variances[1, r] == 0)
    }
    #expect(care.healthyAgeing == SplitNormal(centre: 0.5, p10: 0.1, p90: 0.8))
  }
}
