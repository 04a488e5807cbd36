import LinearAlgebra

/// Why the least costly mix of a linear programme couldn't be worked out. This says nothing on whether there is one.
public enum LinearMixError: Error, Equatable, Sendable {
  /// The proximal steps hadn't come to rest after this many.
  case notSettled(steps: Int)
  /// A step couldn't be worked out; `.notFinite` where a slope is beyond what a number can hold.
  case linearAlgebra(LinearAlgebraError)
}

extension LinearMixError: CustomStringConvertible {
  /// What is wrong.
  public var description: String {
    switch self {
    case .notSettled(let steps): "the linear programme's steps hadn't come to rest after \(steps)"
    case .linearAlgebra(let error): "\(error)"
    }
  }
}
