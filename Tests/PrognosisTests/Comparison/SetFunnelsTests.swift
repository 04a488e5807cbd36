import Benchmarking
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// What funnel plots are drawn from, held against the lines of the comparison and against the limits of all areas.
@Suite struct SetFunnelsTests {
  let result: RegionalComparison

  init() throws {
    result = try ComparisonModel().result(sets: ["land", "groep", "achterland", "gemeente"])
  }

  /// Without the part that stands by itself.
  private func funnels(_ set: String, in result: RegionalComparison) throws -> SetFunnels {
    try #require(result.funnels.first { $0.set == set })
  }

  @Test func `every set of several areas has its funnels once`() throws {
    #expect(result.funnels.map(\.set) == ["groep", "achterland", "gemeente"])
    #expect(result.funnels.map(\.areas.count) == [8, 3, 40])
    for funnels in result.funnels {
      #expect(funnels.funnels.count == result.items.count)
      #expect(funnels.funnels.allSatisfy { $0.places.count == funnels.areas.count })
    }
  }

  @Test func `places are those of the lines, and so are deviations from the limits`() throws {
    var known = 0
    for (a, area) in result.areas.enumerated() where area.set != "land" {
      let funnels = try funnels(area.set, in: result)
      let own = try #require(funnels.areas.firstIndex(of: area))
      for (i, funnel) in funnels.funnels.enumerated() {
        let (line, place) = (try #require(result.lines[a][i]), try #require(funnel.places[own]))
        #expect(place.expected == line.expected && place.ratio == line.ratio.value)
        #expect(place.position == line.funnel)
        let variance = funnel.dispersion / place.expected + funnel.betweenVariance
        expectClose(
          [(place.ratio - 1) / variance.squareRoot()], [line.deviation], within: .relative(1e-12))
        known += 1
      }
    }
    #expect(known == 51 * 4)
  }

  @Test func `the limits at an area's size are its own of all areas together`() throws {
    for set in ["groep", "gemeente"] {
      for funnel in try funnels(set, in: result).funnels {
        let places = try funnel.places.map { try #require($0) }
        let limits = try FunnelLimits(
          ratios: places.map(\.ratio), baseVariances: places.map { funnel.dispersion / $0.expected },
          overdispersion: .additiveCalibrated)
        #expect(limits.betweenVariance == funnel.betweenVariance)
        for (place, region) in zip(places, limits.regions) {
          let drawn = funnel.limits(expected: place.expected)
          #expect(drawn.limits95 == region?.limits95 && drawn.limits998 == region?.limits998)
          let isOutside = !drawn.limits95.contains(place.ratio)
          #expect(isOutside == (place.position != .inside))
        }
      }
    }
  }

  @Test func `a set of a few areas borrows its spread from the model's regions`() throws {
    let (few, all) = (try funnels("achterland", in: result), try funnels("gemeente", in: result))
    #expect(few.funnels.map(\.betweenVariance) == all.funnels.map(\.betweenVariance))
    #expect(few.funnels.map(\.dispersion) == all.funnels.map(\.dispersion))
  }

  @Test func `limits narrow towards those of τ² alone as areas grow`() throws {
    for funnel in try funnels("gemeente", in: result).funnels {
      let widths = [1.0, 1e3, 1e6, 1e9, 1e15].map { size in
        let limits = funnel.limits(expected: size).limits95
        return limits.upperBound - 1
      }
      #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 >= $1 })
      // The standard normal quantile at 97.5 %; chance at 1e15 adds next to nothing.
      expectClose(
        [widths[4]], [1.959963984540054 * funnel.betweenVariance.squareRoot()], within: .absolute(1e-4),
        "what chance adds")
    }
  }

  @Test func `all areas of a set are there whichever are asked for`() throws {
    let one = try ComparisonModel().result(sets: ["groep"], regions: ["G3"])
    let (asked, all) = (try funnels("groep", in: one), try funnels("groep", in: result))
    #expect(one.areas.count == 1 && asked.areas == all.areas)
    for (a, b) in zip(asked.funnels, all.funnels) {
      #expect(a.places == b.places && a.betweenVariance == b.betweenVariance)
    }
  }
}
