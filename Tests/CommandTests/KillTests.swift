import Foundation
import GRDB
import Reporting
import TestSupport
import Testing

/// Runs that are ended by a signal that no program can answer.
@Suite(.serialized) struct KillTests {
  private static let common = ["run", "--model", "model", "--horizon", "3", "--draws", "200"]
  private static let kinds = [
    common + ["--ages", "five"], common + ["--ages", "single", "--language", "en"],
  ]

  private func isSound(_ database: URL) throws -> Bool {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: database.path, configuration: configuration)
    return try queue.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"]
  }

  /// Over the whole of a run, over the writing of its files, most of all the last ones, and right after the exchange.
  private static let moments: [KilledProgram.Moment] = {
    var generator = SplitMix64(seed: 20_240_101)
    let parts = (0..<8).map { Double.random(in: Double($0)...Double($0 + 1), using: &generator) / 8 }
    let files = [0.01, 0.15, 0.3, 0.45, 0.6, 0.7, 0.8, 0.9, 0.95, 0.97, 0.99, 1]
    return parts.map { .part($0) } + files.map { .files($0) } + [
      .exchanged, .exchanged, .exchanged, .exchanged,
    ]
  }()

  @Test(.timeLimit(.minutes(6)))
  func `killed at whatever moment, a run leaves the old results or the new ones, and the next run works`()
    throws
  {
    try withTemporaryDirectory { directory in
      try TinyModel().write(to: directory.appendingPathComponent("model"))
      let out = directory.appendingPathComponent("out")
      // What each kind of run gives when it is left alone, and how long it takes.
      func whole(_ kind: Int) throws -> (files: [String: Data], seconds: Double) {
        let outcome = try Program.run(Self.kinds[kind] + ["--output", "out"], in: directory)
        #expect(outcome.status == 0, "\(outcome.error)")
        return (try out.contents(), outcome.seconds)
      }
      var known = try Self.kinds.indices.map(whole)
      #expect(known[0].files != known[1].files)
      #expect(known.allSatisfy { $0.files.keys.contains(ResultDatabase.fileName) })
      var (there, killed, changed) = (1, 0, 0)
      for moment in Self.moments {
        var moment = moment
        // A run that has ended before its moment is tried again, at an earlier one.
        for _ in 0..<6 {
          let (old, new) = (there, 1 - there)
          let program = KilledProgram(
            directory: directory, output: out, seconds: known[new].seconds, fileCount: known[new].files.count)
          let outcome = try program.run(Self.kinds[new] + ["--output", "out"], until: moment)
          let files = try out.contents()
          #expect(files == known[old].files || files == known[new].files, "killed at \(moment)")
          #expect(try isSound(out.appendingPathComponent(ResultDatabase.fileName)))
          there = files == known[new].files ? new : old
          moment = moment.earlier
          guard outcome.status == SIGKILL else { continue }
          killed += 1
          if there == new { changed += 1 }
          // The next run works, and what the killed one left is gone.
          let next = try whole(new)
          #expect(next.files == known[new].files && directory.names == ["model", "out"])
          (there, known[new].seconds) = (new, next.seconds)
          break
        }
      }
      #expect(killed >= 20, "only \(killed) runs were killed before they ended")
      #expect(changed >= 1 && killed - changed >= 16, "\(changed) of \(killed) after the exchange")
    }
  }
}
