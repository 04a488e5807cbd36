import LinearAlgebra

/// Everything that moves a population of several regions through one interval.
///
/// Matrices have a column per region. Rates hold for the age at the start of the interval, in the
/// order of the population's `AgeSexGrid`.
public struct ProjectionRates: Sendable {
  /// Survival ratios S_x from age x to x + 1: cells x regions. The rows of ages A - 1 and A of a sex
  /// hold the same ratio, T_A / T_{A-1}.
  public var survival: Matrix
  /// Survival ratios S_b from birth to the end of the interval: 2 (women, men) x regions.
  public var birthSurvival: Matrix
  /// Births per woman per year by age at childbirth: ages x regions.
  public var fertility: Matrix
  /// Boys per girl at birth.
  public var sexRatioAtBirth: Double
  /// Moves between the regions; nil for none.
  public var internalMigration: InternalMigration?
  /// Moves across the border.
  public var international: InternationalMigration

  /// - Precondition: every matrix has the same number of columns.
  public init(
    survival: Matrix, birthSurvival: Matrix, fertility: Matrix, sexRatioAtBirth: Double,
    internalMigration: InternalMigration? = nil, international: InternationalMigration = .none
  ) {
    precondition(birthSurvival.rows == 2 && birthSurvival.columns == survival.columns)
    precondition(fertility.columns == survival.columns)
    self.survival = survival
    self.birthSurvival = birthSurvival
    self.fertility = fertility
    self.sexRatioAtBirth = sexRatioAtBirth
    self.internalMigration = internalMigration
    self.international = international
  }

  /// The share of births that are of `sex` at so many boys per girl.
  package static func shareAtBirth(_ sex: Sex, sexRatioAtBirth: Double) -> Double {
    (sex == .male ? sexRatioAtBirth : 1) / (1 + sexRatioAtBirth)
  }
}

/// Moves between regions: who leaves, and where they land.
public struct InternalMigration: Sendable {
  /// Departures per person-year: cells x regions (o_x g_r u_{r,x}).
  public var departureRates: Matrix
  /// Where they go.
  public var redistribution: Redistribution

  /// Departures at `departureRates`, spread by `redistribution`.
  public init(departureRates: Matrix, redistribution: Redistribution) {
    (self.departureRates, self.redistribution) = (departureRates, redistribution)
  }
}

/// Moves across the border.
public enum InternationalMigration: Sendable {
  /// Nobody crosses it.
  case none
  /// Immigrants as counts (cells x regions, by age at the start of the interval) and emigrants as
  /// rates per person-year (cells x regions).
  case gross(immigrants: Matrix, emigrationRates: Matrix)
  /// Net migrants as counts, cells x regions.
  case net(Matrix, timing: NetMigrationTiming)
}

/// How net migrants are spread over an interval.
public enum NetMigrationTiming: Sendable {
  /// All at the end, by the age they have then; those born in the interval stand at age 0.
  case end
  /// Half at the start and half at the end, by the age at the move.
  case even
}
