/// A figure that levers on one target change together, and where it can be.
struct LeverFigure {
  /// What it is, for a fault's text.
  var name: String
  /// What it is one of several of, such as a branch, for a fault's text; empty where there is one only.
  var part = ""
  /// What follows its value.
  var unit = ""
  /// The figure in the base year.
  var base: Double
  /// Where it can be, both ends included.
  var allowed: ClosedRange<Double>
  /// What is allowed, in words.
  var text: String
  /// What each unit of an absolute size adds, for a lever.
  var perUnit: (ResolvedLever) -> Double = { _ in 1 }
  /// Whether a lever acts on it.
  var includes: (ResolvedLever) -> Bool = { _ in true }

  /// A multiple of what there is in the base year, at least 0.
  static func multiple(_ name: String, perUnit: @escaping (ResolvedLever) -> Double) -> LeverFigure {
    LeverFigure(
      name: name, unit: " times that of the base year", base: 1, allowed: 0...Double.infinity,
      text: "0 or more",
      perUnit: perUnit)
  }

  /// The figure of a branch: levers act on it where they act on the branch.
  func of(_ branch: String) -> LeverFigure {
    var copy = self
    copy.name += " of \(branch)"
    copy.part = branch
    copy.includes = { $0.branches.contains(branch) }
    return copy
  }

  /// Its value with levers of these sizes.
  ///
  /// Relative sizes multiply, absolute ones are added after that.
  /// - Parameters:
  ///   - sizes: of each lever, in the year, times the share of the region.
  func value(_ levers: [ResolvedLever], sizes: [Double]) -> Double {
    var (factor, sum) = (1.0, 0.0)
    for (lever, size) in zip(levers, sizes) where size != 0 {
      if lever.lever.unit == .relative { factor *= 1 + size } else { sum += size * perUnit(lever) }
    }
    return base * factor + sum
  }

  /// Whether it can be so; sums that are meant to meet a bound are rounded.
  func allows(_ value: Double) -> Bool {
    value >= allowed.lowerBound - 1e-12 && value <= allowed.upperBound + 1e-12
  }
}
