import CareDemand
import Demography
import Foundation
import LinearAlgebra
import ModelDirectory
import Prognosis

/// The replicates of a coverage study, each run with known and with estimated parameters.
struct Study: Sendable {
  private let law: TrueLaw
  private let use: CareRates
  private let replicates: Int
  private let draws: Int
  private let seed: UInt64
  private let threads: Int
  private let told: Double
  /// Replicates between two reports of progress.
  private static let batch = 100
  /// Below so many replicates the standard errors themselves are too uncertain to call a deviation a fault.
  private static let fewest = 200
  /// How many replicates the variants take part in that tell causes.
  private static let ofDiagnosis = 500

  init(_ options: Options) throws {
    law = try TrueLaw(directory: URL(fileURLWithPath: options.model, isDirectory: true))
    (replicates, draws, seed, threads) = (
      options.replicates, options.draws, options.seed, options.threads
    )
    told = options.told
    let run = PrognosisRun(
      model: law.model, options: PrognosisOptions(areas: [], horizon: TrueLaw.horizon, threads: 1))
    use = try run.careDemand(meanPopulation: Self.meanPopulation(law)).rates
  }

  /// The mean population of the base year on the central path.
  private static func meanPopulation(_ law: TrueLaw) -> Matrix {
    let base = law.model.population
    let next = CohortComponentModel(grid: law.grid).advance(base, by: law.rates[0]).population
    return Matrix(
      rows: base.rows, columns: base.columns,
      byColumns: zip(base.elements, next.elements).map { ($0 + $1) / 2 })
  }

  /// The size of each source of uncertainty in the law, as a table.
  var sources: String {
    func deviation(_ variance: Double) -> String { String(format: "%.1f %%", 100 * variance.squareRoot()) }
    let rows = law.parameters.sources.filter(\.hasMargin).map { "| `\($0.name)` | \($0.size.english) |" }
    let use = zip(law.care.codes, law.care.logVariances).filter { $1 > 0 }.map { "\($0) \(deviation($1))" }
    return (["| source | size |", "|---|---|"] + rows).joined(separator: "\n")
      + "\n\nStandard deviation of true levels between regions: mortality \(deviation(law.mortalityVariance)), "
      + "fertility \(deviation(law.fertilityVariance)), use of \(use.joined(separator: ", ")).\n"
  }

  /// Runs all replicates; `progress` is called now and then with how many are done.
  func report(progress: (Int) -> Void) throws -> Report {
    var scores: [[Score?]] = []
    while scores.count < replicates {
      let first = scores.count
      scores += try concurrentMap(count: min(Self.batch, replicates - first), threads: threads) { i in
        try score(first + i)
      }
      progress(scores.count)
    }
    return Report(
      isConclusive: replicates >= Self.fewest,
      variants: Variant.allCases.enumerated().map { i, variant in
        (variant, Coverage(scores: scores.compactMap { $0[i] }, draws: draws))
      })
  }

  /// The scores of a replicate, by variant; nil for a variant that it takes no part in.
  private func score(_ number: Int) throws -> [Score?] {
    let replicate = try Replicate(law, seed: seed, number: number)
    let histories = replicate.histories.model(law, replicate.observed)
    let projector = Projector(law: law)
    let known = try projector.outcome(replicate.known, use: use)
    let estimated = try projector.outcome(replicate.estimated, use: use)
    return try Variant.allCases.map { variant in
      if variant.isDiagnosis, number >= Self.ofDiagnosis { return nil }
      let intervals = try Intervals(
        variant == .estimated ? histories : law.model,
        parameters: try variant.parameters(law, replicate.observed, histories: histories, told: told),
        draws: draws,
        // Every replicate has draws of its own.
        seed: seed &+ UInt64(number) + 1)
      return Score(variant == .estimated ? estimated : known, intervals)
    }
  }
}
