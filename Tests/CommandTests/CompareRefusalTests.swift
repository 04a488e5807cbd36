import Foundation
import TestSupport
import Testing

/// What `compare`, and `run` where it compares, refuse.
@Suite struct CompareRefusalTests {
  private func outcome(_ arguments: [String], model: TinyModel = TinyModel()) throws -> Program.Outcome {
    try withTemporaryDirectory { directory in
      try model.write(to: directory.appendingPathComponent("model"))
      let outcome = try Program.run(arguments, in: directory)
      #expect(directory.names == ["model"])
      return outcome
    }
  }

  @Test(arguments: [
    (
      ["--region", "Groningen"],
      "region 'Groningen' fits several areas; choose one of provincie:PV20, zorgkantoor:ZK09, arbeidsmarktregio:AM01, "
        + "gemeente:GM0014"
    ),
    (
      ["--region", "Nergens"],
      "unknown region 'Nergens'; give the code or the name of an area of the sets asked for, or set:code or set:name"
    ),
    (
      ["--region", "Zeeland", "--peers", "12"], "--peers 12: for 'Zeeland' there are 11 others to choose from"
    ),
    (["--region", "Urk", "--peers", "342"], "--peers 342: there are 341 others to choose from"),
    (
      ["--region", "Urk", "--weight", "age=0", "--weight", "onzin=2"],
      "--weight: unknown weight 'onzin'; allowed are "
    ),
  ])
  func `an area that isn't one, too many peers and unknown weights end with 64`(
    arguments: [String], message: String
  )
    throws
  {
    let outcome = try outcome(["compare"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    let isWhole = !message.hasSuffix(" ")
    #expect(isWhole ? outcome.error == "Error: \(message)\n" : outcome.error.hasPrefix("Error: \(message)"))
  }

  @Test func `an unknown weight is answered with the ones there are`() throws {
    let error = try outcome(["compare", "--region", "Urk", "--weight", "onzin=2"]).error
    for known in ["inkomen_per_inwoner", "age", "sociale omgeving"] { #expect(error.contains(known)) }
  }

  @Test func `all weights zero leave nothing to measure by`() throws {
    let themes = ["age", "fysieke omgeving", "sociale omgeving", "bevolking", "gezondheid en leefstijl"]
    let outcome = try outcome(
      ["compare", "--region", "Urk"] + themes.flatMap { ["--weight", "\($0)=0"] })
    #expect(outcome.status == 64)
    #expect(outcome.error == "Error: --weight: all weights are 0: nothing is left to measure a distance by\n")
  }

  @Test(arguments: [
    (["--weight=age=-1"], "--weight age=-1: must be a number of 0 or more."),
    (["--weight", "age=nan"], "--weight age=nan: must be a number of 0 or more."),
    (["--weight", "age=1", "--weight", "age=2"], "--weight age: was given twice."),
    (["--peers", "0"], "--peers 0: must be 1 or more."),
    (["--horizon", "51"], "--horizon 51: must be 1 to 50."),
    (["--threads", "0"], "--threads 0: must be 1 or more."),
    (["--table", "priorities"], "--table priorities: goes with --format csv."),
    (
      ["--table", "population", "--format", "csv"],
      "--table population: must be one of benchmark, similar_regions, determinant_regression, "
        + "regression_diagnostics, rate_differences, priorities."
    ),
    (["--model", ""], "--model: must name a model directory."),
  ])
  func `an option that can't be is refused with what can`(arguments: [String], message: String) throws {
    let outcome = try outcome(["compare", "--region", "A1"] + arguments)
    #expect(outcome.status == 64 && outcome.output == "")
    #expect(outcome.error.hasPrefix("Error: \(message)\n"), "\(outcome.error)")
  }

  @Test(arguments: [
    ["--weight", "age"], ["--weight", "age=veel"], ["--weight", "=2"], ["--peers", "tien"],
    ["--format", "xml"],
    ["--family", "gamma"], ["--bogus"],
  ])
  func `wrong usage ends with 64 and names the option`(arguments: [String]) throws {
    let outcome = try outcome(["compare", "--model", "model", "--region", "A1"] + arguments)
    #expect(outcome.status == 64 && outcome.output == "")
    #expect(outcome.error.hasPrefix("Error: ") && outcome.error.contains(arguments[0]))
  }

  @Test func `a region must be named`() throws {
    let outcome = try outcome(["compare"])
    #expect(outcome.status == 64 && outcome.error.contains("--region"))
  }

  @Test func `an invalid model ends with 65, a missing one with 66`() throws {
    let model = TinyModel().replacing("regions.csv") { _ in "region,name\n" }
    let invalid = try outcome(["compare", "--region", "A1", "--model", "model"], model: model)
    #expect(invalid.status == 65 && invalid.error.contains("regions.csv:"))
    let missing = try outcome(["compare", "--region", "A1", "--model", "nergens"])
    #expect(missing.status == 66 && missing.error == "Error: nergens: no such file or directory\n")
    let sets = try outcome(["compare", "--region", "A1", "--model", "model", "--sets", "nergens.csv"])
    #expect(sets.status == 66 && sets.error.contains("nergens.csv"))
  }

  @Test(arguments: [
    (["--peers", "12"], "Error: --peers 12: for 'Groningen' there are 11 others to choose from\n"),
    (["--weight", "onzin=2"], "Error: --weight: unknown weight 'onzin'; allowed are "),
    (["--peers", "0"], "Error: --peers 0: must be 1 or more.\n"),
  ])
  func `a run ends for options of its comparison that are wrong, before it draws`(
    arguments: [String], message: String
  ) throws {
    let outcome = try outcome(["run", "--output", "out"] + arguments)
    #expect(outcome.status == 64 && outcome.output == "")
    #expect(outcome.error.hasPrefix(message), "\(outcome.error)")
  }
}
