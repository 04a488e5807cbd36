import Benchmarking
import TestSupport
import Testing

/// The published vectors of PHEindicatormethods 2.1.0, the gamma limits of esda and an independent calculation.
@Suite struct DirectlyStandardisedRateTests {
  @Test func `all published rates of independent events come back`() throws {
    var compared = 0
    for row in try PublishedRow.all("direct_rates.csv") where row.text["area"]?.contains("nonind") == false {
      let bands = try AreaBands(row.text["area"] ?? "")
      guard row.text["value"] != "" else {
        #expect(throws: BenchmarkingError.tooFewEvents(events: row("events"), needed: 10)) {
          try bands.direct()
        }
        continue
      }
      let rate = try bands.direct()
      expectClose([rate.events, rate.people], [row("events"), row("people")], within: .relative(0))
      expectClose([rate.rate * row("per")], [row("value")], within: .relative(1e-12))
      expectClose(scaled(try rate.limits(), by: row("per")), row.limits("95"), within: .relative(1e-12))
      // The 99.8 % limits of the 1976 standard stand in the table per ten times as many people as the rate.
      let slip = row.text["area"] == "testdata_1976" ? 10.0 : 1
      expectClose(
        scaled(try rate.limits(confidence: 0.998), by: row("per") * slip), row.limits("998"),
        within: .relative(1e-12))
      compared += 1
    }
    #expect(compared == 6)
  }

  @Test func `all published rates of repeated events come back`() throws {
    var compared = 0
    for row in try PublishedRow.all("direct_rates.csv") where row.text["area"]?.contains("nonind") == true {
      let bands = try AreaBands(row.text["area"] ?? "", in: "repeated_events.csv")
      let counts = (1...4).map { bands("people_with_\($0)") }
      let frequencies = try counts[0].indices.map { i in
        try EventFrequencies(people: counts.map { $0[i] })
      }
      expectClose(frequencies.map(\.events), bands("events"), within: .relative(0))
      let make = {
        try DirectlyStandardisedRate(
          frequencies: frequencies, people: bands("people"), weights: bands("standard"))
      }
      guard row.text["value"] != "" else {
        #expect(throws: BenchmarkingError.tooFewEvents(events: 9, needed: 10)) { try make() }
        continue
      }
      let rate = try make()
      // Printed with eight decimals.
      let printed = Tolerance.absolute(5.1e-9)
      expectClose([rate.rate * 1e5], [row("value")], within: printed)
      expectClose(scaled(try rate.limits(), by: 1e5), row.limits("95"), within: printed)
      expectClose(scaled(try rate.limits(confidence: 0.998), by: 1e5), row.limits("998"), within: printed)
      compared += 1
    }
    #expect(compared == 3)
  }

  @Test(arguments: ["testdata_big", "testdata_small", "testdata_tiny"])
  func `gamma limits agree with forty digits`(area: String) throws {
    let rate = try AreaBands(area).direct(minimumEvents: 0)
    let limits = try [0.95, 0.998].flatMap {
      scaled(try rate.limits(method: .gamma, confidence: $0), by: 1e5)
    }
    expectClose(limits, try ReferenceTable("reference.csv").values("gamma_" + area), within: .relative(1e-12))
  }

  @Test func `the published gamma limits come back`() throws {
    // Two regions of four bands, as esda prints them.
    let standard = [1000.0, 900, 1000, 900]
    let first = try DirectlyStandardisedRate(
      events: [30, 25, 25, 15], people: [1000, 1000, 1100, 900], weights: standard)
    let second = try DirectlyStandardisedRate(
      events: [33, 21, 30, 20], people: [1000, 900, 1100, 900], weights: standard)
    // Printed with eight decimals.
    let printed = Tolerance.absolute(5.1e-9)
    expectClose([first.rate, second.rate], [0.02374402, 0.02665072], within: printed)
    expectClose(scaled(try first.limits(method: .gamma), by: 1), [0.01920491, 0.02904848], within: printed)
    expectClose(scaled(try second.limits(method: .gamma), by: 1), [0.02177143, 0.03230508], within: printed)
  }

  @Test func `with a single band both methods are limits of a count`() throws {
    let rate = try DirectlyStandardisedRate(events: [14], people: [200], weights: [3])
    let crude = try CrudeRate(events: 14, people: 200)
    expectClose(
      scaled(try rate.limits(), by: 1), scaled(crude.limits(method: .byar), by: 1), within: .relative(1e-13))
    expectClose(
      scaled(try rate.limits(method: .gamma), by: 1), scaled(crude.limits(method: .exact), by: 1),
      within: .relative(1e-13))
  }

  @Test func `bands of equal rates give that rate whatever the weights`() throws {
    let people = [120.0, 3000, 77, 410]
    let rate = try DirectlyStandardisedRate(
      events: people.map { $0 * 0.125 }, people: people, weights: [0.1, 0, 7, 2])
    expectClose([rate.rate], [0.125], within: .relative(1e-15))
  }

  @Test func `only the weights' proportions matter`() throws {
    let bands = try AreaBands("testdata_small")
    let scaledRate = try DirectlyStandardisedRate(
      events: bands("events"), people: bands("people"), weights: bands("standard").map { $0 / 1024 })
    #expect(try scaledRate.limits() == bands.direct().limits())
  }

  @Test func `people with one event each are independent events`() throws {
    let bands = try AreaBands("testdata_small")
    let once = try DirectlyStandardisedRate(
      frequencies: try bands("events").map { try EventFrequencies(people: [$0, 0, 0]) },
      people: bands("people"), weights: bands("standard"))
    for method in DirectlyStandardisedRate.Method.allCases {
      #expect(try once.limits(method: method) == bands.direct().limits(method: method))
    }
  }

  @Test func `people who all have two events are half as many independent ones of twice the weight`() throws {
    let bands = try AreaBands("testdata_small")
    let half = bands("events").map { $0 / 2 }
    let pairs = try DirectlyStandardisedRate(
      frequencies: try half.map { try EventFrequencies(people: [0, $0]) },
      people: bands("people"), weights: bands("standard"))
    let persons = try DirectlyStandardisedRate(
      events: half, people: bands("people"), weights: bands("standard"))
    expectClose([pairs.rate], [persons.rate * 2], within: .relative(1e-14))
    expectClose([pairs.variance], [persons.variance * 4], within: .relative(1e-14))
    expectClose(
      scaled(try pairs.limits(method: .gamma), by: 1), scaled(try persons.limits(method: .gamma), by: 2),
      within: .relative(1e-13))
  }

  @Test func `no events have gamma limits and none by Dobson's method`() throws {
    let none = try DirectlyStandardisedRate(
      events: [0, 0], people: [100, 50], weights: [1, 1], minimumEvents: 0)
    let limits = try none.limits(method: .gamma)
    // The most that can be added per event is 1/2 / 50; -log(0.025) events at most.
    expectClose(
      [limits.lowerBound, limits.upperBound], [0, 0.01 * 3.6888794541139363], within: .relative(1e-14))
    #expect(throws: BenchmarkingError.nothing(what: "events")) { try none.limits() }
  }

  @Test func `the published wrong inputs are refused`() throws {
    let wrong: [(String, BenchmarkingError)] = [
      ("testdata_err1", .outOfRange(what: "events", index: 5, value: -26)), ("Area1", .noPeople(index: 1)),
      ("testdata_err3", .outOfRange(what: "people", index: 1, value: -558)),
      ("testdata_err4", .outOfRange(what: "weights", index: 5, value: -6000)),
    ]
    for (area, error) in wrong { #expect(throws: error) { try AreaBands(area).direct() } }
    // The other area of the same table is sound.
    expectClose([try AreaBands("Area2").direct().events], [91], within: .relative(0))
  }

  @Test func `what has no rate is refused`() {
    func rate(_ events: [Double], _ people: [Double], _ weights: [Double]) throws -> Double {
      try DirectlyStandardisedRate(events: events, people: people, weights: weights).rate
    }
    #expect(throws: BenchmarkingError.nothing(what: "weights")) { try rate([20], [100], [0]) }
    #expect(throws: BenchmarkingError.observedWithoutExpected(index: 1, observed: 3)) {
      try rate([20, 3], [100, 0], [1, 0])
    }
    #expect(throws: BenchmarkingError.self) { try rate([.nan], [100], [1]) }
    #expect(throws: BenchmarkingError.self) { try EventFrequencies(people: [3, -1]) }
  }
}
