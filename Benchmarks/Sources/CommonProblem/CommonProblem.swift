import Foundation

/// The common problem by the kernels of the library: reads what `CCM_DATA` names, and prints one line of JSON with times, peak
/// memory and the sums that programs compare.
///
///     CCM_DATA=DIRECTORY common-problem REGIONS DRAWS REPEATS STAGE [THREADS]
@main
struct CommonProblem {
  static func main() {
    do {
      let arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
      let directory = ProcessInfo.processInfo.environment["CCM_DATA"] ?? "data"
      let problem = try Problem(
        directory: URL(filePath: directory, directoryHint: .isDirectory), regions: arguments.regions,
        draws: arguments.draws)
      print(try Report(measuring: problem, arguments).line())
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }
}
