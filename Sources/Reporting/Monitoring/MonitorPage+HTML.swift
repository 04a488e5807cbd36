import Foundation

extension Monitor {
  /// The files of the report that change: the page, and the index with a link to it.
  ///
  /// - Parameter index: the index as it was written.
  /// - Throws: `.resource` where a text or template of the program is unfit.
  func pages(index: [UInt8]) throws(ReportingError) -> [OutputFile] {
    let page = try MonitorPage(self)
    let html = try PageTemplates().html(of: page.page, page.frame)
    return [
      OutputFile(name: "\(Report.folder)/\(PageName.monitor.fileName)", pieces: [Array(html.utf8)]),
      OutputFile(name: Report.firstPage, pieces: [page.linked(from: index)]),
    ]
  }
}

extension MonitorPage {
  /// The page.
  var page: Page {
    Page(
      name: .monitor, title: text("page"), heading: text("heading", ["years": years]), kicker: text("kicker"),
      lead: lead, notices: monitor.notices, sections: sections)
  }

  /// What it shares with the other pages.
  var frame: PageFrame {
    let run = monitor.run
    let first = run.baseYear.map { "\($0)-\($0 + (run.horizon ?? 0))" }
    let links = [
      PageLink(text: texts("common.overview"), page: .index),
      PageLink(text: texts("method.title"), page: .method), PageLink(text: text("page"), page: .monitor),
    ]
    return PageFrame(
      language: monitor.language, texts: texts, period: first ?? years,
      generalPages: links,
      identity: text(
        "identity",
        [
          "engine": "\(Engine.name) \(Engine.version)", "draws": number(run.draws),
          "scenario": monitor.options.scenario,
        ]),
      command: monitor.options.command)
  }

  /// Where a template leaves a place for the link.
  private static let place = (start: "<!--monitor-->", end: "<!--/monitor-->")

  /// The index with a link to the page in its place; as it was where it has no such place.
  fileprivate func linked(from index: [UInt8]) -> [UInt8] {
    let html = String(decoding: index, as: UTF8.self)
    guard let start = html.range(of: Self.place.start) else { return index }
    let rest = html[start.upperBound...]
    let kept = rest.range(of: Self.place.end).map { rest[$0.upperBound...] } ?? rest
    let text = HTMLText(link).html
    let address = "<a href=\"\(PageName.monitor.fileName)\">\(HTMLText(self.text("page")).html)</a>"
    let notice = "<p class=\"notice\">\(text) \(address)</p>"
    return Array((html[..<start.upperBound] + notice + Self.place.end + kept).utf8)
  }
}
