extension LinearAlgebraError: CustomStringConvertible {
  /// What is wrong, in words.
  public var description: String {
    switch self {
    case .notFinite: "a figure is not a finite number, or so large that the result overflows"
    case .notPositiveDefinite(let minor): "the matrix is not positive definite (minor \(minor))"
    case .illConditioned(let reciprocal): "the matrix is singular to working precision (\(reciprocal))"
    case .rankDeficient(let rank): "only \(rank) columns are independent"
    case .dependentConstraints(let reciprocal):
      "the constraints repeat or contradict each other (\(reciprocal))"
    case .svdDidNotConverge(let remaining):
      "the singular value decomposition left \(remaining) values unfinished"
    case .eigenDidNotConverge(let code): "the eigenvalue iteration failed (\(code))"
    case .incompatibleConstraints: "no point satisfies the constraints"
    case .activeSetDidNotConverge(let releases):
      "least squares within bounds found no end after \(releases) releases"
    }
  }
}
