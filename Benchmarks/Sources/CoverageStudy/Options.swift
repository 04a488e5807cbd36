import Foundation

/// What was asked for on the command line.
struct Options {
  var replicates = 2_000
  var draws = 400
  var seed: UInt64 = 20_240_101
  var threads = 2
  var model = "Models/nederland"
  var output: String?
  /// What the engine is told of the true standard deviations, relative to them; other than 1 shows that the study finds a fault.
  var told = 1.0

  /// Options from their words; nil where one isn't understood.
  init?(_ words: [String]) {
    var rest = words[...]
    while let name = rest.popFirst() {
      guard let value = rest.popFirst(), set(name, value) else { return nil }
    }
    guard replicates > 1, draws > 1, threads > 0, told > 0, told.isFinite else { return nil }
  }

  private mutating func set(_ name: String, _ value: String) -> Bool {
    switch name {
    case "--replicates": set(\.replicates, Int(value))
    case "--draws": set(\.draws, Int(value))
    case "--seed": set(\.seed, UInt64(value))
    case "--threads": set(\.threads, Int(value))
    case "--model": set(\.model, value)
    case "--told": set(\.told, Double(value))
    case "--output": set(\.output, value)
    default: false
    }
  }

  private mutating func set<T>(_ option: WritableKeyPath<Options, T>, _ value: T?) -> Bool {
    guard let value else { return false }
    self[keyPath: option] = value
    return true
  }
}
