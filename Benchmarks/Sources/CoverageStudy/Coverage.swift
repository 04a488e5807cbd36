import Foundation
import Prognosis

/// On which side of an interval the truth lies.
enum Side: Sendable {
  case below
  case inside
  case above
}

/// Where the truths of one replicate lie, and how wide its intervals are.
struct Score: Sendable {
  /// By interval (`Coverage.levels`), quantity and region (the nation last).
  let sides: [[[Side]]]
  /// Width over truth, likewise.
  let widths: [[[Double]]]

  init(_ outcome: Outcome, _ intervals: Intervals) {
    let bounds = Coverage.bounds
    sides = bounds.map { lower, upper in
      outcome.values.indices.map { q in
        zip(outcome.values[q], intervals.quantiles[q]).map { truth, quantiles in
          truth < quantiles[lower] ? .below : truth > quantiles[upper] ? .above : .inside
        }
      }
    }
    widths = bounds.map { lower, upper in
      outcome.values.indices.map { q in
        zip(outcome.values[q], intervals.quantiles[q]).map { ($1[upper] - $1[lower]) / $0 }
      }
    }
  }
}

/// How often intervals cover, over all replicates of one variant.
struct Coverage {
  /// The nominal coverage of the intervals.
  static let levels = [0.8, 0.95]
  /// Their lower and upper ends among `Margins.probabilities`.
  static let bounds = [(1, 3), (0, 4)]

  let scores: [Score]
  let draws: Int

  /// A line of the result: one quantity and interval, in some of the regions taken together.
  struct Row {
    let quantity: String
    let area: String
    let level: Double
    let coverage: Double
    /// Of the coverage, from the differences between replicates: the regions of one replicate go together.
    let standardError: Double
    /// What intervals between interpolated quantiles of so many draws cover where they are right.
    let expected: Double
    let below: Double
    let above: Double
    /// Mean width over truth.
    let width: Double

    /// How many standard errors the coverage is from what is expected.
    var deviation: Double { (coverage - expected) / standardError }
  }

  /// The expected coverage: (draws - 1) / (draws + 1) of nominal.
  ///
  /// The truth is one more draw of the same law, so that it lies below the k-th of n ordered draws with probability
  /// k / (n + 1). The quantile at p lies at the place (n - 1) p + 1 between them, hence below it with
  /// ((n - 1) p + 1) / (n + 1), as far as the distribution is even between two neighbours.
  static func expected(_ level: Double, draws: Int) -> Double {
    level * Double(draws - 1) / Double(draws + 1)
  }

  /// All rows: the eight regions together, the nation, then each region.
  func rows() -> [Row] {
    let regions = EightRegions.codes.count
    let areas: [(String, Range<Int>)] =
      [("regions", 0..<regions), ("nation", regions..<regions + 1)]
      + EightRegions.codes.enumerated().map { ($1, $0..<$0 + 1) }
    return Outcome.quantities.indices.flatMap { q in
      areas.flatMap { name, range in
        Self.levels.indices.map { row(quantity: q, area: name, range, level: $0) }
      }
    }
  }

  /// The rows of all regions together and of the nation.
  var summary: [Row] { rows().filter { ["regions", "nation"].contains($0.area) } }

  private func row(quantity: Int, area: String, _ range: Range<Int>, level: Int) -> Row {
    func shares(_ side: Side) -> [Double] {
      scores.map { score in
        let found = range.filter { score.sides[level][quantity][$0] == side }
        return Double(found.count) / Double(range.count)
      }
    }
    let (inside, count) = (shares(.inside), Double(scores.count))
    let mean = inside.reduce(0, +) / count
    let squares = inside.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let width = scores.reduce(0) { sum, score in
      sum + range.reduce(0) { $0 + score.widths[level][quantity][$1] } / Double(range.count)
    }
    return Row(
      quantity: Outcome.quantities[quantity], area: area, level: Self.levels[level], coverage: mean,
      standardError: (squares / (count - 1) / count).squareRoot(),
      expected: Self.expected(Self.levels[level], draws: draws), below: shares(.below).reduce(0, +) / count,
      above: shares(.above).reduce(0, +) / count, width: width / count)
  }
}
