import Foundation
import ModelDirectory
import TestSupport
import Testing

/// The model that comes with the program.
struct DefaultModelTests {
  private static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let directory = repository.appending(path: "Models/nederland")

  @Test func `it is read without a fault or a warning`() throws {
    let model = try ModelReader.read(directory: Self.directory)
    #expect(model.warnings == [])
    #expect(model.regions.count == 342)
    // Rounded to hundredths of a person per cell.
    expectClose([model.population.elements.reduce(0, +)], [17_942_942], within: .absolute(0.5))
    #expect(
      model.sets.map(\.name) == ["arbeidsmarktregio", "corop", "ggd", "land", "provincie", "zorgkantoor"])
    #expect(model.sets.map(\.aggregates.count) == [35, 40, 25, 1, 12, 31])
    #expect(model.mortality.history?.years == Array(1970...2022))
    #expect(
      model.settings.notRegional == [
        "zvw_overig": NotRegionalReason(
          dutch: "zorg in het buitenland, het meest langs de grens",
          english: "care abroad, most of it beside the border")
      ])
    #expect(model.inputs.count == model.inputs.filter { $0.bytes > 0 && $0.sha256.count == 64 }.count)
    // Sum of the column of moves, by awk; four decimals each.
    expectClose(
      [model.migration.flows[0].moves.elements.reduce(0, +)], [768_232.5546], within: .absolute(0.001))
  }

  @Test func `its regions lead to themselves and its old codes to its regions`() throws {
    let model = try ModelReader.read(directory: Self.directory)
    let mergers = MunicipalMergers(model)
    let codes = Set(model.regions.map(\.code))
    for code in Set(model.changes.map(\.oldCode)) {
      let ends = try mergers.destinations(of: code, from: 2012, to: 2024)
      #expect(ends.allSatisfy { codes.contains($0.code) })
      expectClose([ends.reduce(0) { $0 + $1.share }], [1], within: .relative(1e-12))
    }
  }
}
