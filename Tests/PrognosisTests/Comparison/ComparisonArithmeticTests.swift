import Benchmarking
import Foundation
import LinearAlgebra
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// Figures of small made-up models, worked out again from their tables.
@Suite struct ComparisonArithmeticTests {
  let model: RegionModel
  let result: RegionalComparison

  init() throws {
    model = try ComparisonModel().method.read()
    result = try ComparisonModel().result(sets: ["land", "groep", "achterland", "gemeente"])
  }

  func figures(_ code: String) throws -> ObservedExpected { try #require(model.care.regional[code]) }
  func people(_ members: [RegionSet.Member]) -> Double {
    members.reduce(0) { sum, member in
      model.population.column(member.region).reduce(sum) { $0 + member.share * $1 }
    }
  }

  @Test func `items are the products with figures and the totals of acts in euro`() {
    #expect(result.items.map(\.code) == ["bezoek", "kliniek", "pillen", "total_Zvw"])
    #expect(result.items[3].rows == [1, 2])
  }

  @Test func `an area has its share of what its members use`() throws {
    for (a, area) in result.areas.enumerated() {
      for (i, item) in result.items.enumerated() {
        let line = try #require(result.lines[a][i])
        var (observed, expected) = (0.0, 0.0)
        for member in area.members {
          for row in item.rows {
            let figures = try figures(model.care.products[row].code)
            observed += member.share * figures.observed[member.region]
            expected += member.share * figures.expected[member.region]
          }
        }
        expectClose([line.observed, line.expected], [observed, expected], within: .relative(1e-12))
        expectClose([line.ratio.value], [observed / expected], within: .relative(1e-12))
        #expect(line.ratio.lower < line.ratio.value && line.ratio.value < line.ratio.upper)
      }
    }
  }

  @Test func `the interval of a ratio is Byar's of the units of chance`() throws {
    let dispersion = try dispersions()
    for a in result.areas.indices {
      for (i, phi) in dispersion.enumerated() {
        let line = try #require(result.lines[a][i])
        let (o, z) = (line.observed / phi, 1.959963984540054)
        let lower = o * pow(1 - 1 / (9 * o) - z / (3 * o.squareRoot()), 3)
        let upper = (o + 1) * pow(1 - 1 / (9 * (o + 1)) + z / (3 * (o + 1).squareRoot()), 3)
        expectClose(
          [line.ratio.lower, line.ratio.upper], [lower * phi / line.expected, upper * phi / line.expected],
          within: .relative(1e-10))
      }
    }
  }

  /// The dispersion of each item, at least one visit, or what one inhabitant costs.
  func dispersions() throws -> [Double] {
    let all = model.regions.indices.map { RegionSet.Member(region: $0, share: 1) }
    return try result.items.enumerated().map { i, item in
      let dispersion = try #require(measure("chance_dispersion", result.regressions[i]))
      let expected: Double = try item.rows.reduce(0) { sum, row in
        try figures(model.care.products[row].code).expected.reduce(sum, +)
      }
      let least = item.unit == "eur" ? expected / people(all) : 1
      #expect(dispersion >= least * (1 - 1e-12))
      return dispersion
    }
  }

  func measure(_ name: String, _ regression: DeterminantRegression) -> Double? {
    regression.measures.first { $0.name == name }?.value
  }

  @Test func `a shrunken ratio is what demand starts from, up to its one rescaling`() throws {
    let areas = try AreaSelection.areas(of: model, sets: ["gemeente"], regions: [])
    let prognosis = try PrognosisRun(model: model, options: PrognosisOptions(areas: areas, horizon: 3))
      .result()
    let flat = try ComparisonModel().replacing("care_regional.csv", nil).method.result(sets: ["gemeente"])
    for (p, product) in prognosis.products.enumerated() {
      let i = try #require(result.item(product.code))
      let scales = try areas.indices.map { r in
        let shrunk = try result.line(i, areas[r].code).shrunkRatio
        return prognosis.care[0][p, r] / flat.care[0][p, r] / shrunk
      }
      expectClose(scales, scales.map { _ in scales[0] }, within: .relative(1e-10), product.code)
    }
    // An aggregate's is the mean of its members' by their share of what is expected.
    let group = try #require(result.area("A1", set: "achterland"))
    let members = result.areas[group].members
    let expected = try figures("kliniek").expected
    var (sum, weight) = (0.0, 0.0)
    for member in members {
      let shrunk = try result.line(1, model.regions[member.region].code).shrunkRatio
      sum += member.share * expected[member.region] * shrunk
      weight += member.share * expected[member.region]
    }
    let shrunk = try result.line(1, "A1", set: "achterland").shrunkRatio
    expectClose([shrunk], [sum / weight], within: .relative(1e-12))
  }

  @Test func `ranks count the areas of the set with a higher ratio`() throws {
    for set in ["groep", "achterland", "gemeente"] {
      let own = result.areas.indices.filter { result.areas[$0].set == set }
      for i in result.items.indices {
        let lines = try own.map { try #require(result.lines[$0][i]) }
        for line in lines {
          #expect(line.rank == 1 + lines.count { $0.ratio.value > line.ratio.value })
          #expect(line.rankedAreas == own.count)
        }
        // Ratios are above 1 exactly when they lie above the funnel's middle.
        #expect(lines.allSatisfy { ($0.ratio.value > 1) == ($0.deviation > 0) })
      }
    }
  }

  @Test func `observed use is predicted times unexplained`() throws {
    for a in result.areas.indices {
      for line in result.lines[a] {
        let line = try #require(line)
        guard let predicted = line.predicted, let unexplained = line.unexplained else {
          // Only the land has most of the regions.
          #expect(result.areas[a].set == "land" && line.predicted == nil && line.unexplained == nil)
          continue
        }
        expectClose(
          [predicted.value * unexplained.value], [line.ratio.value], within: .relative(1e-12))
        // Its relative width has chance and prediction in it.
        let width = log(unexplained.upper / unexplained.lower)
        #expect(width > log(predicted.upper / predicted.lower))
      }
    }
  }

  @Test func `a region doesn't predict itself`() throws {
    // Ten times the use in one region changes what others are predicted, and its own prediction no more than the
    // penalty does, which is chosen with all regions.
    let louder = try ComparisonModel().mapping("care_regional.csv") { line in
      let fields = line.split(separator: ",").map(String.init)
      guard fields[0] == "R21", fields[1] == "kliniek", let observed = Double(fields[2]) else { return line }
      return "R21,kliniek,\(10 * observed),\(fields[3])"
    }.result { $0.isPenalised = false }
    let plain = try ComparisonModel().result { $0.isPenalised = false }
    let (own, other) = (try #require(plain.area("R21")), try #require(plain.area("R22")))
    func predicted(_ result: RegionalComparison, _ area: Int) throws -> Double {
      try #require(result.lines[area][1]?.predicted).value
    }
    expectClose([try predicted(louder, own)], [try predicted(plain, own)], within: .relative(1e-8))
    #expect(abs(try predicted(louder, other) / predicted(plain, other) - 1) > 0.01)
    // The same for a group that the region is part of.
    func group(_ model: ComparisonModel) throws -> Double {
      let result = try model.result(sets: ["groep"]) { $0.isPenalised = false }
      return try #require(result.lines[2][1]?.predicted).value
    }
    let loud = ComparisonModel().mapping("care_regional.csv") { line in
      line.hasPrefix("R21,kliniek") ? "R21,kliniek,9e7,1e7" : line
    }
    let quiet = ComparisonModel().mapping("care_regional.csv") { line in
      line.hasPrefix("R21,kliniek") ? "R21,kliniek,1e7,1e7" : line
    }
    expectClose([try group(loud)], [try group(quiet)], within: .relative(1e-8))
  }

  @Test func `an area is predicted by a fit to the regions outside it`() throws {
    let result = try ComparisonModel().result(sets: ["groep", "achterland"]) { $0.isPenalised = false }
    let clinic = try figures("kliniek")
    let determinants = Matrix(
      columns: ["armoede", "dichtheid", "roken"].map { model.determinants.values[$0] ?? [] })
    for (a, area) in result.areas.enumerated() {
      var observed = clinic.observed
      for member in area.members { observed[member.region] = .nan }
      let fit = try RatioRegression(
        observed: observed, expected: clinic.expected, determinants: determinants, penalty: .none)
      var (sum, weight) = (0.0, 0.0)
      for member in area.members {
        let expected = member.share * clinic.expected[member.region]
        sum += expected * (try #require(fit.predictions[member.region])).ratio
        weight += expected
      }
      let predicted = try #require(result.lines[a][1]?.predicted)
      expectClose([predicted.value], [sum / weight], within: .relative(1e-9), area.code)
    }
  }

  @Test func `effects of determinants add up to what the coefficients give`() throws {
    for regression in result.regressions {
      let codes = regression.terms.dropFirst().map(\.code)
      #expect(codes == ["armoede", "dichtheid", "roken"])
      for a in result.areas.indices {
        var predictor = 0.0
        for term in regression.terms.dropFirst() {
          let c = try #require(result.characteristics.firstIndex { $0.code == term.code })
          predictor += term.estimate.value * result.profiles[a][c].standardised
        }
        expectClose([regression.effects[a].reduce(0, +)], [predictor], within: .absolute(1e-10))
      }
    }
  }

  @Test func `profiles are means over people`() throws {
    let values = try #require(model.determinants.values["roken"])
    let c = try #require(result.characteristics.firstIndex { $0.code == "roken" })
    let mean = values.reduce(0, +) / Double(values.count)
    let deviation =
      (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
    for (a, area) in result.areas.enumerated() {
      var (sum, weight) = (0.0, 0.0)
      for member in area.members {
        sum += people([member]) * values[member.region]
        weight += people([member])
      }
      let profile = result.profiles[a][c]
      expectClose([profile.value], [sum / weight], within: .relative(1e-12))
      expectClose([profile.standardised], [(sum / weight - mean) / deviation], within: .absolute(1e-10))
    }
    let young = try #require(result.characteristics.firstIndex { $0.code == "age_0_14" })
    let column = Array(model.population.column(0))
    let children: Double = (0...14).reduce(0) { $0 + column[$1] + column[31 + $1] }
    let first = try #require(result.area("R10"))
    expectClose(
      [result.profiles[first][young].value], [100 * children / column.reduce(0, +)],
      within: .relative(1e-12))
    // The context is shown: 7 to 10 in turn.
    let context = try #require(result.characteristics.firstIndex { $0.code == "sterfte" })
    let third = try #require(result.area("R12"))
    #expect(result.characteristics[context].role == .context)
    #expect(result.profiles[third][context].value == 9)
  }

  @Test func `similar areas share no region, come nearest first and add up`() throws {
    for (a, area) in result.areas.enumerated() {
      let similar = result.similarAreas[a]
      // A third of the candidates: 2 of 7 groups, 10 of 39 regions, 10 of the regions outside a catchment.
      #expect(similar.count == ["land": 0, "groep": 2, "achterland": 10, "gemeente": 10][area.set])
      #expect(similar.map(\.distance) == similar.map(\.distance).sorted())
      let own = Set(area.members.map(\.region))
      for other in similar {
        #expect(own.isDisjoint(with: other.area.members.map(\.region)))
        expectClose(
          [other.contributions.reduce(0, +)], [other.distance * other.distance], within: .relative(1e-12))
        #expect(other.area.set == (area.set == "groep" ? "groep" : "gemeente"))
      }
    }
  }

  @Test func `the ratio of similar areas is their mean, each by its variance`() throws {
    // Student's t at 97.5 % with 1 and 9 degrees of freedom, for 2 and 10 similar areas.
    let quantiles = [2: 12.706204736174696, 10: 2.2621571627982055]
    for (a, similar) in result.similarAreas.enumerated() where !similar.isEmpty {
      for i in result.items.indices {
        let phi = try #require(measure("chance_dispersion", result.regressions[i]))
        let between = try #require(measure("between_variance", result.regressions[i]))
        let lines = try similar.map { try result.line(i, $0.area.code, set: $0.area.set) }
        let weights = lines.map { 1 / (between + phi / $0.expected) }
        let total = weights.reduce(0, +)
        let mean = zip(lines, weights).reduce(0) { $0 + $1.0.ratio.value * $1.1 } / total
        let spread = zip(lines, weights).reduce(0) { sum, pair in
          sum + pair.1 * (pair.0.ratio.value - mean) * (pair.0.ratio.value - mean)
        }
        let error = (spread / total / Double(lines.count - 1)).squareRoot()
        let reach = try #require(quantiles[lines.count]) * error
        let estimate = try #require(result.lines[a][i]?.similar)
        expectClose(
          [estimate.value, estimate.lower, estimate.upper], [mean, max(0, mean - reach), mean + reach],
          within: .relative(1e-10), "\(result.areas[a].code)")
      }
    }
  }

  @Test func `a weight of 0 takes a characteristic out and weights of one size change nothing`() throws {
    let plain = try ComparisonModel().result()
    let equal = try ComparisonModel().result {
      $0.weights = ["age": 3, "sociaal": 3, "fysiek": 3, "roken": 3]
    }
    let alone = try ComparisonModel().result {
      $0.weights = ["age": 0, "fysiek": 0, "leefstijl": 0, "armoede": 2]
    }
    let poverty = try #require(plain.characteristics.firstIndex { $0.code == "armoede" })
    for a in plain.areas.indices {
      expectClose(
        equal.similarAreas[a].map(\.distance), plain.similarAreas[a].map(\.distance), within: .relative(1e-12)
      )
      for other in alone.similarAreas[a] {
        expectClose(
          [other.contributions[poverty]], [other.distance * other.distance], within: .relative(1e-12))
      }
    }
  }
}
