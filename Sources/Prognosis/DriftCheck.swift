import Demography
import Foundation
import LinearAlgebra
import ModelDirectory

/// Whether an area's share of the young or the old, relative to the nation's, drifts faster than it did.
///
/// The relative share is (group / people of the area) / (group / people of the nation); its drift is the
/// mean change of its logarithm per year. The model's own regions are held to a bound; areas with a history to twice their
/// past. History is that of `history_population.csv`, for whichever areas it
/// has; the young are 15-24 there, as five-year groups allow.
struct DriftCheck {
  let model: RegionModel
  let projection: PopulationProjection

  /// A drift up to this much per year is never reported of an area with a history, however still the past was.
  static let tolerated = 0.01
  /// How many times the past drift, in its own direction, is reported.
  static let factor = 2.0
  /// A drift up to this much per year is not reported of a region of the model itself.
  static let toleratedOfRegions = 0.025

  func notices() -> [Notice] {
    let openAge = model.grid.openAge
    guard openAge > 65 else { return [] }
    return check(15...24, dutch: "15-24-jarigen", english: "15-24")
      + check(65...openAge, dutch: "65-plussers", english: "65 and over")
  }

  private func check(_ ages: ClosedRange<Int>, dutch: String, english: String) -> [Notice] {
    let past = pastDrifts(ages)
    let last = projection.population.count - 1
    let start = RelativeShares(projection.population[0], ages, model.grid)
    let end = RelativeShares(projection.population[last], ages, model.grid)
    func drift(_ area: RegionSet.Aggregate) -> Double {
      log(end.share(of: area) / start.share(of: area)) / Double(last)
    }
    var drifting = regions.filter { abs(drift($0)) > Self.toleratedOfRegions }.map(\.name)
    for area in areas {
      guard let before = past[area.code] else { continue }
      let now = drift(area)
      // A turn of the tide is no continuation of the past.
      let usual = before * now > 0 ? Self.factor * abs(before) : 0
      if abs(now) > max(usual, Self.tolerated), !drifting.contains(area.name) { drifting.append(area.name) }
    }
    guard !drifting.isEmpty else { return [] }
    let names = drifting.prefix(5).joined(separator: ", ") + (drifting.count > 5 ? ", ..." : "")
    return [
      Notice(
        dutch:
          "Aandeel \(dutch) loopt snel uit de pas met het land: \(drifting.count) (\(names)).",
        english:
          "The share of ages \(english) drifts fast from the nation's: \(drifting.count) (\(names))."
      )
    ]
  }

  /// The areas that history speaks of.
  private var areas: [RegionSet.Aggregate] {
    let codes = Set(model.history.population.map(\.region))
    return model.sets.flatMap(\.aggregates).filter { codes.contains($0.code) }
  }

  /// The model's own regions.
  private var regions: [RegionSet.Aggregate] {
    model.regions.enumerated().map {
      RegionSet.Aggregate(code: $1.code, name: $1.name, members: [RegionSet.Member(region: $0, share: 1)])
    }
  }

  /// Shares of an age group, relative to the nation's, in one year.
  private struct RelativeShares {
    private let group: [Double]
    private let everyone: [Double]

    init(_ population: Matrix, _ ages: ClosedRange<Int>, _ grid: AgeSexGrid) {
      let regions = 0..<population.columns
      group = regions.map { population.people($0, ages, grid) }
      everyone = regions.map { population.people($0, 0...grid.openAge, grid) }
    }

    func share(of area: RegionSet.Aggregate) -> Double {
      func people(_ counts: [Double]) -> Double {
        area.members.reduce(0) { $0 + $1.share * counts[$1.region] }
      }
      return people(group) / people(everyone) / (group.reduce(0, +) / everyone.reduce(0, +))
    }
  }

  private func pastDrifts(_ ages: ClosedRange<Int>) -> [String: Double] {
    var group: [Int: [String: Double]] = [:]
    var total = group
    for row in model.history.population {
      total[row.year, default: [:]][row.region, default: 0] += row.count
      let upper = row.ages.to ?? model.grid.openAge
      if ages.lowerBound <= row.ages.from && upper <= ages.upperBound {
        group[row.year, default: [:]][row.region, default: 0] += row.count
      }
    }
    guard let first = total.keys.min(), let last = total.keys.max(), last > first else { return [:] }
    func share(_ region: String, _ year: Int) -> Double? {
      guard let g = group[year], let t = total[year], let own = g[region], let people = t[region] else {
        return nil
      }
      // Sorted, so that the sum doesn't depend on a dictionary's order.
      let nation = g.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
      let everyone = t.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
      return own / people / (nation / everyone)
    }
    var drifts: [String: Double] = [:]
    for region in total[first, default: [:]].keys {
      guard let a = share(region, first), let b = share(region, last), a > 0, b > 0 else { continue }
      drifts[region] = log(b / a) / Double(last - first)
    }
    return drifts
  }
}
