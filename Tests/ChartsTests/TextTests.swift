import Charts
import TestSupport
import Testing

@Suite struct TextTests {
  @Test func `markup becomes references`() {
    #expect(
      XMLText.escaped("<a href=\"x\">'&'</a>") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;")
    #expect(XMLText.escaped("Fryslân, 's-Hertogenbosch") == "Fryslân, &#39;s-Hertogenbosch")
  }

  @Test func `what XML forbids is left out`() {
    #expect(XMLText.escaped("a\u{0}b\u{1F}c\u{7F}d\u{9F}e\u{FFFE}f\u{FFFF}g") == "abcdefg")
    #expect(XMLText.escaped("a\tb\nc\r\nd\u{2028}e") == "a b c  d e")
  }

  @Test func `marks that turn the direction of what follows are left out`() {
    #expect(XMLText.escaped("a\u{202E}b\u{2066}c\u{200F}d") == "abcd")
    #expect(XMLText.escaped("مدينة") == "مدينة")
  }

  @Test func `a text that fits is left as it is`() {
    let text = FittedText("Utrecht", width: 200)
    #expect(text.lines == ["Utrecht"] && !text.isCut)
  }

  @Test func `a long text breaks between words and after hyphens`() {
    let text = FittedText("Geestelijke gezondheidszorg", width: 130, most: 2)
    #expect(text.lines == ["Geestelijke", "gezondheidszorg"] && !text.isCut)
    #expect(FittedText("Noord-Brabant", width: 70, most: 2).lines == ["Noord-", "Brabant"])
  }

  @Test(arguments: [
    ("Eenpersoonshuishoudens", ["Eenpersoons-", "huishoudens"]),
    ("Omgevingsadressendichtheid", ["Omgevings-", "adressendichtheid"]),
    ("Arbeidsongeschiktheidsuitkeringen", ["Arbeids-", "ongeschiktheids-", "uitkeringen"]),
    ("Wmo-maatwerkvoorzieningen", ["Wmo-", "maatwerkvoorzieningen"]),
  ])
  func `a long compound breaks where its parts meet`(_ text: String, _ lines: [String]) {
    let fitted = FittedText(text, width: 168, most: 3)
    #expect(fitted.lines == lines && !fitted.isCut)
  }

  @Test func `a number keeps its sign of per cent`() {
    #expect(FittedText("het 80 %-interval", width: 105, most: 2).lines == ["het", "80 %-interval"])
    #expect(FittedText("Jeugdzorg (kans 32 %)", width: 130, most: 2).lines == ["Jeugdzorg (kans", "32 %)"])
  }

  @Test func `what doesn't fit is cut and says so`() {
    let text = FittedText("Amstelland en de Meerlanden", width: 90, most: 1)
    #expect(text.isCut && text.lines.count == 1 && text.lines[0].hasSuffix("…"))
    #expect("Amstelland en de Meerlanden".hasPrefix(text.lines[0].dropLast()))
  }

  @Test(arguments: [
    String(repeating: "m", count: 10_000), String(repeating: "word ", count: 2_000),
    String(repeating: "e\u{301}", count: 5_000), String(repeating: "👩‍👩‍👧‍👦", count: 400),
    String(repeating: "مدينة ", count: 1_000), "x" + String(repeating: "\u{300}", count: 10_000),
  ])
  func `no line is wider than its room`(_ text: String) {
    for width in [40.0, 150, 400] {
      let fitted = FittedText(text, width: width, most: 3)
      #expect(fitted.lines.count <= 3 && fitted.width <= width && fitted.full == text)
      // A family of emoji has seven scalars; no other character carries more than three marks.
      #expect(fitted.lines.allSatisfy { $0.allSatisfy { $0.unicodeScalars.count <= 8 } })
    }
  }

  @Test func `combined marks stay with their letter`() {
    let fitted = FittedText(String(repeating: "e\u{301}", count: 100), width: 60)
    #expect(fitted.isCut && fitted.lines[0].dropLast().allSatisfy { $0 == "é" })
  }

  @Test func `coordinates are written in tenths`() {
    let text = { (value: Double) in
      var writer = SVGWriter(height: 1, labels: SampleCharts.labels)
      writer.raw("[")
      writer.number(value)
      return String(writer.finished().split(separator: "[")[1].prefix { $0 != "<" })
    }
    #expect(
      [0, 1, 1.04, 1.05001, -0.04, -2.5, 1234.56, -0.1].map(text) == [
        "0", "1", "1", "1.1", "0", "-2.5", "1234.6", "-0.1",
      ])
  }
}
