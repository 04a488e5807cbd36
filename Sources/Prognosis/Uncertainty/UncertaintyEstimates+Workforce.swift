import Foundation
import ModelDirectory
import Statistics

extension UncertaintyEstimates {
  /// The margins of staff and waits, without those that are switched off.
  func workforce() -> WorkforceUncertainty {
    let margins = model.settings.workforce.margins
    var result = WorkforceUncertainty()
    result.correlation = margins.correlation
    result.labourSaving = margins.labourSaving.value
    let given:
      [(WorkforceUncertainty.Factor, ModelSettings.Uncertainty.Source, ModelSettings.Workforce.Margin)] = [
        (.inflow, .workforceInflow, margins.inflow), (.outflow, .workforceOutflow, margins.outflow),
        (.retirement, .workforceRetirement, margins.retirement),
        (.absence, .workforceAbsence, margins.absence), (.hours, .workforceHours, margins.hours),
      ]
    for (factor, source, margin) in given where isOn(source) && margin.p10 < margin.p90 {
      result.factors[factor] = SplitNormal(
        centre: log(margin.value), p10: log(margin.p10), p90: log(margin.p90))
    }
    if isOn(.workforceInflow) { result.training = trainingMargins() }
    let saving = margins.labourSaving
    if isOn(.labourSaving), saving.p10 < saving.p90 {
      result.labourSavingMargin = SplitNormal(
        centre: log1p(-saving.value), p10: log1p(-saving.p90), p90: log1p(-saving.p10))
    }
    result.hasWaitingErrors = isOn(.waitingTimes) && !model.waiting.times.isEmpty
    return result
  }

  /// The yield of training relative to the central one; percentiles on one side of it are kept on that side.
  private func trainingMargins() -> [String: SplitNormal] {
    model.workforce.training.compactMapValues { training in
      guard training.p10 > 0, training.p10 < training.p90 else { return nil }
      return SplitNormal(centre: 0, p10: min(log(training.p10), 0), p90: max(log(training.p90), 0))
    }
  }
}
