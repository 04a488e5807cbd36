import Foundation
import LinearAlgebra

/// A distance between regions in what characterises them, each characteristic freed of what others already say.
///
/// A characteristic x_j enters as y_j: its logarithm where it may, is positive in every region, has a skewness above 1 and its
/// logarithm a smaller one in magnitude; else itself. z_j = (y_j - ȳ_j) / s_j is standardised over the regions,
/// R_s the correlation of y drawn towards none (``ShrunkenCorrelation``), and z* = R_s^(-1/2) z the coordinates: the
/// decorrelated values that stay closest to z, so that axis j still stands for characteristic j. The squared distance is
///
/// d²(a, b) = Σ_j w_j (z*_aj - z*_bj)² / Σ_j w_j,
///
/// with w_j a weight of 0 or more; d is in standard deviations. Its terms are the contributions of the characteristics.
///
/// λ is at least 0.2: a fifth of each figure's variance counts as its own (another year, another definition, rounding), so
/// that combinations in which regions hardly differ don't decide who is alike.
///
/// Sources: Kessy, Lewin and Strimmer (2018), *American Statistician* 72, 309-314, for the coordinates (ZCA-cor);
/// Schäfer and Strimmer (2005) for λ.
public struct SimilarityMetric: Sendable {
  /// The correlation of the characteristics, as they enter.
  public let correlation: ShrunkenCorrelation
  /// Per characteristic, whether it enters as its logarithm.
  public let isLogarithm: [Bool]
  /// w_j.
  public let weights: [Double]

  private let scale: ColumnScale
  /// R_s^(-1/2), symmetric.
  private let whitening: Matrix
  private let totalWeight: Double

  /// The least λ by default.
  public static let defaultFloor = 0.2

  /// The metric of these regions.
  ///
  /// - Parameters:
  ///   - values: regions by characteristics, each in its own unit, all known.
  ///   - allowsLogarithm: per characteristic, whether it may enter as its logarithm.
  ///   - weights: per characteristic, 0 or more; nil for 1 each.
  ///   - floor: the least λ, 0...1.
  /// - Precondition: the arrays are as long as `values` has columns.
  /// - Throws: `.notFinite`, `.tooFewRegions` below 2, `.noVariance`, `.invalidWeight`, `.noWeight`;
  ///   `.singular` with a floor near 0.
  /// - Complexity: n p² + p³.
  public init(
    _ values: Matrix, allowsLogarithm: [Bool], weights: [Double]? = nil, floor: Double = defaultFloor
  ) throws(SimilarityError) {
    precondition(allowsLogarithm.count == values.columns)
    precondition(weights.map { $0.count == values.columns } ?? true)
    for j in 0..<values.columns {
      for i in 0..<values.rows where !values[i, j].isFinite { throw .notFinite(row: i, column: j) }
    }
    self.weights = weights ?? Array(repeating: 1, count: values.columns)
    for (j, weight) in self.weights.enumerated() where !(weight >= 0 && weight.isFinite) {
      throw .invalidWeight(column: j, value: weight)
    }
    totalWeight = self.weights.reduce(0, +)
    guard totalWeight > 0 else { throw .noWeight }
    isLogarithm = (0..<values.columns).map { j in
      allowsLogarithm[j] && Self.prefersLogarithm(Array(values.column(j)))
    }
    let entering = Self.entering(values, isLogarithm: isLogarithm)
    scale = try entering.checkedScale()
    correlation = try ShrunkenCorrelation(entering, floor: floor)
    whitening = try correlation.inverseSquareRoot()
  }

  /// The values in standard deviations between the regions, z; nil where ``coordinates(of:)`` is.
  ///
  /// - Parameter values: per characteristic, in its own unit.
  public func standardised(_ values: [Double]) -> [Double]? {
    precondition(values.count == weights.count)
    let z = values.indices.map { j in
      scale.standardised(isLogarithm[j] ? log(values[j]) : values[j], column: j)
    }
    return z.allSatisfy(\.isFinite) ? z : nil
  }

  /// The decorrelated coordinates z* of a region, or of an area with these values.
  ///
  /// - Parameter values: per characteristic, in its own unit.
  /// - Returns: per characteristic; nil when a value isn't known, or not positive where its logarithm counts.
  public func coordinates(of values: [Double]) -> [Double]? {
    standardised(values).map { whitening * $0 }
  }

  /// What each characteristic adds to the squared distance between two coordinates.
  public func contributions(_ a: [Double], _ b: [Double]) -> [Double] {
    precondition(a.count == weights.count && b.count == weights.count)
    return weights.indices.map { weights[$0] * (a[$0] - b[$0]) * (a[$0] - b[$0]) / totalWeight }
  }

  /// The distance between two coordinates: the root of the sum of the contributions.
  public func distance(_ a: [Double], _ b: [Double]) -> Double {
    contributions(a, b).reduce(0, +).squareRoot()
  }

  private static func entering(_ values: Matrix, isLogarithm: [Bool]) -> Matrix {
    Matrix(
      rows: values.rows, columns: values.columns,
      byColumns: isLogarithm.indices.flatMap { j in
        isLogarithm[j] ? values.column(j).map { log($0) } : Array(values.column(j))
      })
  }

  /// Whether the logarithm is there, needed and better; the same in every unit.
  private static func prefersLogarithm(_ x: [Double]) -> Bool {
    guard x.allSatisfy({ $0 > 0 }) else { return false }
    let plain = skewness(x)
    return plain > 1 && skewness(x.map { log($0) }).magnitude < plain
  }

  /// The third central moment over the second to the power 3/2; NaN for equal values.
  private static func skewness(_ x: [Double]) -> Double {
    let n = Double(x.count)
    let mean = x.reduce(0, +) / n
    let (second, third) = x.reduce((0, 0)) { sums, value in
      let d = value - mean
      return (sums.0 + d * d, sums.1 + d * d * d)
    }
    return (third / n) / pow(second / n, 1.5)
  }
}
