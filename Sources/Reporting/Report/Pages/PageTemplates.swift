import Charts
import Crypto
import Foundation
import Mustache

/// The templates of the pages, with the style and the script that each page carries.
struct PageTemplates: Sendable {
  private let library: MustacheLibrary
  /// The style of the pages and of the drawings.
  let style: HTMLText
  /// The script.
  let script: HTMLText
  /// What a page may load and run: what it carries itself, and nothing else.
  let policy: HTMLText

  /// The templates.
  ///
  /// - Throws: `.resource` where a template is unfit.
  init() throws(ReportingError) {
    var library = MustacheLibrary()
    for (name, bytes) in ReportResources.templates {
      do {
        try library.register(String(decoding: bytes, as: UTF8.self), named: name)
      } catch {
        throw .resource(name: name, what: "\(error)")
      }
    }
    self.library = library
    let script = String(decoding: ReportResources.script, as: UTF8.self)
    style = HTMLText(markup: String(decoding: ReportResources.style, as: UTF8.self) + ChartStyleSheet.css)
    self.script = HTMLText(markup: script)
    let hash = Data(SHA256.hash(data: Data(script.utf8))).base64EncodedString()
    policy = HTMLText(
      markup: "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(hash)'; img-src data:; "
        + "base-uri 'none'; form-action 'none'")
  }

  /// A page of these values.
  func page(_ values: TemplateValues) -> String {
    guard let text = library.render(values, withTemplate: "page") else {
      preconditionFailure("there is a template of pages")
    }
    return text
  }
}
