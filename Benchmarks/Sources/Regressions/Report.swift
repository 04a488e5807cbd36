import Foundation
import LinearAlgebra
import Statistics

/// The line that every program prints, under the names they all use.
struct Report: Encodable {
  let version: String
  let fits: [Double]
  let leftOut: Double
  let coefficients, errors, expectations: [[Double]]
  let oneThread: OneThread

  /// What only this program says: times on one thread, and with a penalty.
  struct OneThread: Encodable {
    let fits, leftOut, penalised, penalisedLeftOut: Double

    private enum CodingKeys: String, CodingKey {
      case fits = "fits_s"
      case leftOut = "left_out_s"
      case penalised = "penalised_s"
      case penalisedLeftOut = "penalised_left_out_s"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case version, coefficients, errors
    case fits = "fits_s"
    case leftOut = "left_out_s"
    case expectations = "left_out"
    case oneThread = "one_thread"
  }

  /// Works the problem out as often as asked.
  init(measuring problem: Problem, repeats: Int) throws {
    let work = Work(problem: problem)
    var models = try work.models(.none, threads: nil)
    fits = try (0..<repeats).map { _ in try Self.seconds { models = try work.models(.none, threads: nil) } }
    var expectations: [[Double]] = []
    leftOut = try Self.seconds { expectations = try work.leftOut(models, threads: nil) }
    self.expectations = expectations
    (coefficients, errors) = (models.map(\.coefficients), models.map { $0.standardErrors() })
    let one = try (0..<repeats).map { _ in try Self.seconds { _ = try work.models(.none, threads: 1) } }
    var penalised = models
    let penalisedFits = try (0..<repeats).map { _ in
      try Self.seconds { penalised = try work.models(.crossValidated, threads: nil) }
    }
    oneThread = OneThread(
      fits: Self.median(one), leftOut: try Self.seconds { _ = try work.leftOut(models, threads: 1) },
      penalised: Self.median(penalisedFits),
      penalisedLeftOut: try Self.seconds { _ = try work.leftOut(penalised, threads: nil) })
    version = "\(ProcessInfo.processInfo.activeProcessorCount) threads"
  }

  func line() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }

  private static func seconds(_ work: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(work) / .seconds(1)
  }

  private static func median(_ values: [Double]) -> Double {
    values.sorted()[values.count / 2]
  }
}

/// The two jobs.
private struct Work: Sendable {
  let problem: Problem

  /// A fit per item, with its standard errors.
  func models(_ ridge: RidgePenalty, threads: Int?) throws -> [GeneralisedLinearModel] {
    let design = try RegressionDesign(problem.design)
    return try problem.items.concurrentMap(threads: threads) { (item) throws(GeneralisedLinearError) in
      let model = try GeneralisedLinearModel(
        response: item.observed, offset: item.expected.map { log($0) }, design: design, family: .quasiPoisson,
        ridge: ridge)
      _ = model.standardErrors()
      return model
    }
  }

  /// Per item, the expectation for every region by a fit without it.
  func leftOut(_ models: [GeneralisedLinearModel], threads: Int?) throws -> [[Double]] {
    let predictions = models.concurrentMap(threads: threads) { $0.leaveOneOut() }
    return try zip(problem.items, predictions).map { item, predictions in
      let means = predictions.compactMap { $0?.mean }
      guard means.count == item.observed.count else { throw RegressionsError.undetermined(item: item.name) }
      return means
    }
  }
}
