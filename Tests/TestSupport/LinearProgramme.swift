/// A small linear programme in standard form, solved by the two-phase simplex method with Bland's rule (1977): slow, but it
/// shares nothing with what it checks.
public struct LinearProgramme {
  /// Rows of `matrix` times x equal `right`; x ≥ 0.
  /// A row for each equation.
  public var matrix: [[Double]]
  /// The right-hand side of each equation.
  public var right: [Double]

  /// The equations `matrix` x = `right`.
  public init(matrix: [[Double]], right: [Double]) { (self.matrix, self.right) = (matrix, right) }

  /// The largest value of `objective` times x: infinite without a bound, nil without a solution.
  public func maximum(of objective: [Double]) -> Double? {
    let (rows, columns) = (matrix.count, objective.count)
    // The tableau: x, a column per row that makes a first solution, the right-hand side.
    var tableau = (0..<rows).map { i -> [Double] in
      let sign = right[i] < 0 ? -1.0 : 1.0
      return matrix[i].map { sign * $0 } + (0..<rows).map { $0 == i ? 1 : 0 } + [sign * right[i]]
    }
    var basis = (0..<rows).map { columns + $0 }
    let first = [Double](repeating: 0, count: columns) + [Double](repeating: -1, count: rows)
    guard let lack = Self.solve(&tableau, &basis, first, allowed: columns + rows), lack > -1e-7 else {
      return nil
    }
    // What is left of the first solution at zero leaves the basis, where it can.
    for i in 0..<rows where basis[i] >= columns {
      if let j = (0..<columns).first(where: { abs(tableau[i][$0]) > 1e-7 }) {
        Self.pivot(&tableau, &basis, i, j)
      }
    }
    return Self.solve(&tableau, &basis, objective + [Double](repeating: 0, count: rows), allowed: columns)
  }

  private static func solve(
    _ tableau: inout [[Double]], _ basis: inout [Int], _ objective: [Double], allowed: Int
  ) -> Double? {
    let last = objective.count
    while true {
      let gain = (0..<allowed).first { j in
        !basis.contains(j)
          && objective[j] - basis.indices.reduce(0) { $0 + objective[basis[$1]] * tableau[$1][j] } > 1e-9
      }
      guard let j = gain else {
        return basis.indices.reduce(0) { $0 + objective[basis[$1]] * tableau[$1][last] }
      }
      let steps = basis.indices.filter { tableau[$0][j] > 1e-9 }.map {
        ($0, tableau[$0][last] / tableau[$0][j])
      }
      guard let least = steps.map(\.1).min() else { return .infinity }
      let i = steps.filter { $0.1 <= least + 1e-12 }.min { basis[$0.0] < basis[$1.0] }!.0
      pivot(&tableau, &basis, i, j)
    }
  }

  private static func pivot(_ tableau: inout [[Double]], _ basis: inout [Int], _ i: Int, _ j: Int) {
    let value = tableau[i][j]
    tableau[i] = tableau[i].map { $0 / value }
    for row in tableau.indices where row != i && tableau[row][j] != 0 {
      let factor = tableau[row][j]
      for k in tableau[row].indices { tableau[row][k] -= factor * tableau[i][k] }
    }
    basis[i] = j
  }
}
