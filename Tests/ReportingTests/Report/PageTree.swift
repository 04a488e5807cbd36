import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The elements of a page, which is read as XML: pages are written so that they can be, and a browser mends what isn't.
final class PageTree: NSObject, XMLParserDelegate {
  /// An element.
  struct Element {
    var name: String
    var attributes: [String: String]
    /// The names of those around it, outermost first.
    var path: [String]
    /// The text in it.
    var text = ""
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  /// The elements of a page; nil where it can't be read.
  init?(_ html: String) {
    super.init()
    // A script needn't be XML.
    let text = html.replacing(/<script>.*?<\/script>/.dotMatchesNewlines(), with: "<script></script>")
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _: XMLParser, didStartElement name: String, namespaceURI _: String?, qualifiedName _: String?,
    attributes: [String: String]
  ) {
    elements.append(Element(name: name, attributes: attributes, path: open.map { elements[$0].name }))
    open.append(elements.count - 1)
  }

  func parser(_: XMLParser, didEndElement _: String, namespaceURI _: String?, qualifiedName _: String?) {
    open.removeLast()
  }

  func parser(_: XMLParser, foundCharacters text: String) {
    for place in open { elements[place].text += text }
  }

  /// The elements of this name.
  subscript(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  /// The values of an attribute.
  func values(_ attribute: String) -> [String] { elements.compactMap { $0.attributes[attribute] } }

  /// Its names of elements and of their attributes, in order: what text can't change.
  var shape: [String] {
    elements.map {
      ($0.path + [$0.name]).joined(separator: "/") + " " + $0.attributes.keys.sorted().joined(separator: " ")
    }
  }
}
