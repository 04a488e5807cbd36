import Foundation
import TestSupport
import Testing

// One at a time: how fast a run ends is measured.
@Suite(.serialized) struct InterruptionTests {
  /// A run of minutes, of which every file is large.
  private let long = [
    "run", "--set", "gemeente", "--ages", "single", "--horizon", "50", "--draws", "1000", "--output", "out",
  ]

  /// Interrupts the long run after a while. The outcome's seconds count from the signal.
  private func interrupted(with signal: Int32, after seconds: Double, in directory: URL) throws
    -> Program.Outcome
  {
    let running = try Running(Program.url(), long, in: directory)
    Thread.sleep(forTimeInterval: seconds)
    let moment = Date()
    kill(running.process.processIdentifier, signal)
    return running.end(since: moment)
  }

  /// What the least of its tasks takes just now, seconds: other tests share the machine.
  private func momentOfProgram(in directory: URL) throws -> Double {
    let start = Date()
    _ = try Program.run(["--version"], in: directory)
    return Date().timeIntervalSince(start)
  }

  @Test(.timeLimit(.minutes(1)), arguments: [SIGINT, SIGTERM])
  func `a signal is never lost, however early`(signal: Int32) throws {
    try withTemporaryDirectory { directory in
      for moment in 0..<20 {
        let outcome = try interrupted(with: signal, after: 0.003 * Double(moment), in: directory)
        // While it is loaded the program is ended by the signal itself.
        #expect([128 + signal, signal].contains(outcome.status))
        #expect(directory.names == [])
      }
    }
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `an interrupted run ends at once with its code and leaves the old results alone`(signal: Int32) throws
  {
    try withTemporaryDirectory { directory in
      let out = directory.appendingPathComponent("out")
      let first = ["run", "--set", "land", "--horizon", "1", "--draws", "0", "--output", "out"]
      #expect(try Program.run(first, in: directory).status == 0)
      let before = try out.contents()
      // While reading, projecting, drawing, writing.
      let outcomes = try [0.1, 0.3, 0.8, 1.6].map { moment in
        let outcome = try interrupted(with: signal, after: moment, in: directory)
        #expect(directory.names == ["out"])
        #expect(try outcome.seconds < max(0.5, 10 * momentOfProgram(in: directory)))
        let after = try out.contents()
        // A run that was done in time left its results.
        if outcome.status != 0 {
          #expect(outcome.status == 128 + signal && outcome.error == "interrupted\n")
          #expect(after == before)
        }
        return outcome.status
      }
      #expect(outcomes[0] != 0, "the first moment is well before the end")
    }
  }
}
