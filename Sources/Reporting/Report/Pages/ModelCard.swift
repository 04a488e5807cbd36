/// The description that comes with a model, a file of Markdown, as blocks of a page.
///
/// It knows what such a description is made of: headings, paragraphs, lists and tables. Marks within a line are left out, as
/// blocks are plain text; what it doesn't know is a paragraph.
package enum ModelCard {
  /// The blocks of a description. The title, which the page has already, is left out.
  package static func blocks(of markdown: String) -> [ReportBlock] {
    var builder = Builder()
    for line in markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      builder.add(line)
    }
    builder.finish()
    return builder.blocks
  }

  /// A line without its marks: `code`, **strong**, and a link's address.
  static func plain(_ text: some StringProtocol) -> String {
    String(text).replacing("**", with: "").replacing("`", with: "")
  }

  /// Takes lines in and makes blocks of those that belong together.
  private struct Builder {
    var blocks: [ReportBlock] = []
    private var paragraph: [String] = []
    private var items: [String] = []
    private var cells: [[String]] = []
    private var heading = ""

    mutating func add(_ line: Substring) {
      let text = line.drop { $0 == " " }
      if text.isEmpty {
        finish()
      } else if text.hasPrefix("#") {
        finish()
        add(heading: text)
      } else if text.hasPrefix("|") {
        if cells.isEmpty { finish() }
        cells.append(Self.cells(of: text))
      } else if let item = Self.item(text) {
        if items.isEmpty { finish() }
        items.append(item)
      } else if !items.isEmpty {
        items[items.count - 1] += " " + ModelCard.plain(text)
      } else {
        if !cells.isEmpty { finish() }
        paragraph.append(ModelCard.plain(text))
      }
    }

    /// Ends what is under way.
    mutating func finish() {
      if !paragraph.isEmpty { blocks.append(.paragraph(paragraph.joined(separator: " "))) }
      if !items.isEmpty { blocks.append(.list(items)) }
      if let table { blocks.append(.table(table)) }
      (paragraph, items, cells) = ([], [], [])
    }

    private mutating func add(heading text: Substring) {
      let level = text.prefix { $0 == "#" }.count
      heading = ModelCard.plain(text.dropFirst(level).drop { $0 == " " })
      if level > 1 { blocks.append(.heading(heading)) }
    }

    /// The rows under way; the second says how columns are set and holds no figures.
    private var table: DataTable? {
      guard let header = cells.first, !header.isEmpty else { return nil }
      let rows = cells.dropFirst().filter { !$0.allSatisfy { $0.allSatisfy { "-: ".contains($0) } } }
      return DataTable(
        caption: heading, columns: header.map { .text($0) },
        rows: rows.map { row in header.indices.map { $0 < row.count ? row[$0] : "" } })
    }

    private static func cells(of line: Substring) -> [String] {
      var inner = line.dropFirst()
      while inner.last == " " { inner = inner.dropLast() }
      if inner.last == "|" { inner = inner.dropLast() }
      return inner.split(separator: "|", omittingEmptySubsequences: false).map { cell in
        ModelCard.plain(cell.split(separator: " ").joined(separator: " "))
      }
    }

    /// What follows `- ` or `1. `; nil of another line.
    private static func item(_ text: Substring) -> String? {
      if text.hasPrefix("- ") || text.hasPrefix("* ") { return ModelCard.plain(text.dropFirst(2)) }
      let digits = text.prefix { $0.isNumber }
      guard !digits.isEmpty, text.dropFirst(digits.count).hasPrefix(". ") else { return nil }
      return ModelCard.plain(text.dropFirst(digits.count + 2))
    }
  }
}
