import Reporting
import Testing

@Suite struct ModelCardTests {
  /// Blocks as lines that say what they are.
  private func lines(_ markdown: String) -> [String] {
    ModelCard.blocks(of: markdown).flatMap { block -> [String] in
      switch block {
      case .heading(let text): ["# \(text)"]
      case .paragraph(let text): [text]
      case .list(let items): items.map { "- \($0)" }
      case .table(let table):
        [([table.caption] + table.columns.map(\.title)).joined(separator: "|")]
          + table.rows.map { $0.joined(separator: "|") }
      case .figure: []
      }
    }
  }

  @Test func `headings, paragraphs, lists and tables are told apart`() {
    let card = """
      # The title

      First line
      and **second** of `file.csv`.

      ## Part
      - one
        goes on
      - two

      1. first
      2. second

      | a | b |
      |---|---:|
      | x | 1 |
      | y |

      The end
      """
    #expect(
      lines(card) == [
        "First line and second of file.csv.", "# Part", "- one goes on", "- two", "- first", "- second",
        "Part|a|b", "x|1", "y|", "The end",
      ])
  }

  @Test func `lines end as they do on any system`() {
    #expect(lines("## A\r\n\r\none\r\ntwo\r\n") == ["# A", "one two"])
  }

  @Test func `what looks like a mark but is text stays text`() {
    #expect(lines("1.5 million\n-3 degrees\n2024. was dry") == ["1.5 million -3 degrees", "- was dry"])
    #expect(lines("") == [] && lines("\n\n") == [])
    #expect(lines("<script>alert(1)</script>") == ["<script>alert(1)</script>"])
  }
}
