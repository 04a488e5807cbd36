/// The pairs of adjacent years of a panel, and the moments of ``PanelAutoregression``.
struct PanelPairs {
  /// The regions with at least two pairs.
  let regions: [Region]
  /// The later years of the pairs, one list per pattern that occurs.
  private let patterns: [[Int]]

  struct Region {
    let index: Int
    let size: Double
    /// Which of the patterns.
    let pattern: Int
    let earlier: [Double]
    let later: [Double]
    /// Σ of the earlier values' squares, and of cross products with the later ones, each without its mean.
    let square: Double
    let cross: Double
  }

  init(series: [[Double]], sizes: [Double]) throws(StatisticsError) {
    var regions: [Region] = []
    var patterns: [[Int]] = []
    for (r, values) in series.enumerated() {
      precondition(values.count == series[0].count, "series of one length")
      for (t, value) in values.enumerated() where value.isInfinite {
        throw .notFinite(argument: "series \(r)", index: t)
      }
      let years = values.indices.dropFirst().filter { !values[$0 - 1].isNaN && !values[$0].isNaN }
      guard years.count >= 2 else { continue }
      guard sizes[r].isFinite else { throw .notFinite(argument: "sizes", index: r) }
      guard sizes[r] > 0 else { throw .negative(argument: "sizes", index: r, value: sizes[r]) }
      let pattern = patterns.firstIndex(of: years) ?? patterns.count
      if pattern == patterns.count { patterns.append(years) }
      regions.append(Self.region(r, sizes[r], pattern, years, values))
    }
    (self.regions, self.patterns) = (regions, patterns)
  }

  private static func region(
    _ index: Int, _ size: Double, _ pattern: Int, _ years: [Int], _ values: [Double]
  ) -> Region {
    let (earlier, later) = (centred(years.map { values[$0 - 1] }), centred(years.map { values[$0] }))
    return Region(
      index: index, size: size, pattern: pattern, earlier: earlier, later: later,
      square: earlier.reduce(0) { $0 + $1 * $1 }, cross: zip(earlier, later).reduce(0) { $0 + $1.0 * $1.1 })
  }

  private static func centred(_ values: [Double]) -> [Double] {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.map { $0 - mean }
  }

  var pairs: Int { regions.reduce(0) { $0 + $1.earlier.count } }

  /// The pairs less a mean per region.
  var degreesOfFreedom: Int { pairs - regions.count }

  /// φ by pooled least squares, and corrected for short series.
  ///
  /// - Parameters:
  ///   - weights: of each region's products.
  ///   - influence: the weights times the variance that the region's size explains.
  func coefficient(
    weights: [Double], influence: [Double], bounds: ClosedRange<Double>
  ) -> (plain: Double, corrected: Double, isAtBound: Bool) {
    var (cross, square) = (0.0, 0.0)
    var shares = [Double](repeating: 0, count: patterns.count)
    for (i, region) in regions.enumerated() {
      cross += weights[i] * region.cross
      square += weights[i] * region.square
      shares[region.pattern] += influence[i]
    }
    let plain = cross / square
    let excess = { (phi: Double) in expected(phi, shares) - plain }
    let (low, high) = (excess(bounds.lowerBound), excess(bounds.upperBound))
    if low >= 0 { return (plain, bounds.lowerBound, low > 0) }
    if high <= 0 { return (plain, bounds.upperBound, high < 0) }
    let root = bracketedRoot(from: bounds.lowerBound, low, to: bounds.upperBound, high, of: excess)
    return (plain, root, false)
  }

  /// Expected cross products over expected squares of stationary series with this φ.
  private func expected(_ phi: Double, _ shares: [Double]) -> Double {
    var (cross, square) = (0.0, 0.0)
    for (years, share) in zip(patterns, shares) {
      let m = Double(years.count)
      var (sumCross, sumSquare) = (0.0, 0.0)
      let powers = Self.powers(phi, upTo: (years.last ?? 0) + 1)
      for p in years {
        for q in years {
          sumCross += powers[abs(q - p + 1)]
          sumSquare += powers[abs(q - p)]
        }
      }
      cross += share * (m * phi - sumCross / m)
      square += share * (m - sumSquare / m)
    }
    return cross / square
  }

  private static func powers(_ phi: Double, upTo last: Int) -> [Double] {
    var powers = [1.0]
    for _ in 0..<last { powers.append(powers[powers.count - 1] * phi) }
    return powers
  }

  /// τ² and κ of the residuals.
  func variances(
    coefficient: Double, outlierBound: Double
  ) throws(StatisticsError) -> (base: Double, size: Double) {
    var (squares, sizes) = ([Double](), [Double]())
    for region in regions {
      let enlargement = region.enlargement
      for (a, b) in zip(region.earlier, region.later) {
        squares.append(enlargement * (b - coefficient * a) * (b - coefficient * a))
        sizes.append(region.size)
      }
    }
    let fit = try DispersedVarianceEquations(squares: squares, sizes: sizes, outlierBound: outlierBound)
      .solution()
    return (fit.variance, fit.dispersion)
  }

  /// 1, or less for a region whose residuals are more than twice what its size explains.
  func influence(coefficient: Double, variances: (base: Double, size: Double)) -> [Double] {
    regions.map { region in
      let explained = variances.base + variances.size / region.size
      let sum = zip(region.earlier, region.later).reduce(0) { sum, pair in
        sum + (pair.1 - coefficient * pair.0) * (pair.1 - coefficient * pair.0)
      }
      let ratio = sum / Double(region.earlier.count - 1) / explained
      return ratio > 2 ? 2 / ratio : 1
    }
  }

  /// Residuals over their standard deviation: regions x years of `series`.
  func standardised(
    coefficient: Double, variances: (base: Double, size: Double), of series: [[Double]]
  ) -> [[Double]] {
    var result = series.map { [Double](repeating: .nan, count: $0.count) }
    for region in regions {
      let scale = (region.enlargement / (variances.base + variances.size / region.size)).squareRoot()
      for (i, year) in patterns[region.pattern].enumerated() {
        result[region.index][year] = scale * (region.later[i] - coefficient * region.earlier[i])
      }
    }
    return result
  }
}

extension PanelPairs.Region {
  /// m / (m - 1): residuals around their own mean are too small by this.
  var enlargement: Double { Double(earlier.count) / Double(earlier.count - 1) }
}
