import Foundation
import TestSupport
import Testing

@Suite struct InterruptionTests {
  /// Interrupts a large run after a while.
  private func interrupted(with signal: Int32, after seconds: Double, in directory: URL) throws
    -> Program.Outcome
  {
    let arguments = ["run", "--set", "gemeente", "--ages", "single", "--horizon", "50", "--output", "out"]
    let running = try Running(Program.url(), arguments, in: directory)
    Thread.sleep(forTimeInterval: seconds)
    kill(running.process.processIdentifier, signal)
    return running.end()
  }

  @Test(.timeLimit(.minutes(1))) func `a signal is never lost, however early`() throws {
    try withTemporaryDirectory { directory in
      for moment in 0..<20 {
        let outcome = try interrupted(with: SIGTERM, after: 0.003 * Double(moment), in: directory)
        // While it is loaded the program is ended by the signal itself.
        #expect([128 + SIGTERM, SIGTERM].contains(outcome.status))
        #expect(directory.names == [])
      }
    }
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `an interrupted run ends with its code and leaves nothing`(signal: Int32) throws {
    let status = 128 + signal
    try withTemporaryDirectory { directory in
      var statuses: [Int32] = []
      // At various moments: while reading, projecting, writing. A run that was done in time left its results.
      for moment in [0.15, 0.4, 0.8, 1.2] {
        let outcome = try interrupted(with: signal, after: moment, in: directory)
        statuses.append(outcome.status)
        if outcome.status == 0 {
          #expect(directory.names == ["out"])
        } else {
          #expect(outcome.status == status)
          #expect(outcome.error == "interrupted\n")
          #expect(directory.names.filter { $0 != "out" } == [])
        }
        let out = directory.appendingPathComponent("out")
        #expect(out.names.isEmpty || out.names.contains("datapackage.json"))
      }
      #expect(statuses[0] == status, "the first moment is well before the end")
    }
  }
}
