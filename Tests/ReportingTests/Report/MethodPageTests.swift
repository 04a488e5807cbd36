import ModelDirectory
import Prognosis
import Reporting
import Testing

@Suite struct MethodPageTests {
  private func part(_ id: String, _ change: (inout SamplePage) -> Void = { _ in }) throws -> ReportSection {
    var page = try SamplePage()
    change(&page)
    return try #require(page.method().first { $0.id == id })
  }

  @Test func `the parts of the page stand in order, in each language`() throws {
    for language in Language.allCases {
      var page = try SamplePage()
      page.language = language
      let parts = try page.method()
      #expect(parts.map(\.id) == ["reading", "model", "sources", "warnings", "run"])
      #expect(parts.allSatisfy { !$0.title.isEmpty && !$0.lead.isEmpty })
    }
  }

  @Test func `the guide tells how many draws there are, or that there are none`() throws {
    #expect(try part("reading").texts.contains { $0.hasPrefix("De toekomst is 1.000 keer doorgerekend") })
    let without = try part("reading") { $0.results[0].margins = nil }
    #expect(without.texts.contains { $0.hasPrefix("Deze run heeft geen trekkingen gemaakt.") })
    #expect(!without.texts.contains { $0.hasPrefix("De toekomst is") })
  }

  @Test func `the run can be told from others and done again`() throws {
    let run = try part("run") { $0.add(scenarios: ["minder_verzuim"]) }
    let identity = try #require(run.table("Waarmee deze cijfers"))
    let rows = Dictionary(uniqueKeysWithValues: identity.rows.map { ($0[0], $0[1]) })
    #expect(rows["Programma"] == "zorgprognose \(Engine.version)" && rows["Zaad"] == "7")
    #expect(rows["Trekkingen"] == "1.000" && rows["Opdracht"] == "zorgprognose run --draws 1000")
    #expect(rows["Jaren"] == "2024-2026" && rows["Scenario's"] == "minder_verzuim" && rows["Taal"] == "nl")
    #expect(rows["Lineaire algebra"] == "OpenBLAS 0.3" && rows["Rekenkernen"] == "avx2")
    let inputs = try #require(run.table("De invoerbestanden"))
    let model = try SampleComparison.model()
    #expect(!model.inputs.isEmpty && inputs.rows.map { $0[0] } == model.inputs.map(\.name))
    #expect(inputs.rows.map { $0[2] } == model.inputs.map(\.sha256))
  }

  @Test func `without draws there is no seed to tell`() throws {
    let run = try part("run") { $0.results[0].margins = nil }
    let rows = try #require(run.table("Waarmee deze cijfers")).rows
    #expect(rows.contains(["Trekkingen", "geen"]) && rows.contains(["Zaad", "geen"]))
  }

  @Test func `a source links to the web and nowhere else`() throws {
    let addresses = [
      "https://example.org/a?b=1", "http://example.org", "javascript:alert(1)", "file:///etc/passwd",
      "https://example.org/\" onclick=\"alert(1)", "data:text/html,x", "", "the desk drawer",
    ]
    let sources = try part("sources") { page in
      let row = page.model.sources[0]
      page.model.sources = addresses.map {
        var own = row
        own.url = $0
        return own
      }
    }
    let table = try #require(sources.tables.first)
    #expect(table.links == [addresses[0], addresses[1], nil, nil, nil, nil, nil, nil])
    #expect(table.rows.count == addresses.count)
    #expect(
      table.rows[2][0].hasSuffix("(javascript:alert(1))") && table.rows[7][0].hasSuffix("(the desk drawer)"))
    #expect(!table.rows[0][0].contains("example.org") && !table.rows[6][0].hasSuffix(")"))
  }

  @Test func `all notes of the run stand there, each once`() throws {
    let notes = try part("warnings") { page in
      page.add(scenarios: ["b"])
      page.results[0].warnings.append(Notice(dutch: "Scenario b: ook dit", english: "Scenario b: this too"))
      page.results[1].warnings = [Notice(dutch: "ook dit", english: "this too")]
    }
    #expect(notes.texts.contains("let op") && notes.texts.count { $0.contains("ook dit") } == 1)
    let count = notes.texts.count - notes.lead.count
    #expect(
      notes.lead == [
        "De run heeft \(count) opmerkingen bij zijn eigen cijfers. Lees ze voordat u een cijfer gebruikt."
      ])
    let none = try part("warnings") { page in
      page.results[0].warnings = []
      page.model.warnings = []
    }
    #expect(none.lead == ["Er zijn geen opmerkingen."] && none.blocks.isEmpty)
  }

  @Test func `the model is told with its status, its uncertainty and its makers' words`() throws {
    let model = try part("model") { page in
      page.model.settings.status = ["population": "observed", "care_use": "assumed"]
      page.uncertainty = [
        UncertaintySource(name: "mortality", hasMargin: true, size: Notice(dutch: "klein", english: "small"))
      ]
      page.modelCard = "# Title\n\nWritten by hand."
    }
    #expect(model.table("De status")?.rows == [["care_use", "aangenomen"], ["population", "waargenomen"]])
    #expect(model.table("Waar de marges")?.rows == [["mortality", "klein", "ja"]])
    #expect(model.texts.contains("Written by hand."))
    #expect(try part("model").table("Waar de marges") == nil)
    #expect(try !part("model").texts.contains("Beschrijving van het model"))
  }

  @Test func `figures of other years than the base year are named with their year`() throws {
    let model = try part("model") { page in
      for index in page.model.care.products.indices { page.model.care.products[index].year = 2024 }
      page.model.care.products[0].year = 2019
    }
    let rows = try #require(model.table("Cijfers van een ander jaar")).rows
    #expect(rows.contains { $0[1] == "2019" } && !rows.contains { $0[1] == "2024" })
  }
}
