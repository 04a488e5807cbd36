import Foundation
import Reporting
import TestSupport
import Testing

/// `monitor` on a run of the default model.
@Suite(.serialized) struct MonitorTests {
  private static let header = "table,set,code,year,item,value\n"
  private static let lines = """
    components,provincie,PV29,2024,births,3300
    components,provincie,PV29,2024,deaths,9000
    population_groups,provincie,PV29,2025,total,392000
    population,provincie,PV29,2025,F 105+,7
    care,provincie,PV29,2024,total_Zvw,1150000000
    conditions,provincie,PV29,2025,dementie,8000

    """

  /// A small run in `out`, with a file of what happened in `cijfers.csv`.
  private func withRun(_ options: [String] = [], _ body: (URL) throws -> Void) throws {
    try withTemporaryDirectory { directory in
      let run = try Program.run(
        ["run", "--region", "Zeeland", "--set", "provincie", "--draws", "16", "--horizon", "2", "--quiet"]
          + ["--output", "out"] + options, in: directory)
      #expect(run.status == 0, "\(run.error)")
      let figures = directory.appendingPathComponent("cijfers.csv")
      try Data((Self.header + Self.lines).utf8).write(to: figures)
      try body(directory)
    }
  }

  private func monitor(_ options: [String], in directory: URL) throws -> Program.Outcome {
    try Program.run(["monitor", "--run", "out", "--realised", "cijfers.csv"] + options, in: directory)
  }

  @Test func `what happened is told, and joins the run`() throws {
    try withRun { directory in
      let run = directory.appendingPathComponent("out")
      let before = run.names
      let outcome = try monitor([], in: directory)
      #expect(outcome.status == 0 && outcome.error == "", "\(outcome.error)")
      #expect(outcome.output.hasPrefix("6 gerealiseerde cijfers van 1 gebied, 2024-2025"))
      #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
      #expect(Set(run.names) == Set(before + ["monitor.csv", "monitor.json"]))
      #expect(run.appendingPathComponent("report").names.contains("monitor.html"))
      // Nine thousand deaths in Zeeland are beyond every margin.
      let table = try String(contentsOf: run.appendingPathComponent("monitor.csv"), encoding: .utf8)
      let deaths = try #require(table.split(separator: "\n").first { $0.contains(",deaths,") })
      #expect(deaths.contains(",above95,2024,"))
      // The run can be made again over it, and the monitor goes.
      let again = try Program.run(
        ["run", "--region", "Zeeland", "--set", "provincie", "--draws", "0", "--quiet", "--output", "out"],
        in: directory)
      #expect(again.status == 0, "\(again.error)")
      #expect(!run.names.contains("monitor.csv"))
    }
  }

  @Test func `each form is what is written, and nothing is written where that is asked`() throws {
    try withRun(["--language", "en", "--no-report"]) { directory in
      let run = directory.appendingPathComponent("out")
      let dry = try monitor(["--no-write", "--format", "csv"], in: directory)
      #expect(dry.status == 0 && !run.names.contains("monitor.csv"))
      let json = try monitor(["--format", "json"], in: directory)
      #expect(
        try String(contentsOf: run.appendingPathComponent("monitor.csv"), encoding: .utf8) == dry.output)
      #expect(
        try String(contentsOf: run.appendingPathComponent("monitor.json"), encoding: .utf8) == json.output)
      #expect(!run.names.contains("report"))
      #expect(try monitor(["--no-write"], in: directory).output.hasPrefix("6 realised figures of 1 area"))
      #expect(
        try monitor(["--no-write", "--language", "nl"], in: directory).output.hasPrefix("6 gerealiseerde"))
    }
  }

  @Test func `a file in the form of a model's own history is taken as far as the run goes`() throws {
    try withRun { directory in
      let names =
        "region,year,population_start,births,deaths,immigration,emigration,arrivals,departures,corrections"
      let rows = [
        "PV29,2023,1,1,1,1,1,1,1,1,1", "PV29,2024,391634,3300,4400,5900,3900,,,10,",
        "GM0001,2024,1,1,1,1,1,1,1,1,1",
      ]
      let text = ([names + ",population_end"] + rows).joined(separator: "\n") + "\n"
      try Data(text.utf8).write(to: directory.appendingPathComponent("cijfers.csv"))
      let outcome = try monitor(["--no-write"], in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(outcome.output.hasPrefix("5 gerealiseerde cijfers van 1 gebied, 2024"))
      #expect(outcome.output.contains("Niet in deze prognose, door gebied of jaar, en weggelaten: "))
    }
  }

  @Test func `what can't be is refused with its exit code`() throws {
    try withRun(["--draws", "0", "--no-report"]) { directory in
      let cases: [(arguments: [String], status: Int32, word: String)] = [
        (["--run", "out", "--realised", "cijfers.csv"], 65, "without draws"),
        (["--run", "absent", "--realised", "cijfers.csv"], 66, "absent: can't be read"),
        (["--run", ".", "--realised", "cijfers.csv"], 66, "isn't a directory of results"),
        (["--run", "out", "--realised", "absent.csv"], 66, "absent.csv: no such file"),
        (["--run", "out"], 64, "--realised"),
        (["--run", "out", "--realised", "cijfers.csv", "--threshold", "0"], 64, "--threshold 0.0: must be"),
        (
          ["--run", "out", "--realised", "cijfers.csv", "--reference-value", "9"], 64, "--reference-value 9.0"
        ),
      ]
      for (arguments, status, word) in cases {
        let outcome = try Program.run(["monitor"] + arguments, in: directory)
        #expect(outcome.status == status && outcome.output == "", "\(arguments): \(outcome.status)")
        #expect(outcome.error.contains(word), "\(outcome.error)")
      }
      let file = directory.appendingPathComponent("cijfers.csv")
      try Data((Self.header + "staff,land,NL,2024,x,1\n" + Self.lines + "care,a,b,24,c,d\n").utf8).write(
        to: file)
      let outcome = try monitor([], in: directory)
      #expect(outcome.status == 65)
      #expect(
        outcome.error.contains("cijfers.csv:2: table is 'staff'")
          && outcome.error.contains("cijfers.csv:9: year is '24'")
          && outcome.error.contains("Error: the file of realised figures is invalid: 3 faults"))
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `killed at any moment it leaves the run without the monitor or with it`()
    throws
  {
    try withRun { directory in
      let run = directory.appendingPathComponent("out")
      let original = directory.appendingPathComponent("original")
      try FileManager.default.copyItem(at: run, to: original)
      let without = try run.contents()
      let whole = try monitor([], in: directory)
      let with = try run.contents()
      #expect(whole.status == 0 && with.count > without.count)
      let program = KilledProgram(
        directory: directory, output: run, seconds: whole.seconds, fileCount: with.count)
      let moments: [KilledProgram.Moment] =
        [0.2, 0.5, 0.8].map { .part($0) } + [0.01, 0.5, 0.9, 0.99, 1].map { .files($0) } + [
          .exchanged, .exchanged,
        ]
      var (killed, joined) = (0, 0)
      for moment in moments {
        var moment = moment
        for _ in 0..<6 {
          try FileManager.default.removeItem(at: run)
          try FileManager.default.copyItem(at: original, to: run)
          let arguments = ["monitor", "--run", "out", "--realised", "cijfers.csv"]
          let outcome = try program.run(arguments, until: moment)
          let found = try run.contents()
          #expect(found == without || found == with, "killed at \(moment)")
          moment = moment.earlier
          guard outcome.status == SIGKILL else { continue }
          killed += 1
          if found == with { joined += 1 }
          break
        }
      }
      #expect(killed >= 8, "only \(killed) were killed before they ended")
      #expect(joined >= 1 && killed - joined >= 6, "\(joined) of \(killed) after the exchange")
      #expect(try monitor([], in: directory).status == 0)
      // A database whose table was replaced has other pages than one to which it was added.
      let again = try run.contents()
      #expect(again.filter { $0.key != "prognose.sqlite" } == with.filter { $0.key != "prognose.sqlite" })
      #expect(directory.names.filter { $0.hasPrefix(".zorgprognose") } == [])
    }
  }

  @Test func `of several at once each joins the run as a whole or says that it didn't`() throws {
    try withRun { directory in
      let run = directory.appendingPathComponent("out")
      let arguments = ["monitor", "--run", "out", "--realised", "cijfers.csv"]
      let outcomes = try (0..<4).map { _ in try Running(Program.url(), arguments, in: directory) }.map {
        $0.end()
      }
      for outcome in outcomes where outcome.status != 0 {
        #expect(outcome.status == 73 && outcome.error.contains("meanwhile other results were put there"))
      }
      #expect(outcomes.contains { $0.status == 0 })
      #expect(directory.names == ["cijfers.csv", "out"])
      let table = try String(contentsOf: run.appendingPathComponent("monitor.csv"), encoding: .utf8)
      #expect(table.split(separator: "\n").count == 7)
    }
  }

  @Test func `a run that was moved aside by one that was killed is put back and read`() throws {
    try withRun { directory in
      // As a run leaves it that is killed between the two steps where the system can't exchange.
      let aside = StagingName(for: "out", process: 99_999_999, attempt: 0).text + "-old"
      try FileManager.default.moveItem(
        at: directory.appendingPathComponent("out"), to: directory.appendingPathComponent(aside))
      #expect(try monitor([], in: directory).status == 0)
      #expect(directory.names == ["cijfers.csv", "out"])
    }
  }
}
