import Benchmarking
import Statistics
import TestSupport
import Testing

/// The published vectors of PHEindicatormethods 2.1.0, and the figures of esda.
@Suite struct IndirectlyStandardisedRatioTests {
  @Test func `all published ratios and rates come back`() throws {
    let rows = try PublishedRow.all("indirect_ratios.csv")
    #expect(rows.count == 16)
    for row in rows {
      let bands = try AreaBands(row.text["area"] ?? "")
      let ratio = try IndirectlyStandardisedRatio(
        events: bands("events"), people: bands("people"), referenceRates: bands.referenceRates)
      expectClose(
        [ratio.observed, ratio.expected], [row("observed"), row("expected")], within: .relative(1e-13))
      // A rate is the ratio times the reference's crude rate, which is printed per that many people.
      let events = bands("reference_events").reduce(0, +)
      let crude = events / bands("reference_people").reduce(0, +)
      let isRate = row.text["reference_rate"] != ""
      let factor = row("per") * (isRate ? crude : 1)
      if isRate { expectClose([crude * row("per")], [row("reference_rate")], within: .relative(1e-13)) }
      expectClose([ratio.rate(atReference: factor)], [row("value")], within: .relative(1e-12))
      expectClose(scaled(ratio.limits(), by: factor), row.limits("95"), within: .relative(1e-12))
      let method: PoissonLimits = row.text["method"] == "Exact" ? .exact : .byar
      expectClose(
        scaled(ratio.limits(method: method), by: factor), row.limits("95"), within: .relative(1e-12))
      guard row.text["lower998"] != "" else { continue }
      expectClose(
        scaled(ratio.limits(confidence: 0.998), by: factor), row.limits("998"), within: .relative(1e-12))
    }
  }

  @Test func `the published ratios with their log-normal limits come back`() throws {
    // Two regions of four bands, as esda prints them; its reference for the rates are both together.
    let people: [[Double]] = [[1000, 1000, 1100, 900], [1000, 900, 1100, 900]]
    let rates: [[Double]] = [[0.1, 0.05, 0.12, 100.0 / 900], [0.05, 30.0 / 900, 0.2, 80.0 / 900]]
    let crude = 725.0 / 7600
    let first = try IndirectlyStandardisedRatio(
      events: [30, 25, 25, 15], people: people[0], referenceRates: rates[0])
    let second = try IndirectlyStandardisedRatio(
      events: [33, 21, 30, 20], people: people[1], referenceRates: rates[1])
    // Printed with eight decimals.
    let printed = Tolerance.absolute(5.1e-9)
    expectClose([first.ratio * 10, second.ratio * 10], [2.48691099, 2.73684211], within: printed)
    expectClose(
      [first.rate(atReference: crude), second.rate(atReference: crude)], [0.02372382, 0.02610803],
      within: printed)
    expectClose(
      scaled(first.limits(method: .logNormal), by: crude), [0.01940230, 0.02900789], within: printed)
    expectClose(
      scaled(second.limits(method: .logNormal), by: crude), [0.02154304, 0.03164035], within: printed)
  }

  @Test func `the published excess risks of North Carolina come back`() throws {
    let table = try ReferenceTable("sids.csv")
    let (births, deaths) = (table["births_1974"], table["deaths_1974"])
    let rate = deaths.reduce(0, +) / births.reduce(0, +)
    let risks = try (0..<5).map {
      try IndirectlyStandardisedRatio(observed: deaths[$0], expected: births[$0] * rate).ratio
    }
    // Printed with six digits.
    expectClose(risks, [0.453433, 0, 0.775871, 0.973810, 3.13319], within: .relative(1.2e-6))
  }

  @Test func `regions add up`() throws {
    let (big, small) = (try AreaBands("testdata_big"), try AreaBands("testdata_small"))
    func ratio(_ events: [Double], _ people: [Double]) throws -> IndirectlyStandardisedRatio {
      try IndirectlyStandardisedRatio(events: events, people: people, referenceRates: big.referenceRates)
    }
    let (a, b) = (try ratio(big("events"), big("people")), try ratio(small("events"), small("people")))
    let both = try ratio(
      zip(big("events"), small("events")).map { $0 + $1 }, zip(big("people"), small("people")).map { $0 + $1 }
    )
    expectClose(
      [both.ratio], [(a.ratio * a.expected + b.ratio * b.expected) / (a.expected + b.expected)],
      within: .relative(1e-14))
  }

  @Test func `what has no ratio is refused`() {
    func ratio(_ observed: Double, _ expected: Double) throws -> Double {
      try IndirectlyStandardisedRatio(observed: observed, expected: expected).ratio
    }
    #expect(throws: BenchmarkingError.observedWithoutExpected(index: 0, observed: 2)) { try ratio(2, 0) }
    #expect(throws: BenchmarkingError.nothing(what: "expected events")) { try ratio(0, 0) }
    #expect(throws: BenchmarkingError.outOfRange(what: "observed events", index: 0, value: -1)) {
      try ratio(-1, 3)
    }
    #expect(throws: BenchmarkingError.self) { try ratio(1, .nan) }
    #expect(throws: BenchmarkingError.outOfRange(what: "reference rates", index: 1, value: -0.5)) {
      try IndirectlyStandardisedRatio(events: [1, 1], people: [9, 9], referenceRates: [0.5, -0.5])
    }
  }
}
