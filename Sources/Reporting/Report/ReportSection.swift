/// A part of a page: a heading with what stands below it.
struct ReportSection: Sendable {
  /// Unique on its page, of lower-case letters, digits and hyphens; links lead to it.
  var id: String
  /// Its heading.
  var title: String
  /// What the reader learns from it, in a few sentences with the main figures.
  var lead: [String]
  /// What follows, in order.
  var blocks: [ReportBlock]
}

/// A piece of a part of a page. All texts are plain.
enum ReportBlock: Sendable {
  /// A heading within the part.
  case heading(String)
  /// A paragraph.
  case paragraph(String)
  /// A list.
  case list([String])
  /// A drawing with its data.
  case figure(Figure)
  /// A table that is shown at once.
  case table(DataTable)
}
