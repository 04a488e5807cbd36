import LinearAlgebra

/// The proof that a likelihood has no maximum: a direction in which it rises for ever.
///
/// Moving the coefficients along it drives the fitted values of some rows to the border at which their
/// responses lie, and leaves those of all other rows as they are. A fit that doesn't end moves along
/// such a direction, so its last step is looked at. Source: Albert and Anderson (1984), *Biometrika* 71, 1-10;
/// for Poisson Santos Silva and Tenreyro (2010), *Economics Letters* 107, 310-312.
struct Separation {
  /// The columns that the direction moves, counted without the intercept.
  let columns: [Int]
  /// The rows whose fitted values run to the border.
  let rows: [Int]

  /// Nil when the direction (of the standardised columns, the intercept first) proves nothing.
  init?(_ direction: [Double], from problem: RegressionProblem) {
    let shifts: [Double] = problem.design.standardised * direction
    let largest = shifts.reduce(0.0) { max($0, $1.magnitude) }
    var rows: [Int] = []
    for i in shifts.indices where problem.participates[i] {
      let shift = shifts[i] / largest
      if shift.magnitude <= 1e-3 { continue }
      guard shift * problem.family.border(problem.response[i]) > 0 else { return nil }
      rows.append(i)
    }
    guard !rows.isEmpty else { return nil }
    let longest = direction.dropFirst().reduce(0.0) { max($0, $1.magnitude) }
    self.rows = rows
    columns = (0..<problem.design.columns).filter { direction[$0 + 1].magnitude > 1e-3 * longest }
  }
}
