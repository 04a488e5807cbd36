import ModelDirectory

extension ScenarioResolver {
  /// Notes parts of the model that a lever acts on and that aren't there.
  func requireParts(_ lever: Lever, _ faults: inout FaultLog) {
    for (file, isThere) in parts(lever.target) where !isThere {
      faults.add(lever, "needs \(file), which the model doesn't have")
    }
    switch lever.target {
    case .immigration where model.settings.migration.international != .rates:
      faults.add(
        lever,
        "needs migration.international: rates in model.yaml, where it is \(model.settings.migration.international.rawValue)"
      )
    case .internalMigration where model.settings.migration.internal == .none:
      faults.add(lever, "needs moves between regions, and migration.internal in model.yaml is none")
    default: break
    }
  }

  private func parts(_ target: LeverTarget) -> [(file: String, isThere: Bool)] {
    let (staff, care) = (model.workforce, model.care)
    let branches = ("workforce_branches.csv", !staff.branches.isEmpty)
    let flows = ("workforce_flows.csv", !staff.flows.isEmpty)
    let use = ("care_use.csv", !care.use.isEmpty)
    return switch target {
    case .inflow, .outflow: [branches, flows]
    case .training: [branches, ("workforce_training.csv", !staff.training.isEmpty)]
    case .absence, .hours: [branches]
    case .retirementAge: [branches, ("pension_age in model.yaml", !model.settings.pensionAge.isEmpty)]
    case .labourSaving: [branches, ("workforce_links.csv", !staff.links.isEmpty)]
    case .use, .substitute, .healthyAgeing: [use]
    case .prevalence: [("prevalence.csv", !care.prevalence.isEmpty)]
    case .exposure:
      [
        ("exposure.csv", !model.determinants.exposures.isEmpty),
        ("relative_risks.csv", !model.determinants.relativeRisks.isEmpty),
      ]
    case .fertility, .mortality, .immigration, .internalMigration: []
    }
  }
}
