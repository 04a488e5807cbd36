import Foundation
import ModelDirectory
import Statistics

/// The random part of every draw: pure functions of the year, the draws asked for and the parameters.
///
/// Arrays have the draw as their fastest index: element i of the l-th draw asked for stands at `i * draws.count + l`. A value
/// depends on the seed, the purpose, the region's code, the draw and the year, never on which other draws, regions or items
/// are asked for. The year with index t is base year + t. Factors have expectation 1, exp(x - var / 2) with the variance that x
/// has at that lead in that draw, so that the centre of the draws is the central path; additive deviations of
/// mortality's indices and the margins of trends keep the median instead. Without a margin each gives the central value
/// itself.
package struct DrawSampler: Sendable {
  package let parameters: UncertaintyParameters
  let seed: UInt64
  let baseYear: Int
  let names: RegionalNames

  /// A sampler for the regions with these codes.
  /// - Parameters:
  ///   - parameters: how uncertain everything is.
  ///   - regions: the codes of the model's regions, in its order.
  ///   - baseYear: the year with index 0.
  ///   - seed: with another one all values differ.
  package init(_ parameters: UncertaintyParameters, regions: [String], baseYear: Int, seed: UInt64) {
    (self.parameters, self.seed, self.baseYear) = (parameters, seed, baseYear)
    names = RegionalNames(seed: seed, regions: regions, items: parameters.care.codes)
  }

  /// A national stream.
  func name(_ purpose: DrawPurpose) -> StreamName { StreamName(seed: seed, purpose: purpose.rawValue) }

  /// Standard normals of consecutive draws.
  func normals(_ name: StreamName, _ draws: Range<Int>, _ position: Int) -> [Double] {
    var values = [Double](repeating: 0, count: draws.count)
    name.normals(draws: draws, position: position, into: &values)
    return values
  }

  /// The year in which a level is known.
  func startYear(_ disturbance: AutoregressiveDisturbance) -> Int { disturbance.startYear ?? baseYear - 1 }

  /// Deviations in the year with index `t`, and their variances, per draw.
  /// - Parameters:
  ///   - variance: the stream that draws the innovations' variance, where it isn't known.
  ///   - normals: standard normals per draw, by the number of years since the start.
  /// - Precondition: the level is known no later than in that year.
  func deviations(
    _ disturbance: AutoregressiveDisturbance, _ t: Int, variance: DrawPurpose, draws: Range<Int>,
    normals: (Int) -> [Double]
  ) -> (values: [Double], variances: [Double]) {
    let steps = baseYear + t - startYear(disturbance)
    precondition(steps >= 0, "a level is known in its start year")
    let stream = name(variance)
    let innovations = draws.map { disturbance.innovation.value(stream, draw: $0) }
    var values = [Double](repeating: 0, count: draws.count)
    for step in 0..<steps {
      let z = normals(step)
      for lane in values.indices {
        values[lane] = disturbance.persistence * values[lane] + innovations[lane].squareRoot() * z[lane]
      }
    }
    let unit = disturbance.unitVariance(steps: steps)
    return (values, innovations.map { $0 * unit })
  }

  /// exp(x - var / 2) of the deviations of a logarithm; 1 without a disturbance.
  func factors(
    _ disturbance: AutoregressiveDisturbance?, _ t: Int, variance: DrawPurpose, draws: Range<Int>,
    normals: (Int) -> [Double]
  ) -> [Double] {
    guard let disturbance else { return [Double](repeating: 1, count: draws.count) }
    let deviations = deviations(disturbance, t, variance: variance, draws: draws, normals: normals)
    return zip(deviations.values, deviations.variances).map { exp($0 - $1 / 2) }
  }
}
