/// The active-set method behind ``NonNegativeLeastSquares`` and ``BoundedLeastSquares``.
///
/// Each unknown is free or held at a bound. One at a time, the held unknown whose release lowers the sum of squares
/// most steeply is set free; the free ones then go towards their least-squares values, and those that meet a bound on
/// the way are held there. The columns are scaled to length 1, so that units don't decide which is released.
struct ActiveSet {
  private enum Place { case lower, upper, free }

  private let a: Matrix
  private let b: [Double]
  /// What each unknown is multiplied by: the length of its column.
  private let scales: [Double]
  private let lower: [Double]
  private let upper: [Double]
  private var places: [Place]
  private var x: [Double]
  /// Unknowns whose release was of no use at the present values.
  private var refused: Set<Int> = []
  private(set) var releases = 0

  /// - Precondition: the shapes fit, everything but the bounds is finite, and each lower bound is at most its upper.
  init(_ a: Matrix, _ b: [Double], lower: [Double], upper: [Double]) {
    let lengths = (0..<a.columns).map { j in a.column(j).reduce(0) { $0 + $1 * $1 }.squareRoot() }
    // A column of zeros decides nothing: its unknown stays where it starts.
    let scales = lengths.map { $0 > 0 ? $0 : 1 }
    var scaled = a
    for j in 0..<a.columns { for i in 0..<a.rows { scaled[i, j] = a[i, j] / scales[j] } }
    (self.a, self.b, self.scales) = (scaled, b, scales)
    self.lower = zip(lower, scales).map { $0 * $1 }
    self.upper = zip(upper, scales).map { $0 * $1 }
    places = zip(lower, upper).map { $0.isFinite ? .lower : $1.isFinite ? .upper : .free }
    x = zip(self.lower, self.upper).map { $0.isFinite ? $0 : $1.isFinite ? $1 : 0 }
  }

  /// Goes on until no release lowers the sum of squares.
  mutating func solve() throws(LinearAlgebraError) {
    try startFree()
    // Finite without rounding (the sum falls at each release); with it, this bound stops a circle of ties.
    let most = 100 + 30 * a.columns
    while let j = steepest() {
      guard releases < most else { throw .activeSetDidNotConverge(releases: releases) }
      try release(j)
    }
  }

  /// The unknowns in their own units; those that are held, exactly at their bound.
  var solution: [Double] { zip(x, scales).map { $0 / $1 } }

  /// `Aᵀ (b - A x)`: half the fall of the sum of squares per unit of each unknown.
  var gradient: [Double] { zip(scaledGradient, scales).map { $0 * $1 } }

  var residual: [Double] { zip(b, a * x).map { $0 - $1 } }

  func isHeld(atLower j: Int) -> Bool { places[j] == .lower }
  func isHeld(atUpper j: Int) -> Bool { places[j] == .upper }

  private var scaledGradient: [Double] { a.transposeTimes(residual) }

  private var free: [Int] { places.indices.filter { places[$0] == .free } }

  /// Puts the unknowns without bounds at their best; of dependent ones, those that pivoting puts last stay 0.
  private mutating func startFree() throws(LinearAlgebraError) {
    let unbounded = free
    guard !unbounded.isEmpty else { return }
    let qr = try factored(unbounded)
    for place in qr.permutation.dropFirst(qr.rank) { places[unbounded[place]] = .lower }
    guard let target = try target(of: free) else { return }
    for (j, value) in zip(free, target) { x[j] = value }
  }

  /// The held unknown whose release lowers the sum of squares most steeply; nil where none does.
  private func steepest() -> Int? {
    let gradient = scaledGradient
    // Rounding in a product of a residual with a column of length 1.
    let size = b.reduce(0) { max($0, $1.magnitude) } + x.reduce(0) { $0 + $1.magnitude }
    let tolerance = 10 * Double(max(a.rows, a.columns)) * .ulpOfOne * size
    var (best, found) = (tolerance, Int?.none)
    for j in places.indices where places[j] != .free && lower[j] < upper[j] && !refused.contains(j) {
      let fall = places[j] == .lower ? gradient[j] : -gradient[j]
      // An unknown without bounds is held only because its column depends on others.
      if fall > best, lower[j].isFinite || upper[j].isFinite { (best, found) = (fall, j) }
    }
    return found
  }

  private mutating func release(_ j: Int) throws(LinearAlgebraError) {
    releases += 1
    let held = places[j]
    places[j] = .free
    guard let first = try target(of: free), let at = free.firstIndex(of: j),
      held == .lower ? first[at] > x[j] : first[at] < x[j]
    else {
      (places[j], _) = (held, refused.insert(j))
      return
    }
    refused = []
    var target = first
    while let blocking = step(towards: target) {
      hold(blocking)
      // Fewer columns than were independent.
      target = try self.target(of: free) ?? []
    }
  }

  /// Moves the free unknowns towards `target` until the first meets a bound, which is given; nil where none does.
  private mutating func step(towards target: [Double]) -> Int? {
    let free = free
    var (share, blocking) = (1.0, Int?.none)
    for (j, goal) in zip(free, target) where goal < lower[j] || goal > upper[j] {
      let bound = goal < lower[j] ? lower[j] : upper[j]
      let room = max(0, (bound - x[j]) / (goal - x[j]))
      if blocking == nil || room < share { (share, blocking) = (room, j) }
    }
    for (j, goal) in zip(free, target) {
      let moved = blocking == nil ? goal : x[j] + share * (goal - x[j])
      x[j] = min(max(moved, lower[j]), upper[j])
    }
    if let blocking {
      places[blocking] = target[free.firstIndex(of: blocking)!] < lower[blocking] ? .lower : .upper
    }
    return blocking
  }

  private mutating func hold(_ j: Int) { x[j] = places[j] == .lower ? lower[j] : upper[j] }

  /// The least-squares values of the free unknowns while the others stay; nil where their columns are dependent.
  private func target(of free: [Int]) throws(LinearAlgebraError) -> [Double]? {
    guard !free.isEmpty else { return [] }
    let qr = try factored(free)
    guard qr.rank == free.count else { return nil }
    var held = x
    for j in free { held[j] = 0 }
    let rest = zip(b, a * held).map { $0 - $1 }
    return try qr.leastSquares(Matrix(columns: [rest])).coefficients.elements
  }

  private func factored(_ wanted: [Int]) throws(LinearAlgebraError) -> PivotedQR {
    let columns = Matrix(
      rows: a.rows, columns: wanted.count, byColumns: wanted.flatMap { Array(a.column($0)) })
    return try PivotedQR(columns, tolerance: 16 * Double(max(a.rows, wanted.count)) * .ulpOfOne)
  }
}
