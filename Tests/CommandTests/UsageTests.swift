import Foundation
import TestSupport
import Testing

@Suite struct UsageTests {
  private func run(_ arguments: [String]) throws -> Program.Outcome {
    try withTemporaryDirectory { directory in
      try TinyModel().write(to: directory.appendingPathComponent("model"))
      let outcome = try Program.run(arguments, in: directory)
      #expect(directory.names == ["model"])
      return outcome
    }
  }

  @Test(arguments: ["0", "51", "-1", "1000000000000"])
  func `a horizon out of range is refused with the range`(horizon: String) throws {
    let outcome = try run(["run", "--model", "model", "--horizon=\(horizon)", "--output", "out"])
    #expect(outcome.status == 64)
    #expect(outcome.error.contains("--horizon \(horizon): must be 1 to 50"))
  }

  @Test(arguments: [
    ["--horizon", "ten"], ["--draws", "-1"], ["--draws", "many"], ["--draws", "1e3"], ["--seed", "-1"],
    ["--seed", "9223372036854775808"], ["--seed", "1.5"], ["--threads", "0"], ["--ages", "ten"],
    ["--language", "fr"], ["--output", ""], ["--bogus"], ["stray"],
  ])
  func `wrong usage ends with 64 and a message`(arguments: [String]) throws {
    let outcome = try run(["run", "--model", "model"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.error.hasPrefix("Error: "))
    #expect(outcome.error.contains(arguments[0]))
    #expect(outcome.output == "")
  }

  @Test(arguments: ["-1", "100001", "9223372036854775807"])
  func `a number of draws out of range is refused with the range`(draws: String) throws {
    let outcome = try run(["run", "--model", "model", "--draws=\(draws)", "--output", "out"])
    #expect(outcome.status == 64)
    #expect(outcome.error.hasPrefix("Error: --draws \(draws): must be 0 (no margins) to 100000.\n"))
  }

  @Test func `a negative seed is refused with what is allowed`() throws {
    let outcome = try run(["run", "--model", "model", "--seed=-5", "--output", "out"])
    #expect(outcome.status == 64)
    #expect(outcome.error.hasPrefix("Error: --seed -5: must be 0 to 9223372036854775807.\n"))
  }

  @Test func `the help of run says what the margins are and how to do without`() throws {
    // Lines are broken to the width of the terminal.
    let help = try run(["run", "--help"]).output.split { $0.isWhitespace }.joined(separator: " ")
    #expect(help.contains("80 of 100 draws lie between p10 and p90, 95 of 100 between p2_5 and p97_5."))
    #expect(help.contains("zorgprognose run --draws 0"))
    #expect(help.contains("(default: 1000)") && help.contains("(default: 20240101)"))
  }

  @Test(arguments: [
    ["run", "--model", ""], ["run", "--model", "model", "--sets", ""], ["model", "validate", ""],
    ["model", "describe", ""], ["model", "describe", "model", "--sets", ""],
  ])
  func `an empty path ends with 64`(arguments: [String]) throws {
    let outcome = try run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.error.hasPrefix("Error: ") && outcome.error.contains(": must name a "))
  }

  @Test(arguments: [["--set", "bogus"], ["--region", "bogus"]])
  func `an unknown set or region ends with 64 and its name`(arguments: [String]) throws {
    let outcome = try run(["run", "--model", "model", "--horizon", "2", "--output", "out"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.error.contains("'bogus'"))
  }

  @Test(arguments: [[], ["run"], ["compare"], ["model"], ["model", "validate"], ["model", "describe"]])
  func `every help has an example`(command: [String]) throws {
    let outcome = try run(command + ["--help"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Example"))
    #expect(outcome.output.contains("  zorgprognose "))
  }

  @Test func `an unknown subcommand ends with 64`() throws {
    #expect(try run(["bogus"]).status == 64)
    #expect(try run(["model", "bogus"]).status == 64)
  }
}
