import LinearAlgebra

/// The inverse of A = Zᵀ W Z + λ P, for the many fits of a penalty's search and of leaving rows out.
///
/// By Cholesky where the condition of A allows it, which is several times faster; else from the orthogonal
/// factor. A step made with it needn't be exact, since steps correct each other; the standard errors that come from
/// it keep eight digits.
struct PenalisedInverse {
  private let design: Matrix
  private let penalised: [Int]
  private let penalty: Double
  private let inverse: Matrix
  /// Where the orthogonal factor was needed, F with A⁻¹ = F Fᵀ: products with it don't square the condition number.
  private let root: Matrix?

  private static let smallestReciprocalCondition = 1e-8

  /// - Throws: `.rankDeficient` when the weighted columns are dependent to working precision.
  init(_ problem: RegressionProblem, _ penalty: Double, _ state: RegressionState) throws(LinearAlgebraError) {
    (design, self.penalty) = (problem.design.standardised, penalty)
    penalised = problem.penalisedColumns
    if let inverse = Self.byCholesky(design, state.weights, penalised, penalty) {
      (self.inverse, root) = (inverse, nil)
    } else {
      let factored = problem.augmentedDesign(weights: state.weights, penalty: penalty)
      let root = try PivotedQR(factored).inverseTriangle()
      (inverse, self.root) = (root.timesTranspose(root), root)
    }
  }

  private static func byCholesky(
    _ design: Matrix, _ weights: [Double], _ penalised: [Int], _ penalty: Double
  ) -> Matrix? {
    var gram = design.transposeTimes(design.scalingRows(by: weights))
    for j in penalised { gram[j, j] += penalty }
    guard let factor = try? Cholesky(gram), factor.reciprocalCondition > smallestReciprocalCondition else {
      return nil
    }
    return try? factor.solve(.identity(gram.rows))
  }

  /// The change of the coefficients, A⁻¹ (Zᵀ u - λ P b).
  func direction(_ state: RegressionState) -> [Double] {
    var score = design.transposeTimes(state.scores)
    for j in penalised { score[j] -= penalty * state.coefficients[j] }
    return inverse * score
  }

  /// z_iᵀ A⁻¹ z_k for each row i, of one row k.
  func forms(with row: Int) -> [Double] {
    let z = (0..<design.columns).map { design[row, $0] }
    guard let root else { return design * (inverse * z) }
    return design * root * root.transposeTimes(z)
  }

  /// z_iᵀ A⁻¹ z_i for each row.
  func quadraticForms() -> [Double] {
    let spread = design * (root ?? inverse)
    let other = root == nil ? design : spread
    var forms = [Double](repeating: 0, count: design.rows)
    for j in 0..<design.columns {
      for (i, (a, b)) in zip(spread.column(j), other.column(j)).enumerated() { forms[i] += a * b }
    }
    return forms
  }
}

extension Matrix {
  /// The matrix with each row multiplied by a factor of its own.
  func scalingRows(by factors: [Double]) -> Matrix {
    precondition(factors.count == rows)
    // Written where it stands: appending element by element takes as long as the product that follows.
    let scaled = [Double](unsafeUninitializedCapacity: elements.count) { scaled, count in
      elements.withUnsafeBufferPointer { elements in
        factors.withUnsafeBufferPointer { factors in
          for j in 0..<columns {
            for i in 0..<rows { scaled[j * rows + i] = elements[j * rows + i] * factors[i] }
          }
        }
      }
      count = elements.count
    }
    return Matrix(rows: rows, columns: columns, byColumns: scaled)
  }
}
