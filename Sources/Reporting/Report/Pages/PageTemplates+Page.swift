import ModelDirectory
import Prognosis

extension PageTemplates {
  /// A page as a browser reads it.
  func html(of page: Page, _ context: ReportContext) -> String {
    var page = page
    if let least = context.record.suppressedBelow {
      page.notices.append(context.texts("common.suppressed", ["least": "\(least)"]))
    }
    return html(of: page, context.frame)
  }

  /// A page within a frame, as a browser reads it.
  func html(of page: Page, _ frame: PageFrame) -> String {
    let texts = frame.texts
    return self.page([
      "language": .text(frame.language.rawValue), "policy": .html(policy), "style": .html(style),
      "script": .html(script),
      "generator": .text("\(Engine.name) \(Engine.version)"),
      "title": .text(texts("common.title", ["page": page.title, "years": frame.period])),
      "labels": .group(Self.labels(texts)),
      "pages": .list(frame.generalPages.map { Self.entry($0, current: page.name) }),
      "kicker": .optional(page.kicker), "heading": .text(page.heading), "lead": .texts(page.lead),
      "notices": .texts(page.notices),
      "contents": .group(Self.contents(page.sections, texts)),
      "sections": .sections(page.sections, style: frame.style),
      "related": .group(Self.related(page.related, texts)), "turning": .group(Self.turning(page, texts)),
      "identity": .texts([frame.identity]), "command": .text(frame.command),
    ])
  }

  private static func labels(_ texts: ReportTexts) -> TemplateValues {
    [
      "skip": .text(texts("common.skip")), "pages": .text(texts("common.pages")),
      "data": .text(texts("common.data")), "command": .text(texts("common.command")),
    ]
  }

  private static func entry(_ link: PageLink, current: PageName) -> TemplateValues {
    [
      "address": .text(link.page.fileName), "text": .text(link.text),
      "isCurrent": .flag(link.page == current),
    ]
  }

  private static func contents(_ sections: [ReportSection], _ texts: ReportTexts) -> TemplateValues? {
    guard sections.count > 1 else { return nil }
    return [
      "title": .text(texts("common.contents")),
      "entries": .list(sections.map { ["id": .text($0.id), "title": .text($0.title)] }),
    ]
  }

  private static func related(_ links: [PageLink], _ texts: ReportTexts) -> TemplateValues? {
    guard !links.isEmpty else { return nil }
    return [
      "title": .text(texts("common.related")), "links": .list(links.map { Self.link($0) }),
    ]
  }

  private static func turning(_ page: Page, _ texts: ReportTexts) -> TemplateValues? {
    guard page.previous != nil || page.next != nil else { return nil }
    return [
      "label": .text(texts("common.turning")),
      "previous": .group(page.previous.map { link($0, label: texts("common.previous")) }),
      "next": .group(page.next.map { link($0, label: texts("common.next")) }),
    ]
  }

  private static func link(_ link: PageLink, label: String = "") -> TemplateValues {
    ["address": .text(link.page.fileName), "text": .text(link.text), "label": .text(label)]
  }
}
