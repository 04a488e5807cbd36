import LinearAlgebra

/// What a scenario changes: its figures less the reference's, of the same draws.
public struct ScenarioDifference: Sendable {
  /// A line of the table.
  public struct Line: Sendable, Hashable {
    /// The table whose figure it is: `population_groups`, `components`, `life_expectancy`, `care`, `conditions`, `workforce` or `waiting`.
    public var table: String
    /// The group, component, product, condition, branch or service.
    public var item: String
    /// The measure, where the table has several; empty otherwise. Sexes and ages of life expectancy are written `F 65`.
    public var measure: String

    /// A line.
    public init(table: String, item: String, measure: String = "") {
      (self.table, self.item, self.measure) = (table, item, measure)
    }
  }

  /// The scenario's name.
  public var scenario: String
  /// The lines.
  public var lines: [Line]
  /// Differences on the central path, b ... b + H: lines x areas; NaN where a line has no figure in a year.
  public var figures: [Matrix]
  /// Mean and quantiles over the paired draws; nil without draws.
  public var margins: [Distribution]?

  package init(scenario: String, lines: [Line], figures: [Matrix], margins: [Distribution]? = nil) {
    (self.scenario, self.lines, self.figures, self.margins) = (scenario, lines, figures, margins)
  }

  /// The differences of a range of the areas alone.
  /// - Precondition: `columns` lies within the areas.
  public func restricted(to columns: Range<Int>) -> ScenarioDifference {
    ScenarioDifference(
      scenario: scenario, lines: lines, figures: figures.map { $0.columnRange(columns) },
      margins: margins?.map { $0.restricted(to: columns) })
  }
}
