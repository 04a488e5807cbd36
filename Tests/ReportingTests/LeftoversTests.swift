import Foundation
import Reporting
import TestSupport
import Testing

/// What runs that were killed leave, and what the next makes of it.
@Suite struct LeftoversTests {
  private static func file(_ name: String, _ text: String) -> OutputFile {
    OutputFile(name: name, pieces: [Array(text.utf8)])
  }

  private static func results(_ text: String) -> [OutputFile] {
    let description =
      "{\"resources\": [{\"path\": \"a.csv\"}], "
      + "\"run\": {\"engine\": {\"name\": \"\(Engine.name)\"}, \"files\": [\"report/index.html\"]}}"
    return [
      file("a.csv", text), file("report/index.html", text), file(DataPackage.fileName, description),
    ]
  }

  private func content(_ url: URL) -> String? {
    let texts = ["a.csv", "report/index.html"].map {
      try? String(contentsOf: url.appendingPathComponent($0), encoding: .utf8)
    }
    return texts[0] == texts[1] ? texts[0] : nil
  }

  /// The name of a directory that a process which is gone made for an output.
  private func name(_ output: String, attempt: Int = 0) -> String {
    StagingName(for: output, process: 99_999_999, attempt: attempt).text
  }

  private func make(_ text: String, at url: URL) throws {
    try OutputDirectory(path: url.path).replace(with: Self.results(text))
  }

  /// The states between which a run without an exchange of directories goes, and what must come of each.
  @Test func `whatever the moment at which a run without an exchange was killed, the next one recovers`()
    throws
  {
    try withTemporaryDirectory { parent in
      let out = parent.appendingPathComponent("out")
      let staged = parent.appendingPathComponent(name("out"))
      let aside = parent.appendingPathComponent(name("out") + "-old")
      let states: [(old: URL?, new: URL?, expected: String)] = [
        // Ready; the old moved aside; the new in its place; the old moved to where the new was.
        (out, staged, "old"), (aside, staged, "old"), (aside, out, "new"), (staged, out, "new"),
        // The first results of all, ready and in place.
        (nil, out, "new"), (aside, nil, "old"),
      ]
      for state in states {
        // Made elsewhere, since the directory's own names are what a run would tidy up.
        for (text, place) in [("old", state.old), ("new", state.new)] {
          guard let place else { continue }
          let made = parent.appendingPathComponent("elsewhere/\(text)")
          try FileManager.default.createDirectory(
            at: made.deletingLastPathComponent(), withIntermediateDirectories: true)
          try make(text, at: made)
          try FileManager.default.moveItem(at: made, to: place)
        }
        try FileManager.default.removeItem(at: parent.appendingPathComponent("elsewhere"))
        let output = try OutputDirectory(path: out.path)
        #expect(content(out) == state.expected)
        #expect(parent.names == ["out"])
        try output.replace(with: Self.results("next"))
        #expect(content(out) == "next" && parent.names == ["out"])
        try FileManager.default.removeItem(at: out)
      }
    }
  }

  @Test func `a half-made directory of a run that is gone is removed, of whatever output`() throws {
    try withTemporaryDirectory { parent in
      for name in [name("out"), name("out", attempt: 3), name("other")] {
        let place = parent.appendingPathComponent(name)
        try FileManager.default.createDirectory(
          at: place.appendingPathComponent("report"), withIntermediateDirectories: true)
        try Data("half".utf8).write(to: place.appendingPathComponent("report/index.html"))
      }
      try make("new", at: parent.appendingPathComponent("out"))
      #expect(parent.names == ["out"])
    }
  }

  @Test func `old results that belong to another output are left for its own next run`() throws {
    try withTemporaryDirectory { parent in
      let (out, other) = (parent.appendingPathComponent("out"), parent.appendingPathComponent("other"))
      try make("precious", at: other)
      try FileManager.default.moveItem(
        at: other, to: parent.appendingPathComponent(name("other") + "-old"))
      try make("new", at: out)
      #expect(parent.names == [name("other") + "-old", "out"])
      _ = try OutputDirectory(path: other.path)
      #expect(content(other) == "precious" && content(out) == "new")
      #expect(parent.names == ["other", "out"])
    }
  }

  @Test func `a directory that a run is using is left alone`() throws {
    try withTemporaryDirectory { parent in
      let out = parent.appendingPathComponent("out")
      try make("old", at: out)
      try OutputDirectory(path: out.path).replace { (sink) throws(OutputError) in
        for file in Self.results("new") { try sink.write(file) }
        // Meanwhile another run of the same output begins and ends.
        let before = parent.names
        #expect(before.count == 2)
        try OutputDirectory(path: out.path).replace(with: Self.results("between"))
        #expect(parent.names == before)
        #expect(content(out) == "between")
      }
      #expect(content(out) == "new" && parent.names == ["out"])
    }
  }

  @Test func `old results that a run under way has moved aside are left to it, and put back once it is gone`()
    throws
  {
    try withTemporaryDirectory { parent in
      let out = parent.appendingPathComponent("out")
      try make("only", at: out)
      let aside = parent.appendingPathComponent(name("out") + "-old")
      try FileManager.default.moveItem(at: out, to: aside)
      // Another description of the directory has the lock, as another process would.
      let descriptor = open(aside.path, O_RDONLY | O_DIRECTORY)
      try #require(descriptor >= 0 && flock(descriptor, LOCK_EX) == 0)
      _ = try OutputDirectory(path: out.path)
      #expect(content(aside) == "only" && parent.names == [aside.lastPathComponent])
      close(descriptor)
      _ = try OutputDirectory(path: out.path)
      #expect(content(out) == "only" && parent.names == ["out"])
    }
  }

  @Test func `other names that start alike are left alone`() throws {
    try withTemporaryDirectory { parent in
      let names = [
        ".zorgprognose-12-0", ".zorgprognose-x-0-0123456789abcdef", ".zorgprognose-12-0-0123456789abcdeg",
        ".zorgprognose-12-0-0123456789abcdef-new", "zorgprognose-12-0-0123456789abcdef",
      ]
      for name in names {
        try FileManager.default.createDirectory(
          at: parent.appendingPathComponent(name), withIntermediateDirectories: false)
      }
      // A file and a link of such a name are nobody's either.
      try Data().write(to: parent.appendingPathComponent(name("out")))
      try FileManager.default.createDirectory(
        at: parent.appendingPathComponent("mine"), withIntermediateDirectories: false)
      try FileManager.default.createSymbolicLink(
        at: parent.appendingPathComponent(name("out", attempt: 1)),
        withDestinationURL: parent.appendingPathComponent("mine"))
      let before = parent.names
      try make("new", at: parent.appendingPathComponent("out"))
      #expect(parent.names == (before + ["out"]).sorted())
    }
  }

  @Test func `a file of someone else's in a folder, and a link, are refused and named`() throws {
    try withTemporaryDirectory { parent in
      let out = parent.appendingPathComponent("out")
      try make("old", at: out)
      let strangers: [(String, (URL) throws -> Void)] = [
        ("report/notes.txt", { try Data("mine".utf8).write(to: $0) }),
        (
          "report/mine",
          { try FileManager.default.createDirectory(at: $0, withIntermediateDirectories: false) }
        ),
        ("a.csv.bak", { try FileManager.default.createSymbolicLink(at: $0, withDestinationURL: parent) }),
        ("index.html", { try Data().write(to: $0) }),
      ]
      for (name, make) in strangers {
        let place = out.appendingPathComponent(name)
        try make(place)
        let refusal = OutputError.foreignFile(path: out.path, file: name)
        #expect(throws: refusal) { try OutputDirectory(path: out.path) }
        try FileManager.default.removeItem(at: place)
      }
      // A link in the place of a file of ours leads to what isn't ours.
      let table = out.appendingPathComponent("a.csv")
      try FileManager.default.removeItem(at: table)
      try FileManager.default.createSymbolicLink(at: table, withDestinationURL: parent)
      #expect(throws: OutputError.foreignFile(path: out.path, file: "a.csv")) {
        try OutputDirectory(path: out.path)
      }
      try FileManager.default.removeItem(at: table)
      try Data().write(to: out.appendingPathComponent("report/.DS_Store"))
      try make("new", at: out)
      #expect(content(out) == "new" && out.appendingPathComponent("report").names == ["index.html"])
    }
  }
}
