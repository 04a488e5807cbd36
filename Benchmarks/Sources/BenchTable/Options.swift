import Foundation

/// What is asked on the command line: `bench-table [--smoke] [--scaling] [--draws N] [--command PROGRAM]`.
struct Options {
  /// Few repeats and few draws, to see that everything runs and gives what it should.
  var isSmoke = false
  /// Also how time grows with draws and years.
  var isScaling = false
  /// Draws of the whole run.
  var draws = 1000
  /// The program that is measured as a whole.
  var command: String?

  /// - Returns: nil where the words aren't understood.
  init?(_ words: [String]) {
    var rest = words[...]
    while let word = rest.popFirst() {
      switch word {
      case "--smoke": (isSmoke, draws) = (true, 32)
      case "--scaling": isScaling = true
      case "--draws":
        guard let count = rest.popFirst().flatMap({ Int($0) }), count > 0 else { return nil }
        draws = count
      case "--command":
        guard let path = rest.popFirst() else { return nil }
        command = path
      default: return nil
      }
    }
  }
}
