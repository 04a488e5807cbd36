import Charts
import ModelDirectory
import Prognosis

/// The first part of an area's page, whose topics stand in extensions: the people, their care and its cost, their conditions,
/// why care grows, and the circumstances they live in.
struct DemandPart: Sendable {
  let view: AreaView
  /// The lines of the care tables.
  let items: [CareItem]

  init(_ view: AreaView) {
    self.view = view
    items = CareItem.items(of: view.result.products)
  }

  var context: ReportContext { view.context }
  var result: PrognosisResult { view.result }
  var style: NumberStyle { context.style }
  var hasMargins: Bool { result.margins != nil }

  /// What stands below the lead. A topic that the model has no figures for is left out.
  var blocks: [ReportBlock] {
    let topics = [
      ("heading_people", people + movements + lifeExpectancy), ("heading_care", care),
      ("heading_conditions", conditions), ("heading_causes", causes),
      ("heading_circumstances", circumstances),
    ]
    let margins: [ReportBlock] = hasMargins ? [.paragraph(text("margins"))] : []
    return margins
      + topics.flatMap { name, blocks in blocks.isEmpty ? [] : [.heading(text(name))] + blocks }
  }

  /// A text of this part.
  func text(_ name: String, _ values: [String: String] = [:]) -> String {
    context.texts("demand.\(name)", values)
  }

  /// A text of this part in which `{area}`, `{first}` and `{last}` are the area and the years.
  func sentence(_ name: String, _ values: [String: String] = [:]) -> String {
    let own = [
      "area": view.area.name, "first": String(view.firstYear), "last": String(view.lastYear),
    ]
    return text(name, own.merging(values) { $1 })
  }
}
