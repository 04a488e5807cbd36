import LinearAlgebra
import Statistics

/// Two national levels whose innovations go together: immigration and emigration, each as a deviation of its logarithm.
public struct BorderUncertainty: Sendable, Equatable {
  /// Of national immigration.
  public var immigration: AutoregressiveDisturbance?
  /// Of emigration per inhabitant.
  public var emigration: AutoregressiveDisturbance?
  /// The correlation of their innovations.
  public var correlation: Double

  /// Levels whose innovations have this correlation.
  /// - Precondition: `correlation` lies between -1 and 1.
  public init(
    immigration: AutoregressiveDisturbance? = nil, emigration: AutoregressiveDisturbance? = nil,
    correlation: Double
  ) {
    precondition(correlation.magnitude <= 1)
    (self.immigration, self.emigration, self.correlation) = (immigration, emigration, correlation)
  }
}

/// A deviation per region, with an innovation variance of its own.
public struct RegionalDisturbance: Sendable, Equatable {
  /// φ, the same for all regions.
  public var persistence: Double
  /// The innovation variance per region, of the logarithm.
  public var innovationVariances: [Double]

  /// Deviations with this persistence and these innovations.
  /// - Precondition: `persistence` lies between -1 and 1 and no variance is negative.
  public init(persistence: Double, innovationVariances: [Double]) {
    precondition(persistence.magnitude <= 1 && innovationVariances.allSatisfy { $0 >= 0 })
    (self.persistence, self.innovationVariances) = (persistence, innovationVariances)
  }
}

/// Departures from each region and its pull on those who depart elsewhere.
public struct MovesUncertainty: Sendable, Equatable {
  /// Of the logarithm of a region's departures.
  public var departures: RegionalDisturbance
  /// Of the logarithm of its pull on arrivals.
  public var arrivals: RegionalDisturbance
  /// The correlation of the two innovations of a region in a year.
  public var correlation: Double

  /// Deviations whose innovations have this correlation within a region.
  /// - Precondition: `correlation` lies between -1 and 1.
  public init(departures: RegionalDisturbance, arrivals: RegionalDisturbance, correlation: Double) {
    precondition(correlation.magnitude <= 1)
    (self.departures, self.arrivals, self.correlation) = (departures, arrivals, correlation)
  }
}

/// National net migration in a model that gives only that.
public struct NetMigrationUncertainty: Sendable, Equatable {
  /// The deviation in people per year.
  public var disturbance: AutoregressiveDisturbance
  /// Where a deviation of one person is: cells x regions, adding up to 1.
  public var shares: Matrix

  /// A deviation spread by `shares`.
  public init(disturbance: AutoregressiveDisturbance, shares: Matrix) {
    (self.disturbance, self.shares) = (disturbance, shares)
  }
}
