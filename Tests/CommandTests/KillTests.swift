import Foundation
import GRDB
import Reporting
import TestSupport
import Testing

/// Runs that are ended by a signal that no program can answer.
@Suite(.serialized) struct KillTests {
  private static let common = ["run", "--model", "model", "--horizon", "3", "--draws", "400"]
  private static let kinds = [
    common + ["--ages", "five"], common + ["--ages", "single", "--language", "en"],
  ]

  private func isSound(_ database: URL) throws -> Bool {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: database.path, configuration: configuration)
    return try queue.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"]
  }

  /// The moments, as parts of the time of a run: over all of it, and as many over its end, when files are written.
  private static let moments: [Double] = {
    var generator = SplitMix64(seed: 20_240_101)
    return (0..<24).map { Double.random(in: ($0 < 10 ? 0 : 0.6)...1.05, using: &generator) }
  }()

  @Test(.timeLimit(.minutes(3)))
  func `killed at whatever moment, a run leaves the old results or the new ones, and the next run works`()
    throws
  {
    try withTemporaryDirectory { directory in
      try TinyModel().write(to: directory.appendingPathComponent("model"))
      let out = directory.appendingPathComponent("out")
      // What each kind of run gives when it is left alone, and how long it takes.
      let known = try Self.kinds.indices.map { kind in
        let outcome = try Program.run(Self.kinds[kind] + ["--output", "out"], in: directory)
        #expect(outcome.status == 0)
        return (files: try out.contents(), seconds: outcome.seconds)
      }
      #expect(known[0].files != known[1].files)
      #expect(known.allSatisfy { $0.files.keys.contains(ResultDatabase.fileName) })
      var (killed, stayed, changed) = (0, 0, 0)
      for (turn, moment) in Self.moments.enumerated() {
        let (old, new) = (1 - turn % 2, turn % 2)
        let running = try Running(Program.url(), Self.kinds[new] + ["--output", "out"], in: directory)
        Thread.sleep(forTimeInterval: moment * known[new].seconds)
        kill(running.process.processIdentifier, SIGKILL)
        let outcome = running.end()
        if outcome.status == SIGKILL { killed += 1 }
        let files = try out.contents()
        #expect(files == known[old].files || files == known[new].files, "at \(moment) of the run")
        if files == known[old].files { stayed += 1 } else { changed += 1 }
        #expect(try isSound(out.appendingPathComponent(ResultDatabase.fileName)))
        // The next run works, and what the killed one left is gone.
        #expect(try Program.run(Self.kinds[new] + ["--output", "out"], in: directory).status == 0)
        #expect(try out.contents() == known[new].files)
        #expect(directory.names == ["model", "out"])
      }
      #expect(killed >= 1, "the runs were killed before they ended")
      #expect(stayed >= 1 && changed + stayed == Self.moments.count)
    }
  }
}
