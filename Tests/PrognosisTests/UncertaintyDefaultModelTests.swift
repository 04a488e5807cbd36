import Foundation
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// The sources of uncertainty of the default model.
@Suite struct UncertaintyDefaultModelTests {
  static let parameters = Result { try UncertaintyParameters(model: DefaultRun.model()) }
  let parameters: UncertaintyParameters
  let reference: ReferenceTable

  init() throws {
    parameters = try Self.parameters.get()
    reference = try ReferenceTable("uncertainty.csv")
  }

  /// The solutions of the independent account are good to about ten digits.
  private func expectReference(_ name: String, _ value: Double) {
    expectClose([value], reference.values(name), within: .relative(1e-8), name)
  }

  @Test func `national levels are those of an independent account`() throws {
    for (name, disturbance) in [
      ("immigration", parameters.border.immigration), ("emigration", parameters.border.emigration),
      ("internal", parameters.internalLevel), ("fertility", parameters.fertility),
    ] {
      let disturbance = try #require(disturbance)
      expectReference("\(name)_persistence", disturbance.persistence)
      expectReference("\(name)_variance", disturbance.innovation.variance)
    }
    expectReference("border_correlation", parameters.border.correlation)
    #expect(parameters.notices.isEmpty)
  }

  @Test func `regional panels are those of an independent account`() throws {
    let moves = try #require(parameters.moves)
    for (name, disturbance) in [
      ("departures", moves.departures), ("arrivals", moves.arrivals),
      ("immigration_share", try #require(parameters.immigrationRegional)),
    ] {
      expectReference("\(name)_persistence", disturbance.persistence)
      let variances = disturbance.innovationVariances
      #expect(variances.count == 342)
      expectReference("\(name)_variance_first_region", variances[0])
      // The fewer people move in a region, the larger its variance.
      expectReference("\(name)_variance_smallest_region", variances.max() ?? .nan)
      expectReference("\(name)_variance_largest_region", variances.min() ?? .nan)
    }
    expectReference("moves_correlation", moves.correlation)
  }

  @Test func `the article's table has the sizes of the default model`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let article = try String(
      contentsOf: root.appending(path: "Sources/Prognosis/Prognosis.docc/Uncertainty.md"), encoding: .utf8)
    for source in parameters.sources {
      let row = "| `\(source.name)` | \(source.size.english) |"
      #expect(article.contains(row), "\(row)")
      #expect(!source.size.dutch.contains("."), "decimal comma: \(source.size.dutch)")
    }
    #expect(parameters.sources.filter { !$0.hasMargin }.map(\.name) == ["net_migration"])
  }

  @Test func `mortality starts where its level is known and central draws are the central path`() throws {
    var known = parameters
    known.mortality?.common = .none
    known.mortality?.drift = .none
    known.mortality?.own = [.none, .none]
    let mortality = try #require(known.mortality)
    // The deaths of 2023 were matched.
    #expect(mortality.startYear == 2023)
    let sampler = DrawSampler(known, regions: [], baseYear: 2024, seed: 1)
    for t in [0, 10] {
      let central = try mortality.model.forecast(years: 2024 + t...2024 + t)[0]
      let rates = try #require(try sampler.deathRates(t, draws: 0..<1))
      #expect(rates == central.enumerated().map { $1 * mortality.levels[$0 / 106] })
    }
  }
}
