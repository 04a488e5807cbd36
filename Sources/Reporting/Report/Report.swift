import LinearAlgebra
import ModelDirectory
import Prognosis

/// The report of a run: an index, a page per area, and what a reader must know of the method, as files that need neither
/// network nor script.
public struct Report: Sendable {
  /// The folder of its files within an output.
  public static let folder = "report"
  /// The page that a reader opens first, with the folder.
  public static let firstPage = "\(folder)/\(PageName.index.fileName)"

  private let context: ReportContext
  private let templates: PageTemplates

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
    templates = try PageTemplates()
  }

  /// Its files, with the folder, in order.
  public var fileNames: [String] {
    ([PageName.index, .method] + context.pages).map { "\(Self.folder)/\($0.fileName)" }
  }

  /// Writes its files, a few at a time, so that memory doesn't grow with their number.
  ///
  /// - Parameter threads: at most this many pages are made at the same time; nil leaves it to the system.
  /// - Throws: where a file can't be written.
  public func write(to sink: OutputSink, threads: Int? = nil) throws(OutputError) {
    _ = try concurrentMap(count: context.pages.count + 2, threads: threads) { (i) throws(OutputError) in
      let page =
        switch i {
        case 0: IndexPage(context).page
        case 1: Page.method(context)
        default: Page.area(context.view(of: i - 2))
        }
      let html = templates.html(of: page, context)
      try sink.write(
        OutputFile(name: "\(Self.folder)/\(page.name.fileName)", pieces: [Array(html.utf8)]))
    }
  }
}
