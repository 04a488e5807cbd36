import Workforce

extension WorkforceError {
  /// The file of a model that has the figure at fault, where a branch's staff can't be worked out from its tables.
  var table: String {
    switch self {
    case .outOfRange(let figure, _, _): Self.tables[figure] ?? Self.branches
    case .invalidEntry(let list, _, _, _): Self.tables[list] ?? Self.branches
    case .sharesDontSum: "workforce_age.csv"
    case .emptyProfile: "workforce_profiles.csv"
    case .trainingAboveInflow, .noTraining: "workforce_training.csv"
    case .retirementOutOfReach, .nobodyToLeave, .invalidRate, .negativeInflow, .negativeRegionalInflow:
      "workforce_flows.csv"
    }
  }

  private static let branches = "workforce_branches.csv"

  /// The figures and lists that errors name, as far as they don't stand in `workforce_branches.csv`.
  private static let tables = [
    "inflow": "workforce_flows.csv", "outflow_other": "workforce_flows.csv",
    "retirement": "workforce_flows.csv",
    "intake": "workforce_training.csv", "years of training": "workforce_training.csv",
    "completion": "workforce_training.csv", "uptake": "workforce_training.csv",
    "staff": "workforce_age.csv", "leaving": "workforce_profiles.csv", "entry": "workforce_profiles.csv",
    "training": "workforce_profiles.csv", "retirement hazard": "model.yaml",
  ]
}
