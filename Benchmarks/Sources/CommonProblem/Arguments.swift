import Foundation

/// What is asked on the command line.
struct Arguments: Sendable {
  /// How far the calculation goes.
  enum Stage: Int, Comparable, Sendable {
    /// The population of every year.
    case population = 1
    /// And the demand for care.
    case demand
    /// And quantiles over draws.
    case quantiles

    static func < (a: Stage, b: Stage) -> Bool { a.rawValue < b.rawValue }
  }

  let regions: Int
  let draws: Int
  let repeats: Int
  let stage: Stage
  let threads: Int

  /// REGIONS DRAWS REPEATS STAGE [THREADS]; as many threads as there are processors where no number is given.
  init(_ words: [String]) throws(ProblemError) {
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == words.count, 4...5 ~= numbers.count, numbers.allSatisfy({ $0 > 0 }),
      let stage = Stage(rawValue: numbers[3])
    else { throw .usage }
    (regions, draws, repeats, self.stage) = (numbers[0], numbers[1], numbers[2], stage)
    threads = numbers.count == 5 ? numbers[4] : ProcessInfo.processInfo.activeProcessorCount
  }
}
