import Foundation
import ModelDirectory
import Reporting
import Statistics
import TestSupport
import Testing

@Suite struct MonitorTests {
  private static let header = "table,set,code,year,item,value"

  /// What a monitor says of these lines beside a run.
  private func monitor(
    _ lines: [String], of run: SampleRun = SampleRun(), options: MonitorOptions = MonitorOptions()
  ) throws -> Monitor {
    try withTemporaryDirectory { directory in
      try run.write(to: directory.appendingPathComponent("out"))
      let file = directory.appendingPathComponent("realised.csv")
      try Data(([Self.header] + lines).joined(separator: "\n").utf8).write(to: file)
      return try Monitor(
        RealisedFigures.read([file]), against: directory.appendingPathComponent("out").path,
        options: options)
    }
  }

  private func table(_ monitor: Monitor) throws -> CSVFile { CSVFile(Array(try monitor.csv().utf8)) }

  private static func births(_ values: [Double], area: String = "land,NL") -> [String] {
    zip(SampleRun.years, values).map { "components,\(area),\($0),births,\($1)" }
  }

  private static func inhabitants(_ values: [Double], area: String = "land,NL") -> [String] {
    zip(SampleRun.years, values).map { "population_groups,\(area),\($0),total,\($1)" }
  }

  @Test func `a flow's deviations are in standard deviations of their side`() throws {
    let table = try table(monitor(Self.births([100, 115, 90, 119.7])))
    expectClose(
      table.column("deviation").map { Double($0) ?? .nan }, [0, 1.5, -2, 1.97], within: .absolute(1e-9))
    #expect(table.column("position") == ["inside80", "above80", "below95", "above95"])
    #expect(table.column("since") == ["", "2025", "2026", "2027"])
  }

  @Test func `a component's sums take what last year's deviation doesn't say`() throws {
    // Deviations 0, 1.5, -2 and 1.97, each less 0.7 of the one before, over √(1 - 0.49).
    let table = try table(monitor(Self.births([100, 115, 90, 119.7])))
    let scale = 0.51.squareRoot()
    let steps = [0, 1.5 / scale, (-2 - 0.7 * 1.5) / scale, (1.97 + 0.7 * 2) / scale]
    // Written in four decimals.
    expectClose(
      table.column("step").map { Double($0) ?? .nan }, steps, within: .absolute(5e-5))
    expectClose(
      table.column("cusum_upper").map { Double($0) ?? .nan }, [0, steps[1] - 0.5, 0, steps[3] - 0.5],
      within: .absolute(5e-5))
    expectClose(
      table.column("cusum_lower").map { Double($0) ?? .nan }, [0, 0, -steps[2] - 0.5, 0],
      within: .absolute(5e-5))
    // Over a gap of two years half as much is left: 0.49 of it.
    let gap = try self.table(monitor(Self.births([115, 115, 115]).filter { !$0.contains("2025") }))
    expectClose(
      gap.column("step").map { Double($0) ?? .nan }, [1.5, 1.5 * 0.51 / (1 - 0.49 * 0.49).squareRoot()],
      within: .absolute(5e-5))
  }

  /// Births whose deviations have the correlation that is assumed.
  private static func fading(_ normals: [Double]) -> [Double] {
    var deviation = normals[0]
    return normals.indices.map { step in
      if step > 0 { deviation = 0.7 * deviation + 0.51.squareRoot() * normals[step] }
      return 100 + deviation * (deviation < 0 ? 5 : 10)
    }
  }

  /// Inhabitants whose error grows by what is independent of the past.
  private static func staying(_ normals: [Double]) -> [Double] {
    let variances = SampleRun.stockDeviations.map { $0 * $0 }
    var error = 0.0
    return normals.indices.map { step in
      if step > 0 { error += (variances[step] - variances[step - 1]).squareRoot() * normals[step] }
      return 1000 + error
    }
  }

  /// Courses whose errors have the memory that is assumed give a signal as often as independent years do.
  @Test(arguments: [true, false]) func `signals by chance are as frequent as is said`(fades: Bool) throws {
    let name = StreamName(seed: 5, purpose: "signals")
    var options = MonitorOptions()
    (options.reference, options.threshold) = (0.25, 1.25)
    var (signals, expected, count) = (0, 0.0, 0)
    for set in 0..<150 {
      let lines = ["land,NL", "provincie,P1"].enumerated().flatMap { place, area in
        let normals = (0..<4).map { name.normal(draw: set, position: 4 * place + $0) }
        return fades
          ? Self.births(Self.fading(normals), area: area)
          : Self.inhabitants(Self.staying(normals), area: area)
      }
      let coverage = try document(monitor(lines, options: options))["coverage"] as? [[String: Any]]
      let series = try #require(coverage?.first)
      signals += series["signals"] as? Int ?? 0
      expected += series["expected_signals_at_most"] as? Double ?? .nan
      count += 2
    }
    // The bound counts a course twice that crosses on both sides, which is rare; four standard errors.
    let share = expected / Double(count)
    let error = 4 * (share * (1 - share) * Double(count)).squareRoot()
    expectClose([Double(signals)], [expected], within: .absolute(error + 0.05 * expected))
    #expect(share > 0.1 && share < 0.9)
  }

  @Test func `a year without a figure doesn't break the run that since tells of`() throws {
    let lines = Self.births([116, 100, 117, 118]).filter { !$0.contains("2025") }
    #expect(try table(monitor(lines)).column("since") == ["2024", "2024", "2024"])
    #expect(
      try table(monitor(Self.births([116, 100, 117, 118]))).column("since") == ["2024", "", "2026", "2026"])
  }

  @Test func `off a side without a margin a figure is outside, with no deviation and no step`() throws {
    var run = SampleRun()
    run.birthDeviations = (0, 10)
    let table = try table(monitor(Self.births([110, 99, 95, 110]), of: run))
    #expect(table.column("position") == ["inside80", "below95", "below95", "inside80"])
    #expect(
      table.column("deviation") == ["1", "", "", "1"] && table.column("since") == ["", "2025", "2025", ""])
    // What follows such a figure starts anew.
    #expect(table.column("step") == ["1", "", "", "1"])
    #expect(table.column("cusum_upper") == ["0.5", "0.5", "0.5", "1"])
    #expect(table.column("cusum_lower") == ["0", "0", "0", "0"])
  }

  @Test func `few draws are told`() throws {
    for (draws, isFew) in [(99, true), (100, false)] {
      let monitor = try monitor(Self.births([100]), of: SampleRun(draws: draws))
      let word = "heeft maar \(draws) trekkingen"
      #expect(
        monitor.text.replacing("\n", with: " ").contains(word) == isFew
          && monitor.json.contains(word) == isFew)
    }
  }

  @Test func `a stock's sums take what is new in its error`() throws {
    // Errors 0, 3, 11 and 7: the changes 3, 8 and -4 over √9, √(25 - 9) and √(41 - 25).
    let table = try table(monitor(Self.inhabitants([1000, 1003, 1011, 1007])))
    let deviations = table.column("deviation")
    #expect(deviations.first == "")
    // Written in four decimals.
    expectClose(
      deviations.dropFirst().map { Double($0) ?? .nan }, [1, 2.2, 7 / 41.0.squareRoot()],
      within: .absolute(5e-5))
    #expect(table.column("position") == ["", "inside80", "above95", "inside80"])
    #expect(table.column("step") == ["", "1", "2", "-1"])
    #expect(table.column("cusum_upper") == ["0", "0.5", "2", "0.5"])
  }

  @Test func `an error that was there at the start isn't held against the later years, and gaps are bridged`()
    throws
  {
    let lines = Self.inhabitants([1010, 1013, 1, 1021]).filter { !$0.contains("2026") }
    let table = try table(monitor(lines))
    // The changes 3 and 8 over √9 and √(41 - 9).
    expectClose(
      table.column("step").dropFirst().map { Double($0) ?? .nan }, [1, 8 / 32.0.squareRoot()],
      within: .absolute(5e-5))
  }

  @Test func `since counts years on one side without a break, to the last`() throws {
    let document = try document(monitor(Self.births([114, 116, 117, 118])))
    let series = try #require((document["series"] as? [[String: Any]])?.first)
    #expect(series["since"] as? Int == 2024)
    let turned = try table(monitor(Self.births([114, 90, 89, 88])))
    #expect(turned.column("since") == ["2024", "2025", "2025", "2025"])
    let back = try self.document(monitor(Self.births([114, 116, 117, 100])))
    #expect((back["series"] as? [[String: Any]])?.first?["since"] is NSNull)
  }

  @Test func `a sum above the threshold is a signal, with its start`() throws {
    // Deviations of 2.5, of which 0.7 is left a year later: steps of 3.5007, 1.0502 and 1.0502.
    let values = [100.0, 125, 125, 125]
    let table = try table(monitor(Self.births(values)))
    expectClose(
      table.column("cusum_upper").map { Double($0) ?? .nan }, [0, 3.0007, 3.5509, 4.1011],
      within: .absolute(1e-4))
    #expect(table.column("signal") == ["", "", "", "2027"])
    #expect(table.column("signal_start") == ["", "", "", "2025"])
    var options = MonitorOptions()
    options.threshold = 3.5
    #expect(try self.table(monitor(Self.births(values), options: options)).column("signal").last == "2026")
    options.reference = 1.5
    let slower = try self.table(monitor(Self.births(values), options: options)).column("cusum_upper")
    expectClose(slower.map { Double($0) ?? .nan }, [0, 2.0007, 1.5509, 1.1011], within: .absolute(1e-4))
  }

  private func document(_ monitor: Monitor) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(monitor.json.utf8)) as? [String: Any])
  }

  @Test func `the order of the lines is of no account`() throws {
    let lines = Self.births([101, 102, 99, 104]) + Self.births([98, 97], area: "provincie,P1")
    #expect(try monitor(lines).csv() == monitor(lines.reversed()).csv())
  }

  @Test func `shares within the margins are counted with their limits`() throws {
    let document = try document(
      monitor(Self.births([100, 115, 90, 100]) + Self.births([100, 101, 102, 103], area: "provincie,P1")))
    let coverage = try #require((document["coverage"] as? [[String: Any]])?.first)
    #expect(coverage["figures"] as? Int == 8)
    let (inner, outer) = (
      coverage["inside80"] as? [String: Double], coverage["inside95"] as? [String: Double]
    )
    #expect(inner?["count"] == 6 && outer?["count"] == 7)
    expectClose([inner?["expected"] ?? .nan], [6.4], within: .relative(1e-12))
    let limits = try WilsonLimits.limits(of: 6, among: 8)
    expectClose(
      [inner?["lower"] ?? .nan, inner?["upper"] ?? .nan], [limits.lowerBound, limits.upperBound],
      within: .absolute(1e-7))
    let chance = RunLength(reference: 0.5, threshold: 4).probability(within: 4)
    expectClose(
      [coverage["expected_signals_at_most"] as? Double ?? .nan], [2 * chance], within: .absolute(1e-7))
  }

  @Test func `what comes from the run's own distribution is inside as often as it says`() throws {
    let name = StreamName(seed: 11, purpose: "realised")
    var (inside80, inside95, count) = (0, 0, 0)
    for set in 0..<60 {
      let lines = ["land,NL", "provincie,P1"].enumerated().flatMap { place, area in
        let values = SampleRun.years.map { year -> Double in
          let z = name.normal(draw: set, position: 10 * place + year - SampleRun.years.lowerBound)
          return 100 + z * (z < 0 ? 5 : 10)
        }
        return Self.births(values, area: area)
      }
      let positions = try table(monitor(lines)).column("position")
      count += positions.count
      inside80 += positions.count { $0 == "inside80" }
      inside95 += positions.count { $0.hasSuffix("80") }
    }
    // Four standard errors.
    for (inside, share) in [(inside80, 0.8), (inside95, 0.95)] {
      let error = 4 * (share * (1 - share) * Double(count)).squareRoot()
      expectClose([Double(inside)], [share * Double(count)], within: .absolute(error))
    }
    #expect(count == 480)
  }

  @Test func `figures that were left out are passed over, with a word on it`() throws {
    let run = SampleRun(suppressed: ["P1"])
    let lines = Self.births([100, 101]) + Self.births([100, 101], area: "provincie,P1")
    let monitor = try monitor(lines, of: run)
    #expect(try table(monitor).column("code") == ["NL", "NL"])
    #expect(monitor.text.contains("Weggelaten omdat de prognose er kleine aantallen weglaat: 2 cijfers."))
  }

  @Test func `the summary is told in the run's language or another, on lines that fit a screen`() throws {
    for (language, asked, word) in [
      ("nl", nil, "Wat opvalt"), ("en", nil, "What stands out"), ("nl", Language.english, "What stands out"),
    ] {
      var options = MonitorOptions()
      options.language = asked
      let text = try monitor(Self.births([100, 140]), of: SampleRun(language: language), options: options)
        .text
      #expect(text.contains(word))
      #expect(text.contains("2025") && text.hasSuffix("\n") && !text.contains("nan"))
      let lines = text.components(separatedBy: "\n")
      #expect(lines.dropFirst().allSatisfy { $0.count <= 100 }, "\(text)")
    }
    #expect(try monitor(Self.births([100])).text.contains("Geen reeks valt op."))
  }

  @Test func `a run without draws has nothing to be held against`() throws {
    let error = #expect(throws: MonitorError.self) {
      try monitor(Self.births([100]), of: SampleRun(draws: 0))
    }
    #expect(error?.description.contains("without draws") == true)
  }

  @Test func `a scenario is followed by its name, and an unknown one refused with those there are`() throws {
    var options = MonitorOptions()
    options.scenario = "meer"
    let run = SampleRun(scenarios: ["reference", "meer"])
    #expect(try table(monitor(Self.births([100]), of: run, options: options)).column("scenario") == ["meer"])
    let error = #expect(throws: MonitorError.self) { try monitor(Self.births([100]), options: options) }
    #expect(error?.description == "--scenario meer: the run has reference")
  }

  @Test(arguments: [
    ("components,land,NL,2024,geboorten,1", "item is 'geboorten'; components of the run has births, deaths"),
    ("components,land,XX,2024,births,1", "code is 'XX'; the run has of set 'land' NL"),
    (
      "components,provincie,Noord,2024,births,1",
      "code is 'Noord', the name of P1; the run has of set 'provincie' P1"
    ),
    ("components,land,NL,2024,eath,1", "item is 'eath'; components of the run has deaths, births"),
    ("components,wijk,NL,2024,births,1", "set is 'wijk'; the run has land, provincie"),
    ("components,land,NL,2030,births,1", "year is 2030; components of the run has 2024 to 2027"),
    ("care,land,NL,2024,total,1", "table is 'care', which the run doesn't have"),
  ])
  func `a figure that the run hasn't is refused with what it has`(line: String, what: String) throws {
    let error = #expect(throws: MonitorError.self) {
      try monitor(Self.births([100]) + [line, "components,land,NL,1990,births,1"])
    }
    guard case .figures(let faults, 0) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(faults.map(\.line) == [3, 4] && faults[0].what == what)
  }
}
