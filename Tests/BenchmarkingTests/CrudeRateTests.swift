import Benchmarking
import Statistics
import TestSupport
import Testing

/// The published vectors of PHEindicatormethods 2.1.0: rates with exact or Byar's limits, proportions with Wilson's.
@Suite struct CrudeRateTests {
  @Test func `all published rates come back`() throws {
    let rows = try PublishedRow.all("crude_rates.csv")
    var compared = 0
    for row in rows {
      guard row.text["value"] != "" else {
        // Blank there: either figure is missing.
        #expect(throws: BenchmarkingError.self) {
          try CrudeRate(events: row("events"), people: row("people"))
        }
        continue
      }
      let rate = try CrudeRate(events: row("events"), people: row("people"))
      expectClose([rate.rate * row("per")], [row("value")], within: .relative(1e-14))
      expectClose(scaled(rate.limits(), by: row("per")), row.limits("95"), within: .relative(1e-12))
      compared += 1
      guard row.text["table"] == "single" else { continue }
      expectClose(
        scaled(rate.limits(confidence: 0.998), by: row("per")), row.limits("998"), within: .relative(1e-12))
    }
    #expect(rows.count == 32 && compared == 26)
  }

  @Test func `all published proportions come back`() throws {
    let rows = try PublishedRow.all("proportions.csv")
    var compared = 0
    for row in rows {
      guard row.text["value"] != "" else {
        #expect(throws: BenchmarkingError.self) {
          try Proportion(affected: row("events"), people: row("people"))
        }
        continue
      }
      let share = try Proportion(affected: row("events"), people: row("people"))
      expectClose([share.proportion * row("per")], [row("value")], within: .relative(1e-14))
      expectClose(scaled(share.limits(), by: row("per")), row.limits("95"), within: .relative(1e-12))
      compared += 1
      guard row.text["table"] == "single" else { continue }
      expectClose(
        scaled(share.limits(confidence: 0.998), by: row("per")), row.limits("998"), within: .relative(1e-12))
    }
    #expect(rows.count == 30 && compared == 24)
  }

  @Test func `all published limits of counts and shares come back`() throws {
    let rows = try PublishedRow.all("count_limits.csv")
    #expect(rows.count == 13)
    for row in rows {
      let (events, confidence) = (row("events"), row("confidence"))
      let limits =
        row.text["method"] == "Wilson"
        ? try Proportion(affected: events, people: row("people")).limits(confidence: confidence)
        : try PoissonLimits.byar.limits(of: events, confidence: confidence)
      expectClose([limits.upperBound], [row("upper")], within: .relative(1e-12))
      // Byar's lower limit of one event at 99.8 % would be negative: blank there, 0 here.
      let lower = row.text["lower"] == "" ? 0 : row("lower")
      expectClose([limits.lowerBound], [lower], within: .relative(1e-12))
    }
    #expect(rows.filter { $0.text["lower"] == "" }.count == 1)
  }

  @Test func `what has no rate or share is refused`() {
    #expect(throws: BenchmarkingError.nothing(what: "people")) { try CrudeRate(events: 0, people: 0) }
    #expect(throws: BenchmarkingError.observedWithoutExpected(index: 0, observed: 1)) {
      try CrudeRate(events: 1, people: 0)
    }
    #expect(throws: BenchmarkingError.outOfRange(what: "events", index: 0, value: -1)) {
      try CrudeRate(events: -1, people: 5)
    }
    #expect(throws: BenchmarkingError.statistics(.aboveTotal(index: 0, part: 6, total: 5))) {
      try Proportion(affected: 6, people: 5)
    }
  }
}
