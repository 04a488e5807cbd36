import Foundation
import ModelDirectory
import Prognosis

/// The report of a run: an index, a page per area, and what a reader must know of the method, as files that need neither
/// network nor script.
public struct Report: Sendable {
  /// The folder of its files within an output.
  public static let folder = "report"

  private let context: ReportContext

  /// The report of a reference and its scenarios.
  ///
  /// - Parameters:
  ///   - results: the reference, then the scenarios, of the same areas.
  ///   - differences: what each scenario changes.
  ///   - comparison: how areas compare; nil where the model doesn't allow a comparison.
  ///   - record: what is to be known of the run.
  /// - Throws: `.resource` where a text or a template of the program is unfit.
  /// - Precondition: there is a result.
  public init(
    results: [PrognosisResult], differences: [ScenarioDifference], comparison: RegionalComparison?,
    record: RunRecord
  ) throws(ReportingError) {
    context = try ReportContext(
      results: results, differences: differences, comparison: comparison, record: record)
  }

  /// Its files, with the folder, in order.
  public var fileNames: [String] {
    ([PageName.index] + context.pages).map { "\(Self.folder)/\($0.fileName)" }
  }

  /// Writes its files, one after another, so that memory doesn't grow with their number.
  ///
  /// - Throws: where a file can't be written.
  public func write(to sink: OutputSink) throws(OutputError) {
  }

  /// The parts of an area's page, in order.
  static func sections(_ view: AreaView) -> [ReportSection] {
    [.demand(view), .supply(view), .comparison(view), .priorities(view)]
  }
}
