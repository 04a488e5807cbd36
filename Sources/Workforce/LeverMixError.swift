/// Why a search for a mix can't go on. A target that can't be reached is no error but a result.
public enum LeverMixError<Failure: Error>: Error {
  /// No lever changes this target's figure, neither by a step nor by going to a bound, nor do all of them together at
  /// the bounds that do the most.
  case noLeverAffects(target: String)
  /// This target's figure is no finite number at this mix.
  case notFinite(target: String, mix: [Double])
  /// The least costly mix by the slopes couldn't be worked out, so that it isn't known whether the targets can be met.
  case programme(LinearMixError)
  /// The figures of a mix couldn't be worked out.
  case evaluation(Failure)
}

extension LeverMixError: Equatable where Failure: Equatable {}

extension LeverMixError: CustomStringConvertible {
  /// What is wrong.
  public var description: String {
    switch self {
    case .noLeverAffects(let target): "no allowed lever affects the target '\(target)'"
    case .notFinite(let target, let mix): "the target '\(target)' has no figure at the mix \(mix)"
    case .programme(let error): "no mix could be worked out from the levers' effects: \(error)"
    case .evaluation(let failure): "\(failure)"
    }
  }
}
