import Foundation
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// Draws are the same to the bit whatever else is asked for, and in whatever order.
@Suite struct DrawIdentityTests {
  private func expectSame(_ a: DrawRun, _ b: DrawRun, draws: Range<Int>, _ what: String) throws {
    #expect(a.result.areas.count > 0)
    for (area, place) in a.result.areas.enumerated() {
      let other = try #require(
        b.result.areas.firstIndex { $0.set == place.set && $0.code == place.code }, "\(place.code)")
      let same = a.bits(area: area, draws: draws) == b.bits(area: other, draws: draws)
      #expect(same, "\(what): \(place.code)")
    }
  }

  private func run(
    _ model: RegionModel, sets: [String] = ["land", "gemeente"], regions: [String] = [], draws: Int = 24,
    threads: Int? = nil, seed: UInt64 = 7
  ) throws -> DrawRun {
    try DrawRun(model, sets: sets, regions: regions, draws: draws, threads: threads, seed: seed) {
      $0.switchEverythingOn(cells: model.grid.cells)
    }
  }

  @Test func `the number of threads changes no bit`() throws {
    let model = try MethodModel.staffed.read()
    let one = try run(model, draws: 100, threads: 1)
    for threads in [2, 16] {
      let more = try run(model, draws: 100, threads: threads)
      try expectSame(one, more, draws: 0..<100, "\(threads) threads")
      #expect(one.result.margins?.care.map(\.mean) == more.result.margins?.care.map(\.mean))
      #expect(one.result.margins?.groups.map(\.quantiles) == more.result.margins?.groups.map(\.quantiles))
    }
  }

  @Test(arguments: [1, 7, 8, 9, 24])
  func `fewer draws are the first of more`(draws: Int) throws {
    let model = try MethodModel.staffed.read()
    let few = try run(model, draws: draws)
    try expectSame(few, try run(model, draws: 100), draws: 0..<draws, "\(draws) draws")
    #expect(Set(few.people(3, area: 0)).count == draws)
  }

  @Test func `the order of rows changes no bit`() throws {
    let model = MethodModel.staffed
    let straight = try DrawRun(try model.read())
    for seed in [1, 2] as [UInt64] {
      let shuffled = try DrawRun(try model.withRowsShuffled(seed: seed).read())
      try expectSame(straight, shuffled, draws: 0..<24, "order \(seed)")
    }
    #expect(Set(straight.people(3, area: 1)).count == 24)
  }

  @Test func `an area's draws are the same with others and alone`() throws {
    let model = try MethodModel.staffed.read()
    let all = try run(model)
    try expectSame(try run(model, sets: [], regions: ["C3"]), all, draws: 0..<24, "C3 alone")
    try expectSame(try run(model, sets: ["land"]), all, draws: 0..<24, "the land alone")
    try expectSame(
      try run(model, sets: ["gemeente"], regions: ["D4", "A1"]), all, draws: 0..<24, "two regions")
  }

  @Test func `another seed gives other draws`() throws {
    let model = try MethodModel.staffed.read()
    let (one, other) = (try run(model), try run(model, seed: 8))
    for area in one.result.areas.indices {
      // From the first year on; on 1 January of the base year nothing is uncertain.
      #expect(zip(one.people(1, area: area), other.people(1, area: area)).allSatisfy { $0 != $1 })
      for row in one.result.componentNames.indices {
        let pair = [one, other].map { $0.series.values(.components, row, 0, area: area) }
        #expect(zip(pair[0], pair[1]).allSatisfy { $0 != $1 }, "component \(row)")
      }
      for row in 0..<one.series.rowCount(.care) {
        let pair = [one, other].map { $0.series.values(.care, row, 1, area: area) }
        #expect(zip(pair[0], pair[1]).allSatisfy { $0 != $1 }, "care \(row)")
      }
    }
  }

  @Test func `the default model's draws hang on no number of threads or draws`() throws {
    let model = try DefaultRun.model()
    let sets = ["land", "gemeente"]
    let one = try DrawRun(model, sets: sets, horizon: 1, draws: 20, threads: 1)
    let two = try DrawRun(model, sets: sets, horizon: 1, draws: 9, threads: 2)
    try expectSame(two, one, draws: 0..<9, "default")
    let alone = try DrawRun(model, sets: [], regions: ["GM0363"], horizon: 1, draws: 9)
    try expectSame(alone, one, draws: 0..<9, "Amsterdam alone")
  }
}

extension MethodModel {
  /// The model with the rows of every table in an order of chance.
  func withRowsShuffled(seed: UInt64) -> MethodModel {
    var (copy, generator) = (self, SplitMix64(seed: seed))
    for (name, text) in files.sorted(by: { $0.key < $1.key }) where name.hasSuffix(".csv") {
      let lines = text.split(separator: "\n")
      let rows = lines.dropFirst().shuffled(using: &generator)
      copy.files[name] = ([lines[0]] + rows).joined(separator: "\n") + "\n"
    }
    return copy
  }
}
