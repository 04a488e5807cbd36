import Foundation
import ModelDirectory
import Testing

/// Files that are no tables at all.
struct JunkTests {
  /// The faults when `file` of a small model holds these bytes.
  private func faults(_ file: String, _ bytes: Data) throws -> [String] {
    try TestModel.oneRegion.withDirectory { directory in
      try bytes.write(to: directory.appending(path: file))
      do throws(ModelError) {
        _ = try ModelReader.read(directory: directory)
        return []
      } catch {
        guard case .invalid(let faults, let more) = error else { return ["\(error)"] }
        return faults.map(\.description) + (more == 0 ? [] : ["and \(more) more"])
      }
    }
  }

  private static let population = "region,sex,age,population\n"
  private static let bytes = 200 << 20

  @Test func `a binary file`() throws {
    let bytes = Data((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 131) })
    #expect(
      try faults("population.csv", bytes) == [
        "population.csv:1: isn't UTF-8 text: the byte 0x83 has no place here"
      ])
    #expect(
      try faults("model.yaml", bytes) == ["model.yaml:1: isn't UTF-8 text: the byte 0x83 has no place here"])
  }

  @Test func `bytes that are no text below a good header`() throws {
    let bytes = Data((Self.population + "A,F,0,10\nA,F,1,1").utf8) + Data([0xC3]) + Data("0\n".utf8)
    #expect(
      try faults("population.csv", bytes) == [
        "population.csv:3: isn't UTF-8 text: the byte 0xC3 has no place here"
      ])
  }

  @Test(
    arguments: [
      [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xF0, 0x80, 0x80, 0x80], [0x80],
      [0xE2, 0x82], [0xFF],
    ] as [[UInt8]]) func `ill-formed UTF-8`(_ bytes: [UInt8]) throws
  {
    let hex = String(bytes[0], radix: 16, uppercase: true)
    let text = Data("region,name\nA,".utf8) + Data(bytes) + Data("\n".utf8)
    #expect(
      try faults("regions.csv", text).joined(separator: "\n")
        == "regions.csv:2: isn't UTF-8 text: the byte 0x\(hex) has no place here")
  }

  @Test func `well-formed UTF-8 of every length`() throws {
    #expect(try faults("regions.csv", Data("region,name\nA,é€𝄞\u{10FFFF}\u{D7FF}\u{E000}\n".utf8)) == [])
  }

  @Test func `200 MB in one line`() throws {
    let bytes = Data(repeating: UInt8(ascii: "x"), count: Self.bytes)
    #expect(
      try faults("population.csv", bytes) == [
        "population.csv:1: isn't a table: the first line is longer than 65536 bytes"
      ])
  }

  @Test func `lines under no header`() throws {
    let line = Data("a line of junk that goes on and on\n".utf8)
    var bytes = Data()
    for _ in 0..<100_000 { bytes.append(line) }
    #expect(
      try faults("population.csv", bytes)
        == [
          "population.csv:1: has an unknown column 'a line of junk that goes on and on'; allowed are region, sex, age, "
            + "age_from, age_to, population, and names that start with x_",
          "population.csv:1: has no column 'region'", "population.csv:1: has no column 'sex'",
          "population.csv:1: has no column 'population'",
          "population.csv:1: must have either the column age or age_from and age_to",
        ].sorted())
  }

  @Test func `junk under a good header: reading stops, the first faults are listed, the rest counted`() throws
  {
    let bytes = Data((Self.population + String(repeating: "junk\n", count: 1_000_000)).utf8)
    let faults = try faults("population.csv", bytes)
    #expect(faults.count == 22)
    #expect(faults[0] == "population.csv: has too many faults; nothing below line 10001 was read")
    #expect(faults[1] == "population.csv:2: has 1 fields where the header has 4")
    #expect(faults[20] == "population.csv:21: has 1 fields where the header has 4")
    #expect(faults[21] == "and 9980 more")
  }

  @Test func `blank lines at the end are none, however many`() throws {
    var rows = ["F", "M"].flatMap { sex in (0...5).map { "A,\(sex),\($0),10\n" } }
    rows.append(String(repeating: "\n", count: 5_000_000))
    let clock = ContinuousClock()
    let start = clock.now
    #expect(try faults("population.csv", Data((Self.population + rows.joined()).utf8)) == [])
    // A tenth of a second; looking to the end of the file at each of them would take hours.
    #expect(clock.now - start < .seconds(60))
  }

  @Test func `a directory in the place of a file`() throws {
    try TestModel.oneRegion.withDirectory { directory in
      let path = directory.appending(path: "care_trends.csv")
      try FileManager.default.createDirectory(at: path, withIntermediateDirectories: false)
      let error = #expect(throws: ModelError.self) { try ModelReader.read(directory: directory) }
      guard case .invalid(let faults, 0) = error else {
        return #expect(Bool(false), "\(String(describing: error))")
      }
      #expect(faults.map(\.description) == ["care_trends.csv: is not a file"])
    }
  }

  @Test func `settings that can't be read hide no missing table`() throws {
    var model = TestModel.oneRegion
    for name in ["model.yaml", "population.csv"] { model.files[name] = nil }
    try model.withDirectory { directory in
      let path = directory.appending(path: "model.yaml")
      try FileManager.default.createDirectory(at: path, withIntermediateDirectories: false)
      let error = #expect(throws: ModelError.self) { try ModelReader.read(directory: directory) }
      guard case .invalid(let faults, 0) = error else {
        return #expect(Bool(false), "\(String(describing: error))")
      }
      #expect(
        faults.map(\.description) == [
          "model.yaml: is not a file", "population.csv: is missing; every model needs it",
        ])
    }
  }

  @Test func `a file that no one reads is named`() throws {
    var model = TestModel.oneRegion
    for name in ["notes.txt", "Population.csv", "MODEL.md", ".hidden"] { model.files[name] = "anything" }
    #expect(
      try model.read().warnings.map(\.description) == [
        "Population.csv: isn't a file of a model and is not read",
        "notes.txt: isn't a file of a model and is not read",
      ])
  }
}
