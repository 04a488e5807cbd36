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
    let before = numbers
    let running = try Running(Program.url(), arguments, in: directory)
    switch moment {
    case .part(let part): Thread.sleep(forTimeInterval: part * seconds)
    case .files(let part):
      // With the directory itself and the folder of the report.
      let count = max(1, Int(part * Double(fileCount + 2)))
      wait(for: running) { madeReady >= count }
    case .exchanged: wait(for: running) { numbers != before }
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

  /// The numbers of the output and of some of its files on the file system, by which others in their place are known: all change at
  /// once, or else a test sees results that are half old and half new.
  private var numbers: [UInt64] {
    ["", "components.csv", "datapackage.json", "report/index.html"].map { name in
      var status = stat()
      let place = output.appendingPathComponent(name).path
      return lstat(place, &status) == 0 ? UInt64(status.st_ino) : 0
    }
  }
}
