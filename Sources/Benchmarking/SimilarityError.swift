import LinearAlgebra

/// Why regions can't be described or compared by their characteristics.
///
/// Rows are regions and columns characteristics, both counted from 0 in the order of the input.
public enum SimilarityError: Error, Equatable, Sendable {
  /// A value is infinite, or unknown where it has to be known.
  case notFinite(row: Int, column: Int)
  /// There are this many regions with figures, and at least `needed` are required.
  case tooFewRegions(count: Int, needed: Int)
  /// A characteristic has this value in every region, so that it tells none apart.
  case noVariance(column: Int, value: Double)
  /// A weight is negative or not finite.
  case invalidWeight(column: Int, value: Double)
  /// All weights are 0.
  case noWeight
  /// More neighbours were asked for than there are candidates.
  case tooManyNeighbours(asked: Int, available: Int)
  /// Estimating the unknown values took more than this many passes.
  case didNotConverge(passes: Int)
  /// The covariance of the known values has no inverse.
  case singular(LinearAlgebraError)
}

extension SimilarityError: CustomStringConvertible {
  /// What is wrong, in words.
  public var description: String {
    switch self {
    case .notFinite(let row, let column): "characteristic \(column) of region \(row) is not a finite number"
    case .tooFewRegions(let count, let needed):
      "\(count) regions with figures where at least \(needed) are needed"
    case .noVariance(let column, let value): "characteristic \(column) is \(value) in every region"
    case .invalidWeight(let column, let value):
      "the weight of characteristic \(column) is \(value); allowed is 0 or more"
    case .noWeight: "all weights are 0: nothing is left to measure a distance by"
    case .tooManyNeighbours(let asked, let available):
      "\(asked) similar regions asked for where there are \(available) to choose from"
    case .didNotConverge(let passes):
      "the unknown values of the characteristics have not settled after \(passes) passes"
    case .singular(let error): "the covariance of the characteristics has no inverse: \(error)"
    }
  }
}
