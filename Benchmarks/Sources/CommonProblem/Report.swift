import Foundation

/// The line that every program prints, under the names they all use.
struct Report: Encodable {
  let impl = "zorgprognose"
  // swift-format-ignore
  let R, D, stage, threads: Int
  let medianSeconds, bestSeconds, peakMegabytes: Double
  let people: Double
  let demand, quantiles: Double?

  private enum CodingKeys: String, CodingKey {
    case impl, R, D, stage, threads
    case medianSeconds = "median_s"
    case bestSeconds = "best_s"
    case peakMegabytes = "peak_rss_mb"
    case people = "check_tot"
    case demand = "check_dem"
    case quantiles = "check_q"
  }

  /// Works the problem out as often as asked.
  init(measuring problem: Problem, _ arguments: Arguments) {
    let projection = Projection(problem: problem, stage: arguments.stage, threads: arguments.threads)
    var sums = Sums()
    let times = (0..<arguments.repeats).map { _ in
      ContinuousClock().measure { sums = projection.run() } / .seconds(1)
    }.sorted()
    (R, D, stage, threads) = (
      arguments.regions, arguments.draws, arguments.stage.rawValue, arguments.threads
    )
    let middle = times.count / 2
    medianSeconds = times.count % 2 == 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2
    (bestSeconds, peakMegabytes) = (times[0], Self.peakMegabytes)
    (people, demand, quantiles) = (sums.people, sums.demand, sums.quantiles)
  }

  func line() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }

  /// The most memory that this process ever had.
  private static var peakMegabytes: Double {
    var usage = rusage()
    #if canImport(Darwin)
      let (oneself, perMegabyte) = (RUSAGE_SELF, 1_048_576.0)
    #else
      let (oneself, perMegabyte) = (RUSAGE_SELF.rawValue, 1024.0)
    #endif
    getrusage(numericCast(oneself), &usage)
    return Double(usage.ru_maxrss) / perMegabyte
  }
}
