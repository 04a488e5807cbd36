import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct OutputDirectoryTests {
  private static func description(of files: [String]) -> OutputFile {
    let resources = files.map { "{\"path\": \"\($0)\"}" }.joined(separator: ", ")
    let text = "{\"resources\": [\(resources)], \"run\": {\"engine\": {\"name\": \"\(Engine.name)\"}}}"
    return file(DataPackage.fileName, text)
  }

  private static func file(_ name: String, _ text: String) -> OutputFile {
    OutputFile(name: name, pieces: text.utf8.map { [$0] })
  }

  private static func results(_ text: String) -> [OutputFile] {
    [file("a.csv", text), description(of: ["a.csv"])]
  }

  private func content(_ url: URL) -> String? { try? String(contentsOf: url, encoding: .utf8) }

  @Test func `results are written where there was nothing, with nothing beside them`() throws {
    try withTemporaryDirectory { parent in
      let place = parent.appendingPathComponent("één map")
      try OutputDirectory(path: place.path).replace(with: Self.results("new"))
      #expect(parent.names == ["één map"])
      #expect(place.names == ["a.csv", DataPackage.fileName])
      #expect(content(place.appendingPathComponent("a.csv")) == "new")
    }
  }

  @Test func `results replace older ones as a whole`() throws {
    try withTemporaryDirectory { parent in
      let place = parent.appendingPathComponent("out")
      let old = [
        Self.file("a.csv", "old"), Self.file("b.csv", "old"), Self.description(of: ["a.csv", "b.csv"]),
      ]
      try OutputDirectory(path: place.path).replace(with: old)
      try OutputDirectory(path: place.path + "/").replace(with: Self.results("new"))
      #expect(parent.names == ["out"])
      #expect(place.names == ["a.csv", DataPackage.fileName])
      #expect(content(place.appendingPathComponent("a.csv")) == "new")
    }
  }

  @Test func `a file system that can't exchange gets there in steps`() throws {
    try withTemporaryDirectory { parent in
      let (place, staged) = (parent.appendingPathComponent("out"), parent.appendingPathComponent("staged"))
      let output = try OutputDirectory(path: place.path)
      try output.replace(with: Self.results("old"))
      try OutputDirectory(path: staged.path).replace(with: Self.results("new"))
      try output.exchangeInSteps(staged.path)
      #expect(content(place.appendingPathComponent("a.csv")) == "new")
      #expect(content(staged.appendingPathComponent("a.csv")) == "old")
      #expect(parent.names == ["out", "staged"])
    }
  }

  @Test func `where the new results can't follow the old ones come back`() throws {
    try withTemporaryDirectory { parent in
      let place = parent.appendingPathComponent("out")
      let output = try OutputDirectory(path: place.path)
      try output.replace(with: Self.results("old"))
      #expect(throws: OutputError.self) {
        try output.exchangeInSteps(parent.appendingPathComponent("absent").path)
      }
      #expect(parent.names == ["out"])
      #expect(content(place.appendingPathComponent("a.csv")) == "old")
    }
  }

  @Test func `a directory of someone else's is refused and left alone`() throws {
    try withTemporaryDirectory { parent in
      try Data("mine".utf8).write(to: parent.appendingPathComponent("thesis.txt"))
      #expect(throws: OutputError.foreignDirectory(path: parent.path)) {
        try OutputDirectory(path: parent.path)
      }
      #expect(parent.names == ["thesis.txt"])
    }
  }

  @Test(arguments: [
    nil, "{", "[]", "{\"resources\": []}", "{\"resources\": [], \"run\": {\"engine\": {\"name\": \"x\"}}}",
  ])
  func `a directory that doesn't say it is ours is not`(description: String?) throws {
    try withTemporaryDirectory { parent in
      if let description {
        try Data(description.utf8).write(to: parent.appendingPathComponent(DataPackage.fileName))
      }
      #expect(throws: OutputError.foreignDirectory(path: parent.path)) {
        try OutputDirectory(path: parent.path)
      }
    }
  }

  @Test func `results with someone else's file among them are refused, which is named`() throws {
    try withTemporaryDirectory { parent in
      let place = parent.appendingPathComponent("out")
      let output = try OutputDirectory(path: place.path)
      try output.replace(with: Self.results("old"))
      try Data("mine".utf8).write(to: place.appendingPathComponent("notes.xlsx"))
      let refusal = OutputError.foreignFile(path: place.path, file: "notes.xlsx")
      #expect(throws: refusal) { try OutputDirectory(path: place.path) }
      #expect(refusal.description.contains("notes.xlsx"))
      // What appeared during the run is seen at its end.
      #expect(throws: refusal) { try output.replace(with: Self.results("new")) }
      #expect(content(place.appendingPathComponent("a.csv")) == "old")
      #expect(content(place.appendingPathComponent("notes.xlsx")) == "mine")
      #expect(parent.names == ["out"])
    }
  }

  @Test func `a file, a missing parent and a link to nowhere are refused`() throws {
    try withTemporaryDirectory { parent in
      let file = parent.appendingPathComponent("file")
      try Data().write(to: file)
      #expect(throws: OutputError.notADirectory(path: file.path)) { try OutputDirectory(path: file.path) }
      let deep = parent.appendingPathComponent("absent/out")
      #expect(throws: OutputError.self) { try OutputDirectory(path: deep.path) }
      #expect(throws: OutputError.self) { try OutputDirectory(path: file.path + "/out") }
      let link = parent.appendingPathComponent("link")
      try FileManager.default.createSymbolicLink(
        at: link, withDestinationURL: parent.appendingPathComponent("nowhere"))
      #expect(throws: OutputError.notADirectory(path: link.path)) { try OutputDirectory(path: link.path) }
    }
  }

  @Test func `a link to results stays a link`() throws {
    try withTemporaryDirectory { parent in
      let (place, link) = (parent.appendingPathComponent("out"), parent.appendingPathComponent("latest"))
      try OutputDirectory(path: place.path).replace(with: Self.results("old"))
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: place)
      try OutputDirectory(path: link.path).replace(with: Self.results("new"))
      #expect(content(place.appendingPathComponent("a.csv")) == "new")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == place.path)
    }
  }

  @Test func `a file that can't be written leaves the old results and nothing beside them`() throws {
    try withTemporaryDirectory { parent in
      let place = parent.appendingPathComponent("out")
      let output = try OutputDirectory(path: place.path)
      try output.replace(with: Self.results("old"))
      let bad = Self.results("new") + [Self.file("no/such/place.csv", "x")]
      let error = #expect(throws: OutputError.self) { try output.replace(with: bad) }
      #expect(error?.description.contains("out/no/such/place.csv") == true)
      #expect(parent.names == ["out"])
      #expect(content(place.appendingPathComponent("a.csv")) == "old")
    }
  }

  #if os(Linux)
    @Test func `a full device is noticed`() throws {
      let device = try #require(FileHandle(forWritingAtPath: "/dev/full"))
      defer { try? device.close() }
      let reason = FileSystem.write([1, 2, 3], to: device.fileDescriptor)
      #expect(reason == "No space left on device")
    }

    @Test func `a path where nothing can be made is refused and named`() throws {
      let error = #expect(throws: OutputError.self) { try OutputDirectory(path: "/proc/zorgprognose") }
      #expect(error?.description.hasPrefix("can't write /proc/zorgprognose: ") == true)
    }
  #endif
}
