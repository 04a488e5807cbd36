import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A drawing, read back as XML.
final class SVGDocument: NSObject, XMLParserDelegate {
  /// An element with its attributes, and the text that stands in it and below.
  struct Element {
    var name: String
    var attributes: [String: String]
    var text = ""
    /// The classes of the element and of those around it.
    var classes: Set<String>
    /// The names of the elements around it.
    var path: [String]

    /// An attribute as a number; NaN where it isn't one.
    subscript(_ name: String) -> Double { attributes[name].flatMap(Double.init) ?? .nan }
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []
  private var failure: String?

  /// Reads a drawing that must be well-formed.
  init(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    let isWellFormed = parser.parse()
    #expect(isWellFormed && failure == nil, "\(failure ?? "not XML")", sourceLocation: sourceLocation)
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    let own = attributes["class"]?.split(separator: " ").map(String.init) ?? []
    let around = open.last.map { elements[$0].classes } ?? []
    elements.append(
      Element(
        name: name, attributes: attributes, classes: around.union(own), path: open.map { elements[$0].name }))
    open.append(elements.count - 1)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { open.removeLast() }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    // What a mark is told on demand is no part of what stands there.
    let isTitle = open.last.map { elements[$0].name == "title" } ?? false
    for index in isTitle ? open.suffix(1) : open[...] { elements[index].text += text }
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { failure = "\(error)" }

  /// The elements of this name that have all these classes, of their own or around them.
  func all(_ name: String, _ classes: String = "") -> [Element] {
    let wanted = Set(classes.split(separator: " ").map(String.init))
    return elements.filter { $0.name == name && wanted.isSubset(of: $0.classes) }
  }

  /// The visible texts.
  var texts: [String] { all("text").map(\.text) }

  /// The width and the height of the drawing.
  var size: (width: Double, height: Double) {
    let box = elements[0].attributes["viewBox"]?.split(separator: " ").compactMap { Double($0) } ?? []
    return box.count == 4 ? (box[2], box[3]) : (.nan, .nan)
  }
}
