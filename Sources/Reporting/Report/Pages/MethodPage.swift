import Prognosis

/// What a reader must know of the method: how to read the report, what it was made with, and how to make it again.
package struct MethodPage: Sendable {
  let context: ReportContext

  /// The page of a report.
  package init(_ context: ReportContext) { self.context = context }

  /// The heading of the page.
  var title: String { text("title") }

  /// What the page is about.
  var lead: String { text("lead") }

  /// The parts of the page, in order.
  package var sections: [ReportSection] { [reading, model, sources, warnings, run] }

  var style: NumberStyle { context.style }
  var language: Language { context.language }
  var firstYear: String { String(context.reference.years.first ?? 0) }

  func text(_ name: String, _ values: [String: String] = [:]) -> String {
    context.texts("method.\(name)", values)
  }

  /// A number without decimals.
  func number(_ value: Int) -> String { style.string(Double(value)) }

  // MARK: Notes

  /// Everything that was noted of the run: the reference's notices have those of scenarios among them.
  private var warnings: ReportSection {
    let all = Warnings.all(of: context.reference, model: context.model, language: language)
    guard !all.isEmpty else {
      return ReportSection(
        id: "warnings", title: text("warnings"), lead: [text("warnings.none")], blocks: [])
    }
    return ReportSection(
      id: "warnings", title: text("warnings"),
      lead: [text("warnings.lead", ["count": number(all.count)])], blocks: [.list(all)])
  }
}
