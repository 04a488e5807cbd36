import Prognosis
import Reporting
import Testing

/// Codes and sets are a model's own, and may be anything that a table can hold.
@Suite struct PageNameTests {
  private static func names(_ areas: [(set: String, code: String)]) throws -> [String] {
    let whole = Area.whole(of: try SampleResult.model())
    let all = areas.map { key in
      var area = whole
      (area.set, area.code) = (key.set, key.code)
      return area
    }
    return PageName.names(of: all).map(\.fileName)
  }

  private static let strange: [(set: String, code: String)] = [
    ("../../etc", "passwd"), ("..", ".."), ("", ""), ("", "index"), ("index", ""), ("method", ""),
    ("set", "a/b"),
    ("set", "a\\b"), ("set", "a b"), ("set", "A-b"), ("set", "a-b"), ("set", "a_b"), ("set-a", "b"),
    ("set", "é"),
    ("set", "e\u{301}"), ("set", "群馬"), ("set", "\u{202E}abc"), ("set", "=cmd|' /C calc'!A0"), ("con", ""),
    ("nul", ""),
    ("set", "<script>alert(1)</script>"), ("set", "%2e%2e%2f"), ("set", "a?b#c"), ("set", "\r\n"),
    ("set", "K"), ("set", "\u{212A}"),
    (String(repeating: "s", count: 200), String(repeating: "c", count: 200)),
    (String(repeating: "s", count: 200), String(repeating: "c", count: 201)),
    (String(repeating: "é", count: 5000), "x"),
  ]

  @Test func `a set and a code that suit a file name make it`() throws {
    let names = try Self.names([("zorgkantoor", "ZK01"), ("gemeente", "GM0363"), ("land", "NL")])
    #expect(names == ["zorgkantoor-zk01.html", "gemeente-gm0363.html", "land-nl.html"])
  }

  @Test func `every name is safe and short`() throws {
    for name in try Self.names(Self.strange) {
      #expect(name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*\.html/) != nil, "\(name)")
      #expect(name.utf8.count <= 65, "\(name)")
    }
  }

  @Test func `no two names are the same, nor those of other pages`() throws {
    let names = try Self.names(Self.strange + Self.strange)
    #expect(Set(names.map { $0.lowercased() }).count == 2 * Self.strange.count)
    #expect(
      Set(names).isDisjoint(with: ["index.html", "method.html", "monitor.html", "con.html", "nul.html"]))
  }

  @Test func `a name doesn't depend on the areas beside it`() throws {
    let together = try Self.names(Self.strange)
    // Those that differ in capitals or in where the set ends are told apart by their order.
    for (place, area) in Self.strange.enumerated() where !["A-b", "a-b", "b", "\u{212A}"].contains(area.code)
    {
      let alone = try Self.names([area])
      #expect(alone == [together[place]], "\(area)")
    }
  }
}
