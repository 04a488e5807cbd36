import Demography
import Foundation
import Statistics

extension DrawSampler {
  /// National death rates during the year with index `t`: cells x draws, deaths per person-year; nil where the
  /// method has no national model.
  /// - Throws: `.unusable` where a draw's rates at old age can't be closed.
  package func deathRates(_ t: Int, draws: Range<Int>) throws(PrognosisError) -> [Double]? {
    guard let mortality = parameters.mortality else { return nil }
    let year = baseYear + t
    let shifts = indexShifts(mortality, steps: year - mortality.startYear, draws: draws)
    let common = mortality.model.commonWalk.value(at: year)
    let own = mortality.model.sexes.map { $0.path.value(at: year) }
    let (cells, ages, lanes) = (mortality.model.grid.cells, mortality.model.grid.ages, draws.count)
    var result = [Double](repeating: 0, count: cells * lanes)
    for lane in 0..<lanes {
      let shift = shifts[lane]
      let rates = try rates(mortality.model, common + shift[0], [own[0] + shift[1], own[1] + shift[2]])
      for cell in 0..<cells { result[cell * lanes + lane] = rates[cell] * mortality.levels[cell / ages] }
    }
    return result
  }

  private func rates(
    _ model: LiLeeModel, _ common: Double, _ own: [Double]
  ) throws(PrognosisError) -> [Double] {
    do throws(DemographyError) {
      return try model.rates(common: common, own: own)
    } catch {
      throw .unusable(file: "mortality_history.csv", what: "a draw gives rates that can't be: \(error)")
    }
  }

  /// How far K, women's k and men's k lie from their central paths, per draw, `steps` years after the start.
  private func indexShifts(
    _ mortality: MortalityUncertainty, steps: Int, draws: Range<Int>
  ) -> [[Double]] {
    precondition(steps >= 0, "mortality is known in its start year")
    let streams = [DrawPurpose.mortalityCommon, .mortalityWomen, .mortalityMen].map(name)
    let (drift, variance) = (normals(name(.mortalityDrift), draws, 0), name(.mortalityVariance))
    let persistence = [1] + mortality.ownPersistence
    let posteriors = [mortality.common] + mortality.own
    let deviations = draws.map { draw in
      posteriors.indices.map { posteriors[$0].value(variance, draw: draw, position: $0).squareRoot() }
    }
    var shifts = draws.map { _ in [0.0, 0, 0] }
    for step in 0..<steps {
      let z = streams.map { normals($0, draws, step) }
      for lane in shifts.indices {
        let joint = mortality.innovations.correlated(z.map { $0[lane] })
        for i in joint.indices {
          shifts[lane][i] = persistence[i] * shifts[lane][i] + deviations[lane][i] * joint[i]
        }
      }
    }
    for (lane, draw) in draws.enumerated() {
      // The same chi-square as for K: its variance and the drift's error are estimated from the same innovations.
      let error = mortality.drift.value(variance, draw: draw, position: 0).squareRoot()
      shifts[lane][0] += Double(steps) * error * drift[lane]
    }
    return shifts
  }

  /// Factors on the nation's births per woman in the year with index `t`, per draw.
  package func fertilityFactors(_ t: Int, draws: Range<Int>) -> [Double] {
    let stream = name(.fertility)
    return factors(parameters.fertility, t, variance: .fertilityVariance, draws: draws) {
      normals(stream, draws, $0)
    }
  }

  /// Factors on the nation's immigrants in the year with index `t`, per draw.
  package func immigrationFactors(_ t: Int, draws: Range<Int>) -> [Double] {
    let (stream, delay) = (name(.immigration), borderDelay(parameters.border.immigration))
    return factors(parameters.border.immigration, t, variance: .immigrationVariance, draws: draws) {
      normals(stream, draws, delay + $0)
    }
  }

  /// Factors on the rates of emigration in the year with index `t`, per draw.
  package func emigrationFactors(_ t: Int, draws: Range<Int>) -> [Double] {
    let (shared, own) = (name(.immigration), name(.emigration))
    let r = parameters.border.correlation
    let rest = (1 - r * r).squareRoot()
    let delay = borderDelay(parameters.border.emigration)
    return factors(parameters.border.emigration, t, variance: .emigrationVariance, draws: draws) { step in
      zip(normals(shared, draws, delay + step), normals(own, draws, step)).map { r * $0 + rest * $1 }
    }
  }

  /// How many years a level is known after the earlier one of immigration and emigration: a year's normals are the same
  /// for both.
  private func borderDelay(_ disturbance: AutoregressiveDisturbance?) -> Int {
    guard let disturbance else { return 0 }
    let starts = [parameters.border.immigration, parameters.border.emigration].compactMap { $0 }.map(
      startYear)
    return startYear(disturbance) - (starts.min() ?? startYear(disturbance))
  }

  /// Factors on the nation's moves between regions in the year with index `t`, per draw.
  package func internalFactors(_ t: Int, draws: Range<Int>) -> [Double] {
    let stream = name(.internalLevel)
    return factors(parameters.internalLevel, t, variance: .internalVariance, draws: draws) {
      normals(stream, draws, $0)
    }
  }

  /// What is added to the nation's net migration in the year with index `t`, people per draw, to be spread by
  /// ``NetMigrationUncertainty/shares``.
  package func netMigrationShift(_ t: Int, draws: Range<Int>) -> [Double] {
    guard let net = parameters.netMigration else { return [Double](repeating: 0, count: draws.count) }
    let stream = name(.netMigration)
    return deviations(net.disturbance, t, variance: .netMigrationVariance, draws: draws) {
      normals(stream, draws, $0)
    }.values
  }
}
