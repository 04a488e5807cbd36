import ArgumentParser
import Prognosis

/// A weight as the command line names it: `inkomen_per_inwoner=2`.
struct CharacteristicWeight: ExpressibleByArgument {
  let name: String
  let value: Double

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let value = Double(parts[1]) else { return nil }
    (name, self.value) = (String(parts[0]), value)
  }

  /// The weight as it was given, or as good as.
  var text: String {
    let isWhole = value == value.rounded() && value.magnitude < 1e15
    return "\(name)=\(isWhole ? String(Int(value)) : String(value))"
  }
}

/// What `compare` and `run` are told of similar areas.
struct ComparisonArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How many similar areas each area is held against. (default: 10, or a third of the others in its set if less)",
      valueName: "k"))
  var peers: Int?

  @Option(
    name: .customLong("weight"), parsing: .singleValue,
    help: ArgumentHelp(
      """
      How heavily a characteristic counts in likeness: the code of a determinant, a theme or 'age', and a number of 0 or \
      more; what isn't named counts 1. Repeatable.
      """, valueName: "name=w"))
  var weights: [CharacteristicWeight] = []

  func validate() throws {
    if let peers, peers < 1 { throw ValidationError("--peers \(peers): must be 1 or more.") }
    var seen = Set<String>()
    for weight in weights {
      guard weight.value >= 0, weight.value.isFinite else {
        throw ValidationError("--weight \(weight.text): must be a number of 0 or more.")
      }
      guard seen.insert(weight.name).inserted else {
        throw ValidationError("--weight \(weight.name): was given twice.")
      }
    }
  }

  /// What is asked of a comparison of `areas`.
  func options(areas: [Area], horizon: Int, threads: Int?) -> ComparisonOptions {
    var options = ComparisonOptions(areas: areas, horizon: horizon, threads: threads)
    options.peers = peers
    options.weights = Dictionary(weights.map { ($0.name, $0.value) }) { first, _ in first }
    return options
  }

  /// The words that say the same on a command line.
  var words: [String] {
    (peers.map { ["--peers", String($0)] } ?? []) + weights.flatMap { ["--weight", $0.text] }
  }
}

extension Failure {
  /// A comparison that can't be made: what was asked is wrong, or the model is.
  init(_ error: ComparisonError) {
    switch error {
    case .unusable(let fault): self.init(fault)
    case .tooManyPeers(let asked, let area, let most):
      self.init(.usage, "--peers \(asked): \(ComparisonError.choice(area, most))")
    case .unknownWeight, .invalidWeight, .noWeight: self.init(.usage, "--weight: \(error.description)")
    }
  }
}
