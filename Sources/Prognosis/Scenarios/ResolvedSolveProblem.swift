import ModelDirectory

/// A question for a mix of levers, with what its targets are about in a model.
package struct ResolvedSolveProblem: Sendable {
  package let problem: SolveProblem
  /// The scenario that the mix comes on top of.
  package let base: ResolvedScenario
  /// The targets, in order.
  package let targets: [Figure]
  /// The figure of the tornado table.
  package let figure: Figure?

  /// A figure's branches, services or products, each in each of the areas.
  package struct Figure: Sendable {
    package let figure: SolveProblem.Figure
    package let codes: [String]
    package let areas: [Area]
  }
}
