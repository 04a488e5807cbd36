import ModelDirectory
import Prognosis

/// What every page of a report is made from.
package struct ReportContext: Sendable {
  /// The reference, then the scenarios, all of the same areas.
  var results: [PrognosisResult]
  /// What each scenario changes.
  var differences: [ScenarioDifference]
  /// How areas compare; nil where the model doesn't allow a comparison.
  var comparison: RegionalComparison?
  /// What is to be known of the run.
  package var record: RunRecord

  /// The reference.
  var reference: PrognosisResult { results[0] }
  /// The model.
  var model: RegionModel { record.model }
  /// The language of the pages.
  var language: Language { record.language }
  /// How numbers are written.
  var style: NumberStyle { NumberStyle(record.language) }
  /// The texts of the pages.
  var texts: ReportTexts
  /// The names of products and totals.
  var itemNames: ItemNames
  /// The page of each area, beside the index, by the area's place in `reference.areas`.
  var pages: [PageName]
  /// The place of an area in `reference.areas`, by set and code.
  private let places: [AreaKey: Int]
  private let compared: [AreaKey: Int]

  package init(
    results: [PrognosisResult], differences: [ScenarioDifference], comparison: RegionalComparison?,
    record: RunRecord
  ) throws(ReportingError) {
    precondition(!results.isEmpty, "there is a result")
    (self.results, self.differences) = (results, differences)
    (self.comparison, self.record) = (comparison, record)
    texts = try ReportTexts(record.language)
    itemNames = ItemNames(of: results[0].products, language: record.language)
    pages = PageName.names(of: results[0].areas)
    places = AreaKey.places(results[0].areas)
    compared = AreaKey.places(comparison?.areas ?? [])
  }

  /// The page of an area, where it has one.
  func page(of area: Area) -> PageName? { places[AreaKey(area)].map { pages[$0] } }

  /// A view of the area at this place in `reference.areas`.
  package func view(of place: Int) -> AreaView {
    AreaView(context: self, place: place, comparisonPlace: compared[AreaKey(reference.areas[place])])
  }
}

/// One area, as its page sees it.
package struct AreaView: Sendable {
  let context: ReportContext
  /// Its place in the results' areas.
  let place: Int
  /// Its place in the comparison's areas; nil where it isn't compared.
  let comparisonPlace: Int?

  /// The area.
  var area: Area { context.reference.areas[place] }
}

/// What tells areas apart.
struct AreaKey: Hashable, Sendable {
  private let set: String
  private let code: String

  init(_ area: Area) { (set, code) = (area.set, area.code) }

  /// The places of areas.
  static func places(_ areas: [Area]) -> [AreaKey: Int] {
    Dictionary(zip(areas.map(AreaKey.init), areas.indices)) { first, _ in first }
  }
}
