import ModelDirectory
import Prognosis

/// What is to be known of a run, beside its result, to do it again.
public struct RunRecord: Sendable {
  /// The model.
  public let model: RegionModel
  /// The scenarios that were run beside the reference.
  public let scenarios: [Scenario]
  /// The command that gives the same tables.
  ///
  /// Options that change no figure (the output, the number of threads, silence) are left out, so that the outputs
  /// stay the same to the byte.
  public let command: String
  /// The language of the labels.
  public let language: Language
  /// The sets that were asked for.
  public let sets: [String]
  /// The BLAS library and its configuration.
  public let linearAlgebra: String
  /// The variant of the project's own loops, as `Kernels.variant` of Statistics names it.
  public let kernels: String
  /// The model's sources of uncertainty with their sizes; none where they can't be estimated.
  public var uncertainty: [UncertaintySource] = []
  /// What the model's makers say of it, in Markdown; nil where they say nothing.
  public var modelCard: String?

  /// What is to be known of a run.
  public init(
    model: RegionModel, scenarios: [Scenario] = [], command: String, language: Language, sets: [String],
    linearAlgebra: String, kernels: String
  ) {
    self.scenarios = scenarios
    (self.model, self.command, self.language, self.sets) = (model, command, language, sets)
    (self.linearAlgebra, self.kernels) = (linearAlgebra, kernels)
  }
}
