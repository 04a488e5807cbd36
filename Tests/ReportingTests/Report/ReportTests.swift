import Foundation
import ModelDirectory
import Prognosis
import Reporting
import TestSupport
import Testing

/// The report as files.
@Suite struct ReportTests {
  /// The files of a report by name, with the folder.
  private static func files(_ sample: SamplePage, threads: Int? = nil) throws -> [String: String] {
    try withTemporaryDirectory { parent in
      let report = try sample.report()
      let place = parent.appendingPathComponent("out")
      try OutputDirectory(path: place.path).replace { (sink) throws(OutputError) in
        try report.write(to: sink, threads: threads)
      }
      #expect(place.names == [Report.folder])
      let folder = place.appendingPathComponent(Report.folder)
      #expect(Set(folder.names.map { "\(Report.folder)/\($0)" }) == Set(report.fileNames))
      let pairs = try folder.names.map { name in
        (name, try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
      }
      return Dictionary(uniqueKeysWithValues: pairs)
    }
  }

  private static func pages(_ sample: SamplePage) throws -> [String: PageTree] {
    try files(sample).reduce(into: [:]) { trees, file in
      let tree: PageTree = try #require(PageTree(file.value), "\(file.key) can't be read")
      trees[file.key] = tree
    }
  }

  /// A sample in every language.
  private static let languages = Language.allCases

  private static func sample(_ language: Language = .dutch) throws -> SamplePage {
    var sample = try SamplePage()
    sample.language = language
    sample.add(scenarios: ["minder"])
    return sample
  }

  @Test(arguments: languages)
  func `there is an index, a page on the method and a page per area`(_ language: Language) throws {
    let sample = try Self.sample(language)
    let pages = try Self.pages(sample)
    #expect(pages.count == 2 + sample.results[0].areas.count)
    #expect(pages["index.html"] != nil && pages["method.html"] != nil)
    #expect(Set(pages.values.compactMap { $0["title"].first?.text }).count == pages.count)
    for (name, page) in pages {
      #expect(page["html"].first?.attributes["lang"] == language.rawValue, "\(name)")
      for landmark in ["header", "main", "footer"] {
        #expect(page[landmark].count == 1, "\(name) \(landmark)")
      }
    }
  }

  @Test(arguments: languages)
  func `links lead somewhere, and nothing comes from a network`(_ language: Language) throws {
    let sample = try Self.sample(language)
    let pages = try Self.pages(sample)
    let tables = try Set(
      OutputTable.tables(of: sample.results, differences: sample.differences, ages: .five).map(
        \.schema.fileName)
        + OutputTable.tables(of: #require(sample.comparison), language: language).map(\.schema.fileName))
    var count = 0
    for (name, page) in pages {
      let ids = Set(page.values("id"))
      for link in page.values("href") where !link.hasPrefix("https://") && !link.hasPrefix("http://") {
        count += 1
        let parts = link.split(separator: "#", omittingEmptySubsequences: false)
        let file = String(parts[0])
        if parts.count > 1, file.isEmpty {
          #expect(ids.contains(String(parts[1])), "\(name): \(link)")
        } else if file.hasPrefix("../") {
          #expect(tables.contains(String(file.dropFirst(3))), "\(name): \(link)")
        } else {
          #expect(pages[file] != nil, "\(name): \(link)")
        }
      }
      #expect(
        page.values("src").isEmpty && page["link"].isEmpty && page["iframe"].isEmpty && page["object"].isEmpty
      )
      #expect(page["style"].allSatisfy { !$0.text.contains("url(") && !$0.text.contains("@import") })
      #expect(page["meta"].contains { $0.attributes["http-equiv"] == "Content-Security-Policy" })
    }
    #expect(count > 20)
  }

  @Test(arguments: languages)
  func `names are unique and headings follow each other`(_ language: Language) throws {
    for (name, page) in try Self.pages(Self.sample(language)) {
      let ids = page.values("id")
      #expect(Set(ids).count == ids.count, "\(name): \(ids.filter { id in ids.count { $0 == id } > 1 })")
      let known = Set(ids)
      for attribute in ["aria-labelledby", "aria-describedby", "for"] {
        for value in page.values(attribute).flatMap({ $0.split(separator: " ") }) {
          #expect(known.contains(String(value)), "\(name): \(attribute) \(value)")
        }
      }
      let ranks = page.elements.compactMap { element in
        element.name.wholeMatch(of: /h([1-6])/).flatMap { Int($0.output.1) }
      }
      #expect(ranks.first == 1 && ranks.count { $0 == 1 } == 1, "\(name)")
      for (rank, next) in zip(ranks, ranks.dropFirst()) { #expect(next <= rank + 1, "\(name): \(ranks)") }
      #expect(
        page.elements.allSatisfy { !["h1", "h2", "h3", "h4"].contains($0.name) || !$0.text.isEmpty },
        "\(name)")
    }
  }

  @Test(arguments: languages)
  func `drawings have a text and their data, tables a caption`(_ language: Language) throws {
    let pages = try Self.pages(Self.sample(language))
    #expect(pages.values.reduce(0) { $0 + $1["figure"].count } > 10)
    for (name, page) in pages {
      #expect(page["figure"].count == page["details"].count, "\(name)")
      for drawing in page["svg"] {
        // One with links in it is a group, as what is in an image can't be reached.
        #expect(["img", "group"].contains(drawing.attributes["role"]), "\(name)")
        #expect(
          drawing.attributes["aria-label"] != nil || drawing.attributes["aria-labelledby"] != nil, "\(name)")
      }
      #expect(page["table"].count == page["caption"].count, "\(name)")
      #expect(page["caption"].allSatisfy { !$0.text.isEmpty }, "\(name)")
      #expect(page["th"].allSatisfy { ["row", "col"].contains($0.attributes["scope"]) }, "\(name)")
      // A table that is wider than the screen is scrolled by keyboard too.
      let regions = page.elements.filter { $0.attributes["class"] == "scroll" }
      #expect(regions.count == page["table"].count, "\(name)")
      #expect(
        regions.allSatisfy {
          $0.attributes["tabindex"] == "0" && $0.attributes["aria-label"]?.isEmpty == false
        })
    }
  }

  @Test func `the index lists every area with its figures`() throws {
    let sample = try Self.sample()
    let index = try #require(try Self.pages(sample)["index.html"])
    let rows = index["tr"].filter { $0.attributes["data-set"] != nil }
    let areas = sample.results[0].areas
    #expect(rows.map { $0.attributes["data-set"] ?? "" } == areas.map(\.set))
    for (row, area) in zip(rows, areas) { #expect(row.text.hasPrefix(area.name), "\(row.text)") }
    let columns = index["th"].filter { $0.path.suffix(2) == ["thead", "tr"] && $0.path.contains("table") }
    #expect(
      columns.contains { $0.text == "Gebied" } && columns.contains { $0.text == "Eerste punt van aandacht" })
    // The controls are of no use before the script has run.
    #expect(
      index.elements.filter { $0.attributes["class"] == "controls" }.map { $0.attributes["hidden"] } == [
        "hidden"
      ])
  }

  @Test func `a figure of a later year stands in four digits, one that was counted as it is`() throws {
    var sample = try Self.sample()
    let base = try #require(sample.results[0].margins?.groups[0].mean)
    for step in [0, 2] {
      sample.results[0].margins?.groups[step] = Distribution(
        mean: base.scaled(by: step == 0 ? 1 : 1.1), quantiles: [1, 1.05, 1.1, 1.2, 1.3].map(base.scaled))
    }
    let index = try #require(try Self.pages(sample)["index.html"])
    func row(_ head: String) -> [String] {
      index["tr"].first { $0.text.hasPrefix(head) }.map { row in
        row.text.dropFirst(head.count).split(separator: "\n").map(String.init)
      } ?? []
    }
    // 234,368 people, a tenth more in the last year: 257,805, and 80 % from 246,086 to 281,242.
    #expect(row("Inwoners op 1 januari").joined() == "234.368257.800246.100 tot 281.20010,0\u{A0}%")
    #expect(index["p"].contains { $0.text.contains("naar verwachting 257.800 inwoners") })
    let area = try #require(index["tr"].first { $0.attributes["data-set"] == "land" })
    #expect(area.text.contains("234.368257.800"))
    #expect(!index["main"][0].text.contains("257.805"))
  }

  @Test func `a way past the map leads to the table`() throws {
    let index = try #require(try Self.pages(Self.sample())["index.html"])
    let ways = index["a"].filter { $0.attributes["class"] == "bypass" }
    #expect(ways.map { $0.attributes["href"] } == ["#areas"])
    #expect(ways.allSatisfy { !$0.text.isEmpty && $0.path.contains("figure") })
    #expect(index["section"].contains { $0.attributes["id"] == "areas" })
  }

  @Test func `the number of threads changes no byte`() throws {
    let sample = try Self.sample()
    let alone = try Self.files(sample, threads: 1)
    #expect(try Self.files(sample, threads: 3) == alone)
    #expect(try Self.files(sample) == alone)
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "../../etc/passwd", "=cmd|' /C calc'!A0",
    "\"\u{301} onmouseover=\"alert(1)\" x=\"\u{301}",
    "'><img src=x onerror=alert(1)>", "</style></title></svg><script>alert(1)</script>",
    "{{title}} {{{script}}} {area}",
    "\u{202E}moor\u{2066}", "قرية עיר", "Z\u{301}\u{327}\u{20DD}a", String(repeating: "naam", count: 2500),
    "]]><!--", "\0\u{1B}[31m",
  ])
  func `a name changes nothing but texts`(_ name: String) throws {
    let plain = try Self.pages(Self.sample())
    var sample = try Self.sample()
    sample.rename { name + $0 }
    let hostile = try Self.pages(sample)
    #expect(hostile.keys.sorted() == plain.keys.sorted())
    for (file, page) in hostile {
      // Drawings may break a long name over lines, or leave out what doesn't fit.
      func outside(_ page: PageTree?) -> [String] { (page?.shape ?? []).filter { !$0.contains("/svg/") } }
      #expect(outside(page) == outside(plain[file]), "\(file)")
      let drawn = Set(page["svg"].isEmpty ? [] : page.shape.filter { $0.contains("/svg/") })
      #expect(
        drawn.allSatisfy { !$0.contains("script") && !$0.contains("img") && !$0.contains(" on") }, "\(file)")
    }
  }
}
