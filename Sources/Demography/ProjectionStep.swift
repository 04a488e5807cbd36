import LinearAlgebra

/// What one interval of projection gives.
///
/// Components hold 2 rows (women, men) and a column per region. In every sex and region
/// P(t+1) = P(t) + births - deaths + immigration - emigration + arrivals - departures + net migration.
public struct ProjectionStep: Sendable {
  /// People at the end of the interval: cells x regions.
  public var population: Matrix
  /// Live births.
  public var births: Matrix
  /// Deaths, of residents, migrants and newborn children.
  public var deaths: Matrix
  /// Immigrants.
  public var immigration: Matrix
  /// Emigrants.
  public var emigration: Matrix
  /// Arrivals from other regions.
  public var arrivals: Matrix
  /// Departures to other regions.
  public var departures: Matrix
  /// Net migrants, where they were given as such.
  public var netMigration: Matrix
  /// Where more would have left than were there.
  public var bounds: [BoundedFlow]
}

/// A flow that was cut because more would have left than were there.
public struct BoundedFlow: Hashable, Sendable {
  /// The region's column.
  public var region: Int
  /// The cell at the start of the interval.
  public var cell: Int
  /// People who would have left but could not.
  public var people: Double
}
