import Reporting
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
  ])
  func `a text that a spreadsheet would run is made harmless`(text: String, expected: String) {
    #expect(encoded(text) == expected)
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
