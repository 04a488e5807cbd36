/// What a lever changes.
public enum LeverTarget: String, CaseIterable, Sendable {
  /// People who come to work in a branch from elsewhere.
  case inflow = "workforce.inflow"
  /// People who leave a branch before their pension.
  case outflow = "workforce.outflow"
  /// People who start training for a branch.
  case training = "workforce.training"
  /// Absence, a share of contract time.
  case absence = "workforce.absence"
  /// Contract hours per employee.
  case hours = "workforce.hours"
  /// The age around which people retire.
  case retirementAge = "workforce.retirement_age"
  /// Staff needed for the same care.
  case labourSaving = "workforce.labour_saving"
  /// Use of care at the same age.
  case use = "care.use"
  /// Care that moves from one product to another.
  case substitute = "care.substitute"
  /// The share of the gain in life expectancy that is spent in good health.
  case healthyAgeing = "care.healthy_ageing"
  /// People with a condition at the same age.
  case prevalence = "conditions.prevalence"
  /// People exposed to a determinant; acts through relative risks.
  case exposure = "determinants.exposure"
  /// Births per woman.
  case fertility = "demography.fertility"
  /// Death rates.
  case mortality = "demography.mortality"
  /// Immigrants.
  case immigration = "demography.immigration"
  /// Departures to other regions of the model.
  case internalMigration = "demography.internal_migration"

  /// What a lever may be limited to.
  public enum Dimension: String, CaseIterable, Sendable {
    case regions, branches, products, conditions, determinants, ages
  }

  /// The units that its size may have.
  public var units: [LeverUnit] {
    switch self {
    case .inflow: [.relative, .peoplePerYear]
    case .outflow: [.relative, .sharePerYear]
    case .training: [.relative, .peoplePerYear]
    case .absence: [.relative, .share]
    case .hours: [.relative, .hoursPerWeek]
    case .retirementAge: [.years]
    case .labourSaving: [.sharePerYear]
    case .use, .prevalence, .mortality, .internalMigration: [.relative]
    case .substitute, .healthyAgeing: [.share]
    case .exposure: [.relative, .share]
    case .fertility: [.relative, .childrenPerWoman]
    case .immigration: [.relative, .peoplePerYear]
    }
  }

  /// What it may be limited to.
  public var dimensions: [Dimension] {
    switch self {
    case .inflow, .absence, .hours, .retirementAge, .labourSaving: [.regions, .branches]
    case .outflow: [.regions, .branches, .ages]
    case .training: [.branches]
    case .use, .substitute: [.regions, .products, .ages]
    case .healthyAgeing: []
    case .prevalence: [.regions, .conditions, .ages]
    case .exposure: [.regions, .determinants, .ages]
    case .mortality: [.regions, .ages]
    case .fertility, .immigration, .internalMigration: [.regions]
    }
  }
}

/// The unit of a lever's size.
public enum LeverUnit: String, CaseIterable, Sendable {
  /// A share of what is there: -0.1 is a tenth less.
  case relative
  /// People per year, over all that is selected together.
  case peoplePerYear = "people_per_year"
  /// A share, added: 0.01 is a percentage point. Of `care.substitute` the share that moves.
  case share
  /// A share per year, added.
  case sharePerYear = "share_per_year"
  /// Hours per week, added.
  case hoursPerWeek = "hours_per_week"
  /// Years, added.
  case years
  /// Children per woman, added.
  case childrenPerWoman = "children_per_woman"
}
