import Foundation

/// What a sample of a continuous distribution shows against the exact distribution function.
struct Uniformity {
  /// The probabilities of the sample's values, ascending: uniform when the distribution is right.
  private let probabilities: [Double]

  /// The sample's values through the distribution function.
  init(_ sample: [Double], distribution: (Double) -> Double) {
    probabilities = sample.map(distribution).sorted()
  }

  /// The Anderson-Darling statistic, which weighs the tails.
  var andersonDarling: Double {
    let n = probabilities.count
    var sum = 0.0
    for (i, p) in probabilities.enumerated() {
      sum += Double(2 * i + 1) * (log(p) + log1p(-probabilities[n - 1 - i]))
    }
    return -Double(n) - sum / Double(n)
  }

  /// The Kolmogorov-Smirnov distance times √n.
  var kolmogorovSmirnov: Double {
    let n = Double(probabilities.count)
    let distances = probabilities.enumerated().map { i, p in max(p - Double(i) / n, Double(i + 1) / n - p) }
    return (distances.max() ?? .nan) * n.squareRoot()
  }

  /// How many standard deviations the number of values below each of these probabilities is off, at most.
  func tailDeviation(_ shares: [Double] = [1e-4, 1e-3, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999]) -> Double {
    let n = Double(probabilities.count)
    let deviations = shares.map { share in
      let below = Double(probabilities.count { $0 < share })
      return (below - n * share).magnitude / (n * share * (1 - share)).squareRoot()
    }
    return deviations.max() ?? .nan
  }

  /// Whether all three are what a right sample shows in all but about one of 1,000 cases: the statistics' limits at
  /// a probability of 0.001, and four standard deviations for the tails.
  var isRight: Bool { andersonDarling < 5.9694 && kolmogorovSmirnov < 1.9495 && tailDeviation() < 4 }
}

/// How far a sample's mean and variance are from the exact ones, in standard errors.
struct MomentDeviation {
  let mean: Double
  let variance: Double

  /// - Parameter kurtosis: the exact fourth standardised moment, 3 for a normal distribution.
  init(_ sample: [Double], mean exactMean: Double, variance exactVariance: Double, kurtosis: Double) {
    let n = Double(sample.count)
    let sampleMean = exactMean + sample.reduce(0) { $0 + ($1 - exactMean) } / n
    let sampleVariance = sample.reduce(0) { $0 + ($1 - exactMean) * ($1 - exactMean) } / n
    mean = (sampleMean - exactMean).magnitude / (exactVariance / n).squareRoot()
    variance = (sampleVariance / exactVariance - 1).magnitude / ((kurtosis - 1) / n).squareRoot()
  }

  /// Whether both are within four standard errors.
  var isRight: Bool { mean < 4 && variance < 4 }
}

/// The probability that counts differ from the exact probabilities at least as much as these do, by Pearson's chi-square
/// over groups of counts that expect 20 values or more.
func chiSquareProbability(_ counts: [Int], probability: (Int) -> Double) -> Double {
  let observed = Dictionary(counts.map { ($0, 1.0) }, uniquingKeysWith: +)
  let n = Double(counts.count)
  var (statistic, groups, left) = (0.0, 0.0, (observed: n, expected: n))
  var group = (observed: 0.0, expected: 0.0)
  for k in 0...((counts.max() ?? 0) + 1) {
    group = (group.observed + (observed[k] ?? 0), group.expected + n * probability(k))
    guard group.expected >= 20, left.expected - group.expected >= 20 else { continue }
    statistic += (group.observed - group.expected) * (group.observed - group.expected) / group.expected
    left = (left.observed - group.observed, left.expected - group.expected)
    (groups, group) = (groups + 1, (0, 0))
  }
  statistic += (left.observed - left.expected) * (left.observed - left.expected) / left.expected
  return Exact.gammaAbove(statistic / 2, shape: groups / 2)
}

/// Pearson's correlation times √n: standard normal when the samples are independent.
func correlationDeviation(_ x: [Double], _ y: [Double]) -> Double {
  let n = Double(x.count)
  let (mx, my) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
  var (xx, yy, xy) = (0.0, 0.0, 0.0)
  for (a, b) in zip(x, y) {
    xx += (a - mx) * (a - mx)
    yy += (b - my) * (b - my)
    xy += (a - mx) * (b - my)
  }
  return xy / (xx * yy).squareRoot() * n.squareRoot()
}
