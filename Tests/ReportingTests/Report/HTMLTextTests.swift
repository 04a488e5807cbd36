import Reporting
import Testing

@Suite struct HTMLTextTests {
  @Test func `marks of HTML are written out`() {
    #expect(
      HTMLText("<b class=\"x\">'Zorg & welzijn'</b>").html
        == "&lt;b class=&quot;x&quot;&gt;&#39;Zorg &amp; welzijn&#39;&lt;/b&gt;")
    #expect(HTMLText("2.024–2.034: 21 % ≥ é").html == "2.024–2.034: 21\u{A0}% ≥ é")
    #expect(HTMLText("").html.isEmpty)
  }

  @Test func `a number stays on one line with its sign and what that is joined to`() {
    #expect(
      HTMLText("12 % (80 %-interval -1,0 tot 5 %)").html
        == "12\u{A0}% (80\u{A0}%\u{2011}interval -1,0 tot 5\u{A0}%)")
    #expect(HTMLText("80% interval, 1-2 %, a-b").html == "80% interval, 1-2\u{A0}%, a-b")
  }

  @Test(arguments: ["\u{301}", "\u{200D}", "\u{FE0F}", "\u{20DD}", "\u{0338}"])
  func `an accent doesn't hide a mark`(_ accent: String) {
    for mark in ["<", ">", "&", "\"", "'"] {
      let html = HTMLText(mark + accent).html
      #expect(!html.unicodeScalars.dropFirst().contains { "<>\"'".unicodeScalars.contains($0) })
      #expect(
        html.utf8.first == UInt8(ascii: "&") && html.utf8.dropFirst().contains(UInt8(ascii: ";")), "\(html)")
    }
  }

  @Test func `what turns text round or can't stand in a page is replaced`() {
    let spoilt = "a\u{202E}b\u{2066}c\u{0}d\u{1B}e\u{7F}f\u{85}g\u{FFFF}h\r"
    #expect(
      HTMLText(spoilt).html == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f\u{FFFD}g\u{FFFD}h\u{FFFD}")
    #expect(HTMLText("شمال\tעיר\n").html == "شمال\tעיר\n")
  }

  @Test func `names of tables lead to their files, and nothing else does`() {
    #expect(
      HTMLText(linkingTables: "Tabel care.csv. Bron: <x> & co").html
        == "Tabel <a href=\"../care.csv\">care.csv</a>. Bron: &lt;x&gt; &amp; co")
    for text in ["../x.csv", "a/b.csv", "\"x.csv", "X.csv", ".csv", "determinants.csv", "http://x.csv"] {
      #expect(HTMLText(linkingTables: text).html == HTMLText(text).html, "\(text)")
    }
  }

  @Test func `templates print nothing but what is typed as fit for a page`() {
    for (name, bytes) in ReportResources.templates {
      let template = String(decoding: bytes, as: UTF8.self)
      let tags = template.matches(of: /\{\{.*?\}\}+/).map { String($0.output) }
      #expect(!tags.isEmpty, "\(name)")
      // Sections, their ends, partials and values that are escaped already; the library's own escape misses accents.
      for tag in tags {
        #expect(tag.wholeMatch(of: /\{\{(\{[^{}]+\}|[#^\/>] ?[^{}]+)\}\}/) != nil, "\(name): \(tag)")
      }
    }
  }
}
