import Foundation

/// The program, ended by a signal that it can't answer at a chosen moment of its work on an output.
struct KilledProgram {
  /// When it is ended.
  enum Moment {
    /// After a part of the time that it takes.
    case part(Double)
    /// When a part of the files that it makes ready are there.
    case files(Double)
    /// When what it made ready has taken the place of what was there.
    case exchanged

    /// The moment to try after the program had ended before this one.
    var earlier: Moment { if case .part(let part) = self { .part(0.7 * part) } else { self } }
  }

  /// The directory that it runs in.
  let directory: URL
  /// The output, in that directory.
  let output: URL
  /// How long it takes, in seconds.
  var seconds: Double
  /// How many files it makes ready.
  let fileCount: Int

  /// Starts the program and ends it at the moment. The outcome's status is `SIGKILL`, unless it had ended before.
  func run(_ arguments: [String], until moment: Moment) throws -> Program.Outcome {
    let before = number
    let running = try Running(Program.url(), arguments, in: directory)
    switch moment {
    case .part(let part): Thread.sleep(forTimeInterval: part * seconds)
    case .files(let part):
      // With the directory itself and the folder of the report.
      let count = max(1, Int(part * Double(fileCount + 2)))
      wait(for: running) { madeReady >= count }
    case .exchanged: wait(for: running) { number != before }
    }
    kill(running.process.processIdentifier, SIGKILL)
    return running.end()
  }

  private func wait(for running: Running, _ isTime: () -> Bool) {
    while running.process.isRunning, !isTime() { usleep(50) }
  }

  /// The directory in which the output is made ready, with the files and folders in it: how many there are.
  private var madeReady: Int {
    guard let staged = directory.names.first(where: { $0.hasPrefix(".zorgprognose-") }) else { return 0 }
    let place = directory.appendingPathComponent(staged).path
    return 1 + ((try? FileManager.default.subpathsOfDirectory(atPath: place)) ?? []).count
  }

  /// The number of the output's directory on the file system.
  private var number: UInt64 {
    var status = stat()
    return lstat(output.path, &status) == 0 ? UInt64(status.st_ino) : 0
  }
}
