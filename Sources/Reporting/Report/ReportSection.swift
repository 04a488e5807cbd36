/// A part of a page: a heading with what stands below it.
package struct ReportSection: Sendable {
  /// Unique on its page, of lower-case letters, digits and hyphens; links lead to it.
  package var id: String
  /// Its heading.
  package var title: String
  /// What the reader learns from it, in a few sentences with the main figures.
  package var lead: [String]
  /// What follows, in order.
  package var blocks: [ReportBlock]
}

/// A piece of a part of a page. All texts are plain.
package enum ReportBlock: Sendable {
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
  /// A sentence that ends in a link to another page.
  case link(String, PageLink)
  /// A table of areas that can be sorted and searched.
  case areas(AreaTable)
}
