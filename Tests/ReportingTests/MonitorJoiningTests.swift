import Foundation
import ModelDirectory
import Reporting
import Synchronization
import TestSupport
import Testing

/// What a monitor puts beside a run.
@Suite struct MonitorJoiningTests {
  private static let index = "<html><body><p>één</p><!--monitor--></body></html>\n"

  /// A run in `out` of the directory, with a report where asked for.
  private func run(in directory: URL, hasReport: Bool = true, language: String = "nl") throws -> URL {
    var run = SampleRun(language: language)
    run.otherFiles = ["prognose.txt": "text"]
    if hasReport { run.otherFiles["report/index.html"] = Self.index }
    let place = directory.appendingPathComponent("out")
    try run.write(to: place)
    return place
  }

  private func monitor(of run: URL, births: Double = 130) throws -> Monitor {
    let file = run.deletingLastPathComponent().appendingPathComponent("realised.csv")
    let lines = (2024...2027).map { "components,land,NL,\($0),births,\(births)" }
    try Data((["table,set,code,year,item,value"] + lines).joined(separator: "\n").utf8).write(to: file)
    return try Monitor(RealisedFigures.read([file]), against: run.path)
  }

  private func text(_ run: URL, _ name: String) throws -> String {
    try String(contentsOf: run.appendingPathComponent(name), encoding: .utf8)
  }

  @Test func `its files join those that were there, which stay as they were`() throws {
    try withTemporaryDirectory { directory in
      let run = try run(in: directory)
      let before = try (text(run, "components.csv"), text(run, "prognose.txt"))
      let monitor = try monitor(of: run)
      try monitor.join(OutputDirectory(path: run.path))
      #expect(directory.names == ["out", "realised.csv"])
      #expect(
        run.names == [
          "components.csv", "datapackage.json", "monitor.csv", "monitor.json", "population_groups.csv",
          "prognose.txt", "report",
        ])
      #expect(run.appendingPathComponent("report").names == ["index.html", "monitor.html"])
      #expect(try (text(run, "components.csv"), text(run, "prognose.txt")) == before)
      #expect(try text(run, "monitor.csv") == monitor.csv())
      #expect(try text(run, "monitor.json") == monitor.json)
    }
  }

  @Test func `the description names them, and says all else that it said`() throws {
    try withTemporaryDirectory { directory in
      let run = try run(in: directory)
      func described() throws -> NSDictionary {
        let data = try Data(contentsOf: run.appendingPathComponent(DataPackage.fileName))
        return try #require(try JSONSerialization.jsonObject(with: data) as? NSDictionary)
      }
      let before = try described()
      try monitor(of: run).join(OutputDirectory(path: run.path))
      let after = try described()
      #expect(after["last"] as? NSArray == before["last"] as? NSArray)
      #expect(after["title"] as? String == "Proef \"één\"\n")
      let resources = try #require(after["resources"] as? [NSDictionary])
      #expect(Array(resources.dropLast()) == before["resources"] as? [NSDictionary])
      #expect(resources.last?["name"] as? String == "monitor" && resources.last?["rows"] as? Int == 4)
      let runMember = try #require(after["run"] as? NSDictionary)
      #expect(
        runMember["files"] as? [String] == [
          "prognose.txt", "report/index.html", "monitor.json", "report/monitor.html",
        ])
      #expect(runMember["seed"] as? UInt64 == .max)
      let realised = (after["monitor"] as? NSDictionary)?["realised"] as? [NSDictionary]
      #expect((realised?.first?["hash"] as? String)?.hasPrefix("sha256:") == true)
      // What was added is known as ours.
      _ = try OutputDirectory(path: run.path)
    }
  }

  @Test func `a later monitor takes the place of an earlier one`() throws {
    try withTemporaryDirectory { directory in
      let run = try run(in: directory)
      try monitor(of: run, births: 130).join(OutputDirectory(path: run.path))
      let first = try (
        text(run, "monitor.csv"), text(run, DataPackage.fileName), text(run, "report/index.html")
      )
      try monitor(of: run, births: 101).join(OutputDirectory(path: run.path))
      #expect(try text(run, "monitor.csv") != first.0)
      try monitor(of: run, births: 130).join(OutputDirectory(path: run.path))
      #expect(try text(run, "monitor.csv") == first.0)
      #expect(try text(run, DataPackage.fileName) == first.1)
      #expect(try text(run, "report/index.html") == first.2)
      #expect(first.2.components(separatedBy: "monitor.html").count == 2)
    }
  }

  @Test func `a run without a report gets no page`() throws {
    try withTemporaryDirectory { directory in
      let run = try run(in: directory, hasReport: false)
      try monitor(of: run).join(OutputDirectory(path: run.path))
      #expect(run.names.contains("monitor.csv") && !run.names.contains("report"))
    }
  }

  @Test(arguments: [
    ("nl", "Wat er gebeurde naast de prognose"), ("en", "What happened beside the prognosis"),
  ])
  func `the page stands on itself, in the run's language, with the index leading to it`(
    language: String, heading: String
  ) throws {
    try withTemporaryDirectory { directory in
      let run = try run(in: directory, language: language)
      try monitor(of: run).join(OutputDirectory(path: run.path))
      let (page, index) = try (text(run, "report/monitor.html"), text(run, "report/index.html"))
      #expect(page.contains("<html lang=\"\(language)\">") && page.contains(heading))
      #expect(page.contains("Heel het land") && page.components(separatedBy: "<svg").count == 4)
      #expect(!page.contains("http://") || page.contains("http://www.w3.org/2000/svg"))
      #expect(!page.contains("src=") && !page.contains("nan"))
      #expect(index.contains("href=\"monitor.html\""))
      #expect(index.hasPrefix("<html><body><p>één</p><!--monitor-->") && index.hasSuffix("</body></html>\n"))
    }
  }

  @Test func `amounts of the page are in a unit that suits them, and it leads to the reading guide`() throws {
    try withTemporaryDirectory { directory in
      var sample = SampleRun(language: "en")
      (sample.hasCare, sample.otherFiles) = (true, ["report/index.html": Self.index])
      let place = directory.appendingPathComponent("out")
      try sample.write(to: place)
      let file = directory.appendingPathComponent("realised.csv")
      try Data("table,set,code,year,item,value\ncare,land,NL,2026,total,256123456".utf8).write(to: file)
      try Monitor(RealisedFigures.read([file]), against: place.path).join(OutputDirectory(path: place.path))
      let page = try text(place, "report/monitor.html")
      #expect(page.contains("In 2026 it was 256.1 million euro; the prognosis was 250.0"))
      #expect(page.contains("million euro per year") && page.contains("care cost (million euro)"))
      #expect(page.contains("247.4 to 252.6") && !page.contains("256,123,456"))
      #expect(page.contains("href=\"method.html\""))
      #expect(try text(place, "monitor.csv").contains("256123456"))
    }
  }

  @Test func `a run that was replaced since it was read is left alone, whatever took its place`() throws {
    try withTemporaryDirectory { directory in
      let run = try run(in: directory)
      let output = try OutputDirectory(path: run.path)
      let monitor = try monitor(of: run)
      // By another monitor, by a run, and by several: a number on the file system that is free again is no mark of the same.
      for count in 1...5 {
        try self.monitor(of: run, births: 101).join(OutputDirectory(path: run.path))
        let before = try run.contents()
        let error = #expect(throws: MonitorError.self) { try monitor.join(output) }
        #expect(error?.description == OutputError.replaced(path: run.path).description, "\(count)")
        #expect(try run.contents() == before && directory.names == ["out", "realised.csv"])
      }
      try FileManager.default.removeItem(at: run)
      #expect(throws: MonitorError.self) { try monitor.join(output) }
      #expect(directory.names == ["realised.csv"])
    }
  }

  /// Each adds one to a number that it has read: what says that it has done so, has.
  @Test func `of those that add at once none undoes what another has done`() throws {
    try withTemporaryDirectory { directory in
      let place = directory.appendingPathComponent("out").path
      @Sendable func write(_ number: Int, _ sink: OutputSink) throws(OutputError) {
        let description =
          "{\"resources\": [{\"path\": \"n.csv\"}], \"run\": {\"engine\": {\"name\": \"\(Engine.name)\"}}}"
        try sink.write(OutputFile(name: "n.csv", pieces: [Array("\(number)".utf8)]))
        try sink.write(OutputFile(name: DataPackage.fileName, pieces: [Array(description.utf8)]))
      }
      @Sendable func number(_ output: OutputDirectory) -> Int {
        output.contents(of: "n.csv").flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? -1_000_000
      }
      try OutputDirectory(path: place).replace { (sink) throws(OutputError) in try write(0, sink) }
      let done = Mutex(0)
      let failures = Mutex<[OutputError]>([])
      DispatchQueue.concurrentPerform(iterations: 8) { _ in
        for _ in 0..<40 {
          guard let output = try? OutputDirectory(path: place) else { continue }
          let next = number(output) + 1
          do throws(OutputError) {
            try output.add(["n.csv", DataPackage.fileName]) { (sink) throws(OutputError) in
              try write(next, sink)
            }
            done.withLock { $0 += 1 }
          } catch {
            failures.withLock { $0.append(error) }
          }
        }
      }
      #expect(try number(OutputDirectory(path: place)) == done.withLock { $0 })
      // The only thing that stops one is that another was first.
      #expect(failures.withLock { $0.filter { $0 != .replaced(path: place) } } == [])
      #expect(done.withLock { $0 } >= 20 && directory.names == ["out"])
    }
  }

  @Test func `a directory that isn't a run is refused and left alone`() throws {
    try withTemporaryDirectory { directory in
      let run = try run(in: directory)
      let monitor = try monitor(of: run)
      let output = try OutputDirectory(path: run.path)
      try Data("{}".utf8).write(to: run.appendingPathComponent(DataPackage.fileName))
      #expect(throws: MonitorError.self) { try monitor.join(output) }
      #expect(!run.names.contains("monitor.csv"))
    }
  }
}
