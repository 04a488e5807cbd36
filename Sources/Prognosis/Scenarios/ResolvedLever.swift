import Foundation
import ModelDirectory
import Statistics

/// A lever with what it acts on in a model.
package struct ResolvedLever: Sendable {
  package let lever: Lever
  /// The share of each region that it acts on, 0 to 1, one per region.
  package let regions: [Double]
  /// Codes of the branches, products, conditions and determinants that it acts on; those of the model where the file names
  /// none, empty where its target has no such dimension.
  package let branches, products, conditions, determinants: [String]
  /// Ages at last birthday; nil for all.
  package let ages: ClosedRange<Int>?

  /// Whether it acts on every region, whole.
  var isNational: Bool { regions.allSatisfy { $0 == 1 } }

  /// The size in a year on the central path: the full size times its course.
  func size(in year: Int) -> Double { lever.course.weight(in: year) * lever.size }

  /// The size in a year, per draw.
  ///
  /// Relative sizes have their margin on log(1 + size), so that nothing becomes negative; the others on the size itself.
  /// The stream is named by the lever's identity, so that scenarios with the same lever share its draws.
  func sizes(in year: Int, draws: Range<Int>, seed: UInt64) -> [Double] {
    let weight = lever.course.weight(in: year)
    guard weight != 0, lever.p10 < lever.p90 else {
      return [Double](repeating: weight * lever.size, count: draws.count)
    }
    let stream = StreamName(seed: seed, purpose: "lever.\(lever.identity)")
    var normals = [Double](repeating: 0, count: draws.count)
    stream.normals(draws: draws, position: 0, into: &normals)
    guard lever.unit == .relative else {
      let margin = SplitNormal(centre: lever.size, p10: lever.p10, p90: lever.p90)
      return normals.map { weight * margin.value(standardNormal: $0) }
    }
    let margin = SplitNormal(centre: log1p(lever.size), p10: log1p(lever.p10), p90: log1p(lever.p90))
    return normals.map { weight * expm1(margin.value(standardNormal: $0)) }
  }
}

/// A scenario's levers, resolved in a model; none for the reference.
package struct ResolvedScenario: Sendable {
  package let scenario: Scenario
  package let levers: [ResolvedLever]

  /// Without levers.
  static let reference = ResolvedScenario(scenario: Scenario(name: Scenario.reference), levers: [])

  /// The levers on these targets, in order.
  func levers(_ targets: LeverTarget...) -> [ResolvedLever] {
    levers.filter { targets.contains($0.lever.target) }
  }
}
