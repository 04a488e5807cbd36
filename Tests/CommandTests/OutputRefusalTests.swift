import Foundation
import TestSupport
import Testing

@Suite struct OutputRefusalTests {
  private func withModel<T>(_ body: (URL) throws -> T) throws -> T {
    try withTemporaryDirectory { directory in
      try TinyModel().write(to: directory.appendingPathComponent("model"))
      return try body(directory)
    }
  }

  private let arguments = ["run", "--model", "model", "--horizon", "2", "--draws", "0", "--output"]

  @Test func `a directory that isn't ours ends with 73 and is left alone`() throws {
    try withModel { directory in
      let place = directory.appendingPathComponent("thesis")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
      try Data("mine".utf8).write(to: place.appendingPathComponent("chapter.txt"))
      let outcome = try Program.run(arguments + ["thesis"], in: directory)
      #expect(outcome.status == 73)
      #expect(
        outcome.error
          == "Error: can't write thesis: the directory exists and was not written by this program; name a new one\n"
      )
      #expect(place.names == ["chapter.txt"])
      #expect(directory.names == ["model", "thesis"])
    }
  }

  @Test func `the output is looked at before the model is read`() throws {
    try withModel { directory in
      let outcome = try Program.run(["run", "--model", "absent", "--output", "model"], in: directory)
      #expect(outcome.status == 73)
    }
  }

  @Test func `a file in the way and a missing parent end with 73`() throws {
    try withModel { directory in
      try Data().write(to: directory.appendingPathComponent("file"))
      for path in ["file", "file/out", "absent/out"] {
        let outcome = try Program.run(arguments + [path], in: directory)
        #expect(outcome.status == 73)
        #expect(outcome.error.hasPrefix("Error: can't write \(path): "))
      }
      #expect(directory.names == ["file", "model"])
    }
  }

  @Test func `a disk that fills up ends with 73, leaves the old results and nothing else`() throws {
    try withModel { directory in
      let out = directory.appendingPathComponent("out")
      #expect(try Program.run(arguments + ["out"], in: directory).status == 0)
      let before = try Data(contentsOf: out.appendingPathComponent("population.csv"))
      // No file may grow beyond 4 blocks of 512 bytes: writing then fails as it does on a full disk.
      let outcome = try Program.run(
        arguments + ["out", "--ages", "single"], in: directory, after: "ulimit -f 4")
      #expect(outcome.status == 73)
      #expect(outcome.error.hasPrefix("Error: can't write out/"))
      #expect(try Data(contentsOf: out.appendingPathComponent("population.csv")) == before)
      #expect(directory.names == ["model", "out"])
    }
  }

  #if os(Linux)
    @Test func `a path where nothing can be made ends with 73`() throws {
      try withModel { directory in
        let outcome = try Program.run(arguments + ["/proc/zorgprognose"], in: directory)
        #expect(outcome.status == 73)
        #expect(outcome.error.hasPrefix("Error: can't write /proc/zorgprognose: "))
      }
    }

    @Test func `standard output on a full disk ends with 73`() throws {
      try withModel { directory in
        let outcome = try Program.run(
          ["model", "describe", "model"], in: directory, after: "exec >/dev/full")
        #expect(outcome.status == 73)
        #expect(outcome.error == "Error: can't write to standard output\n")
      }
    }
  #endif

  @Test(.enabled(if: getuid() != 0, "the superuser may write anywhere"))
  func `a directory without the right to write ends with 73`() throws {
    try withModel { directory in
      let place = directory.appendingPathComponent("locked")
      try FileManager.default.createDirectory(
        at: place, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o555])
      let outcome = try Program.run(arguments + ["locked/out"], in: directory)
      #expect(outcome.status == 73)
      #expect(outcome.error.contains("locked/out"))
    }
  }
}
