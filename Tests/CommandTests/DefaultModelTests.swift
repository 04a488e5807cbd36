import DefaultModel
import Foundation
import TestSupport
import Testing

@Suite struct DefaultModelTests {
  @Test func `the model is found beside the tests`() throws {
    let directory = try DefaultModel.directory()
    #expect(directory.lastPathComponent == "nederland")
    #expect(directory.names.contains("population.csv"))
  }

  @Test func `the country has the inhabitants that Statistics Netherlands counted`() throws {
    try withTemporaryDirectory { directory in
      let outcome = try Program.run(["run", "--horizon", "1", "--draws", "0"], in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      let file = directory.appendingPathComponent("prognose/population.csv")
      let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      let country = rows.filter { $0[1] == "land" && $0[4] == "2024" }
      #expect(country.count == 2 * 22)
      #expect(country.compactMap { Double($0[8]) }.reduce(0, +) == 17_942_942)
    }
  }

  @Test func `the default model is the one that is checked when none is named, and asks for its attribution`()
    throws
  {
    try withTemporaryDirectory { directory in
      let validated = try Program.run(["model", "validate"], in: directory)
      #expect(validated.status == 0, "\(validated.error)")
      #expect(validated.output.contains("Nederland: valid"))
      let run = try Program.run(
        ["run", "--set", "gemeente", "--horizon", "1", "--draws", "0"], in: directory)
      #expect(run.output.hasPrefix("Zorgprognose 2024-2025: Nederland (model Nederland "))
      #expect(run.output.contains("datapackage.json; vermeld 'Bron: Vektis'\n"))
      #expect(run.output.hasSuffix("Verslag: prognose/report/index.html\n"))
      let described = try Program.run(["model", "describe"], in: directory)
      #expect(described.output.contains("  - Vektis: Voorwaarden Vektis Open Data: "))
      #expect(described.output.contains("  - mortality_drift: K "))
      #expect(described.output.contains("  - healthy_ageing: "))
    }
  }

  @Test func `a program that was moved with its model finds it, through a link too`() throws {
    try withTemporaryDirectory { directory in
      let folder = directory.appendingPathComponent("ergens anders")
      let program = folder.appendingPathComponent("zorgprognose")
      let model = try DefaultModel.directory()
      let bundle = folder.appendingPathComponent(model.deletingLastPathComponent().lastPathComponent)
      try FileManager.default.createDirectory(at: bundle, withIntermediateDirectories: true)
      try Program.place(at: program)
      try FileManager.default.copyItem(at: model, to: bundle.appendingPathComponent("nederland"))
      let link = directory.appendingPathComponent("link")
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: program)
      for place in [program, link] {
        let outcome = try Running(place, ["model", "describe"], in: directory).end()
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.output.contains("17.942.942"))
      }
    }
  }

  @Test func `an English report of it has no Dutch names of care, waits or units`() throws {
    try withTemporaryDirectory { directory in
      let outcome = try Program.run(
        ["run", "--set", "provincie", "--horizon", "1", "--draws", "0", "--language", "en"], in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      let page = directory.appendingPathComponent("prognose/report/provincie-pv29.html")
      let text =
        try String(contentsOf: page, encoding: .utf8)
        // Notes name products by their codes.
        + outcome.output.replacing(/\w+_\w+/, with: "")
      #expect(text.contains("per 1,000 residents") && text.contains("Home care"))
      let dutch = [
        "inwoners", "wachttijd", "huishouden", "contacten", "opnamen", "Thuiszorg", "gezondheidszorg",
        "aantal",
        "personen", "woningen", "Jeugd ",
      ]
      #expect(dutch.filter { text.contains($0) } == [])
    }
  }

  @Test func `a program without its model says where it looked and ends with 66`() throws {
    try withTemporaryDirectory { directory in
      let program = directory.appendingPathComponent("zorgprognose")
      try Program.place(at: program)
      let outcome = try Running(program, ["model", "describe"], in: directory).end()
      #expect(outcome.status == 66)
      #expect(outcome.error.contains("give a model with --model"))
      #expect(outcome.error.contains(directory.resolvingSymlinksInPath().path))
    }
  }
}
