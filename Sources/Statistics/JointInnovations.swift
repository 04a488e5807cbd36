import LinearAlgebra

/// How the yearly innovations of several series go together: their correlations R and an F with F Fᵀ = R.
///
/// F z has correlations R when z are independent standard normals. F is Cholesky's factor, so that the first series keeps its
/// own z; where R is singular, as when two series move as one, it is V √Λ of R = V Λ Vᵀ with eigenvalues below 0 put
/// at 0 and the rows scaled to unit length.
public struct JointInnovations: Sendable, Equatable {
  /// R, as many rows and columns as there are series.
  public let correlation: Matrix
  private let factor: Matrix

  /// From correlations.
  ///
  /// - Parameter correlation: symmetric, 1 on the diagonal; only the lower triangle is read.
  /// - Precondition: it is square.
  /// - Throws: `.notFinite`; `.didNotConverge` for eigenvalues.
  public init(correlation: Matrix) throws(StatisticsError) {
    precondition(correlation.rows == correlation.columns)
    guard correlation.isFinite else { throw .notFinite(argument: "correlation", index: 0) }
    factor = try Self.factor(correlation)
    self.correlation = correlation
  }

  /// From innovations that were observed.
  ///
  /// r_ij = Σ e_i e_j / √(Σ e_i² Σ e_j²) over the years that both have, without taking means off: innovations have mean 0. 0 for
  /// series without common years or without variation.
  /// - Parameter innovations: per series its innovations by year.
  /// - Throws: `.notFinite` with the index of the series; `.didNotConverge` for eigenvalues.
  public init(innovations: [[Int: Double]]) throws(StatisticsError) {
    for (i, series) in innovations.enumerated() where !series.values.allSatisfy(\.isFinite) {
      throw .notFinite(argument: "innovations", index: i)
    }
    var correlation = Matrix(rows: innovations.count, columns: innovations.count)
    for i in innovations.indices {
      correlation[i, i] = 1
      for j in 0..<i {
        correlation[i, j] = Self.correlation(innovations[i], innovations[j])
        correlation[j, i] = correlation[i, j]
      }
    }
    try self.init(correlation: correlation)
  }

  /// F z: standard normals with these correlations, from independent ones.
  /// - Parameter z: one per series.
  public func correlated(_ z: [Double]) -> [Double] {
    precondition(z.count == factor.columns)
    return z.indices.map { i in z.indices.reduce(0) { $0 + factor[i, $1] * z[$1] } }
  }

  private static func correlation(_ a: [Int: Double], _ b: [Int: Double]) -> Double {
    var (cross, squareA, squareB) = (0.0, 0.0, 0.0)
    for year in a.keys.sorted() {
      guard let x = a[year], let y = b[year] else { continue }
      cross += x * y
      squareA += x * x
      squareB += y * y
    }
    let scale = (squareA * squareB).squareRoot()
    return scale > 0 ? min(1, max(-1, cross / scale)) : 0
  }

  private static func factor(_ correlation: Matrix) throws(StatisticsError) -> Matrix {
    do throws(LinearAlgebraError) {
      return try Cholesky(correlation).lower
    } catch .notPositiveDefinite, .illConditioned {
      return try singularFactor(correlation)
    } catch {
      throw .notFinite(argument: "correlation", index: 0)
    }
  }

  private static func singularFactor(_ correlation: Matrix) throws(StatisticsError) -> Matrix {
    do throws(LinearAlgebraError) {
      let eigen = try SymmetricEigen(correlation)
      var factor = eigen.vectors
      for i in 0..<factor.rows {
        for j in 0..<factor.columns { factor[i, j] *= max(0, eigen.values[j]).squareRoot() }
        let length = (0..<factor.columns).reduce(0) { $0 + factor[i, $1] * factor[i, $1] }.squareRoot()
        for j in 0..<factor.columns { factor[i, j] /= length }
      }
      return factor
    } catch {
      throw .didNotConverge(quantity: "the correlations of innovations")
    }
  }
}
