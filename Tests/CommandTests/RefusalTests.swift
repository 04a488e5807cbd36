import Foundation
import TestSupport
import Testing

@Suite struct RefusalTests {
  /// Validates a model in a new directory.
  private func validate(_ model: TinyModel) throws -> Program.Outcome {
    try withTemporaryDirectory { directory in
      try model.write(to: directory.appendingPathComponent("model"))
      return try Program.run(["model", "validate", "model"], in: directory)
    }
  }

  @Test func `the tiny model is valid`() throws {
    let outcome = try validate(TinyModel())
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output.contains("model: valid"))
    #expect(outcome.error == "")
  }

  @Test(arguments: FaultCase.all)
  func `a fault is named with its file and line, and ends with 65`(fault: FaultCase) throws {
    let outcome = try validate(fault.model)
    #expect(outcome.status == 65)
    let lines = outcome.error.split(separator: "\n").map(String.init)
    let named = lines.filter { line in
      line.hasPrefix(fault.place + ":")
        && fault.words.allSatisfy { line.lowercased().contains($0.lowercased()) }
    }
    #expect(!named.isEmpty, "\(fault.place) with \(fault.words) in:\n\(outcome.error)")
    #expect(lines.last?.hasPrefix("Error: the model is invalid: ") == true)
    #expect(outcome.output == "")
  }

  @Test func `every fault is listed, with their number`() throws {
    let model = TinyModel()
      .replacing("population.csv", line: 3, with: "A1,F,1,x")
      .replacing("region_sets.csv", line: 3, with: "land,NL,Heel het land,ZZ,1")
      .replacing("care_use.csv", line: 2, with: "kuur,F,0,64,1")
    let outcome = try validate(model)
    #expect(outcome.status == 65)
    for place in ["population.csv:3:", "region_sets.csv:3:", "care_use.csv:2:"] {
      #expect(outcome.error.contains(place), "\(outcome.error)")
    }
    let count = outcome.error.split(separator: "\n").count - 1
    #expect(outcome.error.hasSuffix("Error: the model is invalid: \(count) faults\n"))
  }

  @Test func `run refuses an invalid model too, and leaves nothing`() throws {
    try withTemporaryDirectory { directory in
      let model = TinyModel().replacing("population.csv", line: 3, with: "A1,F,1,-1")
      try model.write(to: directory.appendingPathComponent("model"))
      let outcome = try Program.run(["run", "--model", "model", "--output", "out"], in: directory)
      #expect(outcome.status == 65)
      #expect(outcome.error.contains("population.csv:3:"))
      #expect(directory.names == ["model"])
    }
  }

  @Test func `an empty directory is no model`() throws {
    try withTemporaryDirectory { directory in
      let outcome = try Program.run(["model", "validate", "."], in: directory)
      #expect(outcome.status == 65)
      #expect(outcome.error.contains("model.yaml"))
    }
  }

  @Test func `settings without tables are no model`() throws {
    try withTemporaryDirectory { directory in
      try Data("name: Leeg\nbase_year: 2024\n".utf8).write(to: directory.appendingPathComponent("model.yaml"))
      let outcome = try Program.run(["model", "validate", "."], in: directory)
      #expect(outcome.status == 65)
      #expect(outcome.error.contains("regions.csv") && outcome.error.contains("population.csv"))
    }
  }

  @Test(arguments: [["--model", "absent"], ["--sets", "absent.csv"]])
  func `a path that isn't there ends with 66`(arguments: [String]) throws {
    try withTemporaryDirectory { directory in
      try TinyModel().write(to: directory.appendingPathComponent("model"))
      let model = arguments[0] == "--model" ? [] : ["--model", "model"]
      let outcome = try Program.run(["run", "--output", "out"] + model + arguments, in: directory)
      #expect(outcome.status == 66)
      #expect(outcome.error.contains(arguments[1]))
      #expect(directory.names == ["model"])
    }
  }

  @Test(arguments: [["run", "--model"], ["model", "validate"], ["model", "describe"]])
  func `a model that is a file ends with 66 and says so`(arguments: [String]) throws {
    try withTemporaryDirectory { directory in
      try Data().write(to: directory.appendingPathComponent("file"))
      let outcome = try Program.run(arguments + ["file"], in: directory)
      #expect(outcome.status == 66)
      #expect(outcome.error == "Error: file: is not a directory\n")
    }
  }

  @Test func `a table that no method can use is a fault for validate as for run`() throws {
    // Rates of 0 are allowed, but nobody may live for ever.
    let model = TinyModel().replacing("mortality.csv") { text in
      text.split(separator: "\n").map { line in
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        let isOpen = fields[3] == "\(TinyModel.openAge)"
        return isOpen ? fields.dropLast().joined(separator: ",") + ",0" : String(line)
      }.joined(separator: "\n") + "\n"
    }
    try withTemporaryDirectory { directory in
      try model.write(to: directory.appendingPathComponent("model"))
      let run = try Program.run(["run", "--model", "model", "--horizon", "1"], in: directory)
      let validated = try Program.run(["model", "validate", "model"], in: directory)
      for outcome in [run, validated] {
        #expect(outcome.status == 65 && outcome.output == "")
        #expect(outcome.error.hasPrefix("mortality.csv: the death rate of the open age 105 "))
        #expect(outcome.error.hasSuffix("\nError: the model is invalid: 1 fault\n"))
      }
      #expect(directory.names == ["model"])
    }
  }

  /// A flawed file of 200 MB; the bound on time is generous beside the second that it takes.
  private func expectQuickRefusal(of file: String, _ fill: (FileHandle) throws -> Void) throws {
    try withTemporaryDirectory { directory in
      let place = directory.appendingPathComponent("model")
      try TinyModel().write(to: place)
      let handle = try FileHandle(forWritingTo: place.appendingPathComponent(file))
      try fill(handle)
      try handle.close()
      let outcome = try Program.run(["model", "validate", "model"], in: directory)
      #expect(outcome.status == 65)
      #expect(outcome.error.hasPrefix(file + ":"), "\(outcome.error.prefix(500))")
      #expect(outcome.error.utf8.count < 100_000)
      #expect(outcome.seconds < 20)
    }
  }

  private static let junkBytes = 200 << 20

  @Test func `200 MB of nothing is refused in seconds`() throws {
    try expectQuickRefusal(of: "population.csv") { try $0.truncate(atOffset: UInt64(Self.junkBytes)) }
  }

  @Test func `200 MB of junk lines is refused in seconds`() throws {
    let block = Data(String(repeating: "A1,F,junk,\"\n", count: 1 << 16).utf8)
    try expectQuickRefusal(of: "population.csv") { file in
      try file.write(contentsOf: Data("region,sex,age,population\n".utf8))
      for _ in 0..<Self.junkBytes / block.count { try file.write(contentsOf: block) }
    }
  }

  @Test func `200 MB without a line feed is refused in seconds`() throws {
    let block = Data(String(repeating: "x", count: 1 << 20).utf8)
    try expectQuickRefusal(of: "regions.csv") { file in
      for _ in 0..<Self.junkBytes / block.count { try file.write(contentsOf: block) }
    }
  }

  @Test(arguments: ["regions.csv", "population.csv", "model.yaml"])
  func `a binary file is refused`(file: String) throws {
    var random = SplitMix64(seed: 11)
    let bytes = (0..<4096).map { _ in UInt8.random(in: 0...255, using: &random) }
    try withTemporaryDirectory { directory in
      let place = directory.appendingPathComponent("model")
      try TinyModel().write(to: place)
      try Data(bytes).write(to: place.appendingPathComponent(file))
      let outcome = try Program.run(["model", "validate", "model"], in: directory)
      #expect(outcome.status == 65)
      #expect(outcome.error.contains(file + ":"))
      // No raw bytes on the terminal.
      #expect(outcome.error.unicodeScalars.allSatisfy { $0.value >= 32 || $0 == "\n" })
    }
  }
}
