import Demography
import ModelDirectory
import Statistics

extension UncertaintyEstimates {
  /// National mortality, with variances of 0 for what is switched off; nil, with a notice, where the method has no
  /// national model.
  mutating func mortality(_ schedule: MortalitySchedule) throws(PrognosisError) -> MortalityUncertainty? {
    guard let national = schedule.national else {
      for source in [ModelSettings.Uncertainty.Source.mortalityPeriod, .mortalityDrift, .mortalityRegional]
      where isOn(source) {
        note(
          source,
          Notice(
            dutch: "methode \(model.settings.mortality.method.rawValue) geeft sterfte zonder marge",
            english: "method \(model.settings.mortality.method.rawValue) gives mortality without a margin"))
      }
      return nil
    }
    do throws(StatisticsError) {
      return try mortality(national)
    } catch {
      throw .unusable(file: "mortality_history.csv", what: error.description)
    }
  }

  private func mortality(_ national: NationalMortality) throws(StatisticsError) -> MortalityUncertainty {
    let fit = national.fit
    let walk = fit.commonWalk.fit
    let degrees = Double(walk.degreesOfFreedom)
    let period = isOn(.mortalityPeriod) ? 1.0 : 0
    let driftVariance = isOn(.mortalityDrift) ? walk.driftStandardError * walk.driftStandardError : 0
    var innovations = [try walk.innovations(years: fit.years, values: fit.commonIndex)]
    for sex in fit.sexes {
      innovations.append(try sex.path.fit.innovations(years: fit.years, values: sex.index))
    }
    return MortalityUncertainty(
      model: fit, levels: national.levels,
      startYear: national.isMatched ? model.settings.baseYear - 1 : fit.lastYear,
      common: VariancePosterior(variance: period * walk.innovationVariance, degreesOfFreedom: degrees),
      drift: VariancePosterior(variance: driftVariance, degreesOfFreedom: degrees),
      ownPersistence: fit.sexes.map(\.path.fit.coefficient),
      own: fit.sexes.map { sex in
        VariancePosterior(
          variance: period * sex.path.fit.innovationVariance,
          degreesOfFreedom: Double(sex.path.fit.degreesOfFreedom))
      }, innovations: try JointInnovations(innovations: innovations))
  }

  /// The deviation of the total fertility rate from its path, over the long-run rate.
  mutating func fertility(_ schedules: FertilitySchedules) -> AutoregressiveDisturbance? {
    guard isOn(.fertilityLevel) else { return nil }
    guard let path = schedules.path, let level = path.longRunRate, let variance = path.innovationVariance,
      let degrees = path.degreesOfFreedom
    else {
      note(
        .fertilityLevel,
        Notice(
          dutch: "het kindertal volgt geen pad uit fertility_history.csv",
          english: "births per woman follow no path from fertility_history.csv"))
      return nil
    }
    return AutoregressiveDisturbance(
      persistence: path.persistence,
      innovation: VariancePosterior(
        variance: variance / (level * level), degreesOfFreedom: Double(degrees)), startYear: path.lastYear)
  }
}
