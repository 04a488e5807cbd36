import ModelDirectory
import Prognosis

/// How one area compares, told to people or to programs.
public struct ComparisonReport: Sendable {
  private let view: ComparisonView

  /// The report on an area of a comparison.
  ///
  /// - Parameters:
  ///   - area: the area, as an index into the result's areas.
  ///   - model: the model that was compared.
  ///   - options: what was asked of the comparison.
  ///   - twins: areas of other sets with the same members.
  /// - Precondition: `area` is an index into the result's areas.
  public init(
    of result: RegionalComparison, area: Int = 0, model: RegionModel, options: ComparisonOptions,
    twins: [Area] = [], language: Language
  ) {
    view = ComparisonView(
      of: result, area: area, model: model, options: options, twins: twins, language: language)
  }

  /// A readable table of at most 100 columns, ending in a line feed.
  public var text: String { ComparisonText(view).text }

  /// Everything about the area as JSON, ending in a line feed; its keys are in the module's article.
  public var json: String { String(decoding: ComparisonDocument(view).value.bytes, as: UTF8.self) }
}
