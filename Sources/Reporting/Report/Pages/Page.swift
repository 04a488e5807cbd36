/// A page of the report, whatever it is about.
struct Page: Sendable {
  /// Its file.
  var name: PageName
  /// What the browser calls it.
  var title: String
  /// Its heading.
  var heading: String
  /// What stands above the heading: what kind of page it is.
  var kicker = ""
  /// What stands below the heading.
  var lead: [String] = []
  /// What a reader must know before anything else.
  var notices: [String] = []
  /// The pages before and after it.
  var previous: PageLink?
  var next: PageLink?
  /// Pages that have to do with it.
  var related: [PageLink] = []
  /// Its parts.
  var sections: [ReportSection]
}

/// A link to another page of the report.
package struct PageLink: Hashable, Sendable {
  /// What the link says.
  var text: String
  /// The page it leads to.
  var page: PageName
}
