extension SVGWriter {
  /// Opens a link to a page; what is drawn until `</a>` is part of it.
  ///
  /// - Parameters:
  ///   - link: where it leads.
  ///   - name: what assistive technology calls it.
  mutating func openLink(_ link: String, name: String) {
    raw("<a href=\"")
    escaped(link)
    raw("\" aria-label=\"")
    escaped(name)
    raw("\">")
  }

  /// A circle, with what it is told on demand; nothing where its middle isn't there.
  mutating func circle(x: Double, y: Double, radius: Double, classes: String, title: String? = nil) {
    guard x.isFinite, y.isFinite else { return }
    raw("<circle")
    attribute("cx", x)
    attribute("cy", y)
    attribute("r", radius)
    raw(" class=\"\(classes)\"")
    guard let title else { return raw("/>") }
    raw(">")
    self.title(title)
    raw("</circle>")
  }
}
