import LinearAlgebra

/// Adjoining bands that are graduated together.
///
/// A quadratic programme with bounds, solved by the primal active-set method (Nocedal & Wright 2006, section 16.5):
/// start level within each band, which is feasible; go towards the best curve with the fixed ages as they are; where a
/// bound comes in the way fix that age there; release a fixed age whose multiplier says that the curve wants to leave
/// the bound. Each step lowers the criterion or the number of free ages, so it ends.
struct GraduationStretch {
  /// One band of the stretch.
  struct Band {
    let ages: ClosedRange<Int>
    let total: Double
    /// Σ w_x of the band.
    let weight: Double
  }

  private(set) var ages: Range<Int>
  private var bands: [Band]
  /// w_x for 0...A.
  private let weights: [Double]
  private let bound: Double

  init(_ band: Band, weights: [Double], bound: Double) {
    ages = band.ages.lowerBound..<band.ages.upperBound + 1
    (bands, self.weights, self.bound) = ([band], weights, bound)
  }

  mutating func append(_ band: Band) {
    bands.append(band)
    ages = ages.lowerBound..<band.ages.upperBound + 1
  }

  /// u_x for every age of the stretch.
  func solve() throws(DemographyError) -> [Double] {
    var curve = ages.map { _ in 0.0 }
    for band in bands { for x in band.ages { curve[x - ages.lowerBound] = band.total / band.weight } }
    // With one band, or with single years only, the level start is the answer.
    guard bands.count > 1, bands.contains(where: { $0.ages.count > 1 }) else { return curve }
    let scale = curve.reduce(0, max)
    var fixed = curve.map { $0 == bound }
    // A single year is known from the start; no multiplier releases it.
    for band in bands where band.ages.count == 1 { fixed[band.ages.lowerBound - ages.lowerBound] = true }
    let limit = 20 * curve.count
    for _ in 0..<limit {
      let goal = try best(curve, fixed)
      let (step, blocked) = reach(from: curve, to: goal, fixed, scale)
      for i in curve.indices where !fixed[i] { curve[i] += step * (goal[i] - curve[i]) }
      if let blocked {
        curve[blocked] = goal[blocked] < 0 ? 0 : bound
        fixed[blocked] = true
      } else if let released = release(curve, fixed, scale) {
        fixed[released] = false
      } else {
        return curve
      }
    }
    throw .didNotConverge(what: "graduation", iterations: limit)
  }

  /// The smoothest curve that keeps the totals and the fixed ages.
  private func best(_ curve: [Double], _ fixed: [Bool]) throws(DemographyError) -> [Double] {
    let free = curve.indices.filter { !fixed[$0] }
    guard !free.isEmpty else { return curve }
    var column = [Int?](repeating: nil, count: curve.count)
    for (j, i) in free.enumerated() { column[i] = j }
    let active = bands.filter { $0.ages.contains { column[$0 - ages.lowerBound] != nil } }
    let places = (1..<curve.count - 1).filter { i in (i - 1...i + 1).contains { !fixed[$0] } }
    var (rough, rest) = (Matrix(rows: places.count, columns: free.count), [Double]())
    for (row, i) in places.enumerated() {
      var constant = 0.0
      for (at, factor) in [(i - 1, 1.0), (i, -2), (i + 1, 1)] {
        if let j = column[at] { rough[row, j] = factor } else { constant += factor * curve[at] }
      }
      rest.append(-constant)
    }
    var (sums, values) = (Matrix(rows: active.count, columns: free.count), [Double]())
    for (row, band) in active.enumerated() {
      // Rows of one size, whether weights are people or ones.
      var total = band.total / band.weight
      for x in band.ages {
        let (i, share) = (x - ages.lowerBound, weights[x] / band.weight)
        if let j = column[i] { sums[row, j] = share } else { total -= share * curve[i] }
      }
      values.append(total)
    }
    let solution = try algebra { () throws(LinearAlgebraError) in
      try EqualityConstrainedLeastSquares(minimizing: rough, minus: rest, subjectTo: sums, equal: values)
        .solution
    }
    var goal = curve
    for (j, i) in free.enumerated() { goal[i] = solution[j] }
    return goal
  }

  /// The share of the way to `goal` that the bounds allow, and the age that stops it.
  private func reach(
    from curve: [Double], to goal: [Double], _ fixed: [Bool], _ scale: Double
  ) -> (step: Double, blocked: Int?) {
    var (step, blocked): (Double, Int?) = (1, nil)
    for i in curve.indices where !fixed[i] && (goal[i] < 0 || goal[i] > bound) {
      let distance = goal[i] < 0 ? curve[i] : bound - curve[i]
      let share = distance / (goal[i] - curve[i]).magnitude
      if share < step { (step, blocked) = (share, i) }
    }
    return (step, blocked)
  }

  /// The fixed age that most wants to leave its bound, if any does.
  private func release(_ curve: [Double], _ fixed: [Bool], _ scale: Double) -> Int? {
    guard fixed.contains(true) else { return nil }
    let gradient = gradient(curve)
    var (worst, released): (Double, Int?) = (-1e-9 * scale, nil)
    for band in bands {
      let range = band.ages.lowerBound - ages.lowerBound...band.ages.upperBound - ages.lowerBound
      let free = range.filter { !fixed[$0] }
      guard !free.isEmpty else { continue }
      // At the free ages gradient + w λ = 0, λ being the total's multiplier.
      let weight = { (i: Int) in weights[ages.lowerBound + i] / band.weight }
      let square = free.reduce(0) { $0 + weight($1) * weight($1) }
      let lambda = square > 0 ? -free.reduce(0) { $0 + weight($1) * gradient[$1] } / square : 0
      for i in range where fixed[i] {
        let pull = (gradient[i] + weight(i) * lambda) * (curve[i] == 0 ? 1 : -1)
        if pull < worst { (worst, released) = (pull, i) }
      }
    }
    return released
  }

  /// Half the derivative of the sum of squared second differences.
  private func gradient(_ u: [Double]) -> [Double] {
    var result = u.map { _ in 0.0 }
    for i in 1..<u.count - 1 {
      let second = u[i - 1] - 2 * u[i] + u[i + 1]
      result[i - 1] += second
      result[i] -= 2 * second
      result[i + 1] += second
    }
    return result
  }
}
