import ModelDirectory
import Workforce

/// The least costly mix of levers that was found to bring figures within their limits, or else the nearest that was found.
public struct ScenarioSolution: Sendable {
  /// What was asked.
  public let problem: SolveProblem
  /// How the search ended.
  public let outcome: MixResult.Outcome
  /// The levers, in the order of the file.
  public let levers: [MixedLever]
  /// The sum of cost times size, in the file's unit of cost.
  public let cost: Double
  /// The targets, one for each branch, service or product and area.
  public let targets: [Outcome]
  /// The numbers of the tornado table.
  public let figures: [Shown]
  /// What each lever alone does to them, in the order of `levers`.
  public let effects: [LeverEffect]
  /// How many times the levers' effects were worked out anew.
  public let iterations: Int
  /// The mix as a scenario, with what it comes on top of; without levers where none are needed.
  public let mix: Scenario

  package init(
    problem: SolveProblem, outcome: MixResult.Outcome, levers: [MixedLever], cost: Double,
    targets: [Outcome], figures: [Shown], effects: [LeverEffect], iterations: Int, mix: Scenario
  ) {
    (self.problem, self.outcome, self.levers, self.cost) = (problem, outcome, levers, cost)
    (self.targets, self.figures, self.effects) = (targets, figures, effects)
    (self.iterations, self.mix) = (iterations, mix)
  }

  /// A lever of the mix.
  public struct MixedLever: Sendable {
    /// The lever with its bounds and cost.
    public let option: SolveProblem.Option
    /// Its size in the mix.
    public let size: Double
    /// The bound that it stands at; nil between them and at 0.
    public let bound: MixResult.Bound?

    package init(option: SolveProblem.Option, size: Double, bound: MixResult.Bound?) {
      (self.option, self.size, self.bound) = (option, size, bound)
    }
  }

  /// A number that must stay within its limit.
  public struct Outcome: Sendable {
    /// What it is, and whose.
    public let value: SolveValue
    /// What it may be at most.
    public let limit: Double
    /// What it is with each lever at the least that it has to be, as a rule without any.
    public let before: Double
    /// What it is with the mix, worked out anew.
    public let after: Double
    /// How far it lies above the limit; where the targets are met, no farther than the tolerance.
    public let shortfall: Double

    package init(value: SolveValue, limit: Double, before: Double, after: Double, shortfall: Double) {
      (self.value, self.limit, self.before) = (value, limit, before)
      (self.after, self.shortfall) = (after, shortfall)
    }
  }

  /// A number of the tornado table.
  public struct Shown: Sendable {
    /// What it is, and whose.
    public let value: SolveValue
    /// What it is with each lever at the least that it has to be, as a rule without any.
    public let before: Double

    package init(value: SolveValue, before: Double) { (self.value, self.before) = (value, before) }
  }
}

/// Why a mix can't be looked for.
public enum SolveError: Error, Sendable {
  /// The file asks for what the model doesn't have, or for what no lever can do.
  case invalid(ScenarioError)
  /// The model gives no prognosis.
  case prognosis(PrognosisError)
  /// The search broke off for a reason of arithmetic; whether the targets can be reached isn't known.
  case unsolved(LinearMixError)
}
