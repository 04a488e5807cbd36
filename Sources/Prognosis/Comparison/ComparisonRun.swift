import ModelDirectory

/// The comparison of areas of a model.
public struct ComparisonRun: Sendable {
  let model: RegionModel
  let options: ComparisonOptions

  /// A comparison in `model` of the areas of `options`.
  public init(model: RegionModel, options: ComparisonOptions) {
    (self.model, self.options) = (model, options)
  }
}
