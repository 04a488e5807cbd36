import Foundation
import LinearAlgebra

/// The regressions of the comparison by the library: writes the default model's figures to DIRECTORY, for other programs to
/// read, and prints one line of JSON with times and what was found.
///
///     regressions DIRECTORY REPEATS ITEMS
@main
struct Regressions {
  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count == 3, let repeats = Int(words[1]), let items = Int(words[2]), repeats > 0, items > 0
    else {
      fail("usage: regressions DIRECTORY REPEATS ITEMS", status: 64)
    }
    BLAS.useCallingThreadOnly()
    do {
      let problem = try Problem(items: items)
      try problem.write(to: URL(filePath: words[0], directoryHint: .isDirectory))
      print(try Report(measuring: problem, repeats: repeats).line())
    } catch {
      fail("\(error)", status: 1)
    }
  }

  private static func fail(_ message: String, status: Int32) -> Never {
    FileHandle.standardError.write(Data("\(message)\n".utf8))
    exit(status)
  }
}
