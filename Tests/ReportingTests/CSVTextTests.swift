import Reporting
import TestSupport
import Testing

@Suite struct CSVTextTests {
  private func encoded(_ text: String) -> String { String(decoding: CSVText(text).bytes, as: UTF8.self) }

  @Test(arguments: [
    ("Groningen", "Groningen"), ("", ""), ("Súdwest-Fryslân", "Súdwest-Fryslân"),
    ("'s-Gravenhage", "'s-Gravenhage"),
    ("Bergen (L.), Limburg", "\"Bergen (L.), Limburg\""), ("de \"stad\"", "\"de \"\"stad\"\"\""),
    ("\"", "\"\"\"\""), ("twee\nregels", "\"twee\nregels\""), ("twee\rregels", "\"twee\rregels\""),
  ])
  func `a text is quoted where RFC 4180 asks for it`(text: String, expected: String) {
    #expect(encoded(text) == expected)
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+31", "'+31"), ("-2", "'-2"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"),
    ("=HYPERLINK(\"a\",\"b\")", "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\""), ("\rx", "\"'\rx\""), ("a=b", "a=b"),
    ("\nx", "\"'\nx\""), ("\u{FF1D}1+1", "'\u{FF1D}1+1"), ("\u{FF0B}1", "'\u{FF0B}1"),
    ("\u{FF0D}1", "'\u{FF0D}1"),
    ("\u{FF20}x", "'\u{FF20}x"), (" =1", "' =1"),
    ("\u{A0}\u{200B}\u{FEFF}\u{202E}=1", "'\u{A0}\u{200B}\u{FEFF}\u{202E}=1"),
    ("\"=1\"", "\"'\"\"=1\"\"\""), ("|x", "|x"), ("%x", "%x"), ("'s", "'s"), ("'=1", "''=1"),
    ("a b=1", "a b=1"),
    // Where a spreadsheet separates by semicolons or tabs, or takes every end of a line for the end of a row.
    ("a;=1", "a;'=1"), ("a; -1;b", "a;' -1;b"), ("a\t=1", "a\t'=1"), ("a\n=1", "\"a\n'=1\""),
    ("a;'=1", "a;''=1"),
    ("a;b", "a;b"), ("a;'b", "a;'b"), ("\u{85}x", "'\u{85}x"), ("é=", "é="),
  ])
  func `a text that a spreadsheet would run is made harmless`(text: String, expected: String) {
    #expect(encoded(text) == expected)
  }

  @Test func `what was made harmless can be undone, whatever the text`() {
    let alphabet = [
      "=", "+", "-", "@", "'", "'", ";", "\t", "\n", "\r", " ", "\"", "a", "\u{FF1D}", "\u{200B}", "é", ",",
    ]
    var generator = SplitMix64(seed: 9)
    for _ in 0..<20_000 {
      let length = Int.random(in: 0...7, using: &generator)
      let text = (0..<length).map { _ in alphabet.randomElement(using: &generator) ?? "" }.joined()
      let field = CSVFile(CSVText(text).bytes + [UInt8(ascii: "\n")]).header
      #expect(
        field.count == 1 && CSVText.decoded(field[0]).utf8.elementsEqual(text.utf8),
        "\(text.debugDescription)")
      #expect(!Self.startsFormula(field[0]), "\(text.debugDescription)")
    }
  }

  /// Whether a piece of a cell, wherever a spreadsheet may cut it, starts a formula.
  private static func startsFormula(_ cell: String) -> Bool {
    cell.unicodeScalars.split { ";\t\n\r".unicodeScalars.contains($0) }.contains { piece in
      let start = piece.first { !" \"\u{200B}".unicodeScalars.contains($0) }
      return start.map { "=+-@\u{FF1D}".unicodeScalars.contains($0) } ?? false
    }
  }

  @Test func `fields are joined by commas and each is encoded for itself`() {
    let fields = CSVText(fields: ["a,b", "", "=c"])
    #expect(String(decoding: fields.bytes, as: UTF8.self) == "\"a,b\",,'=c")
    #expect(fields.fieldCount == 3)
  }

  @Test func `a number that is not finite is remembered and not written`() {
    var writer = CSVWriter(fieldCount: 2)
    writer.integer(1)
    writer.number(0.5, decimals: 2)
    writer.endRow()
    #expect(writer.firstNotFinite == nil)
    writer.integer(2)
    writer.number(.nan, decimals: 2)
    writer.endRow()
    writer.number(-.infinity, decimals: 2)
    writer.empty()
    writer.endRow()
    #expect(writer.firstNotFinite == 1)
    #expect(writer.rowCount == 3)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "1,0.5\n2,\n,\n")
  }
}
