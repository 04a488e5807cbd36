#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How far an axis reaches when a few figures lie so far out that the others couldn't be told apart.
///
/// A mark is left beyond the end of an axis when the way to it from the marks of other rows is longer than `reach` times their
/// span, and it belongs to one of few rows. Then the axis holds what stays with its intervals; an end of an interval is left beyond
/// by the same rule, beside all that is held.
struct RobustRange {
  /// At most one row in so many is left out at an end.
  static let rowsPerOutlier = 4

  /// The figures that stay, which the axis must hold.
  let kept: [Double]
  /// Whether figures are left out.
  let leavesOut: Bool

  /// - Parameters:
  ///   - rows: the figures of each row; what isn't finite is left aside.
  ///   - fixed: what stays in any case: lines to hold figures against, and zero where the axis has it.
  ///   - reach: how many times the span of what stays lie between it and what is left out.
  ///   - isLogarithmic: whether a step is a factor; figures of 0 and below are then left aside.
  init(rows: [[ChartEstimate]], fixed: [Double], reach: Double, isLogarithmic: Bool) {
    let rule = Rule(
      fixed: fixed, most: rows.count / Self.rowsPerOutlier, reach: reach, isLogarithmic: isLogarithmic)
    let all = rows.enumerated().flatMap { row, estimates in estimates.map { (row: row, estimate: $0) } }
    let marks = rule.kept(all.map { ($0.row, $0.estimate.value) })
    let outside = Set(
      all.filter { rule.isDrawable($0.estimate.value) && !marks.holds($0.estimate.value) }.map(\.row))
    let inner = all.filter { !outside.contains($0.row) }.flatMap { one in
      one.estimate.figures.map { (row: one.row, figure: $0) }
    }
    let figures = rule.kept(inner + marks.figures.map { (row: -1, figure: $0) })
    kept = figures.figures + fixed
    leavesOut = !outside.isEmpty || figures.leavesOut
  }
}

extension RobustRange {
  /// What is left out of some figures.
  private struct Rule {
    let fixed: [Double]
    let most: Int
    let reach: Double
    let isLogarithmic: Bool

    /// What stays of some figures.
    struct Kept {
      let figures: [Double]
      let leavesOut: Bool

      func holds(_ figure: Double) -> Bool {
        guard let low = figures.min(), let high = figures.max() else { return false }
        return low <= figure && figure <= high
      }
    }

    func place(_ figure: Double) -> Double { isLogarithmic ? log(figure) : figure }

    func isDrawable(_ figure: Double) -> Bool { place(figure).isFinite }

    func kept(_ figures: [(row: Int, figure: Double)]) -> Kept {
      let all = figures.filter { isDrawable($0.figure) }.sorted { $0.figure < $1.figure }
      let (places, bounds) = (all.map { ($0.row, place($0.figure)) }, fixed.map(place).filter(\.isFinite))
      let turned = Array(places.reversed().map { ($0.0, -$0.1) })
      var (start, end) = (0, all.count)
      // An end may hide what lies far out at the other.
      for _ in 0..<2 {
        end = upperEnd(places, start..<end, bounds)
        start = all.count - upperEnd(turned, all.count - end..<all.count - start, bounds.map { -$0 })
      }
      return Kept(figures: all[start..<end].map(\.figure), leavesOut: end - start < all.count)
    }

    /// Where a range of ascending places ends when it is cut as deep as it may be.
    private func upperEnd(_ all: [(row: Int, place: Double)], _ range: Range<Int>, _ fixed: [Double]) -> Int {
      var (end, rows) = (range.upperBound, Set(all[range.upperBound...].map(\.row)))
      for cut in range.dropFirst().reversed() {
        rows.insert(all[cut].row)
        guard rows.count <= most else { break }
        let stays = all[range.lowerBound..<cut].filter { !rows.contains($0.row) }.map(\.place) + fixed
        guard let low = stays.min(), let high = stays.max(), high > low else { break }
        if all[cut].place - high > reach * (high - low) { end = cut }
      }
      return end
    }
  }
}
