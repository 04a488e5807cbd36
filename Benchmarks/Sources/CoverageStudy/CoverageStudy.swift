import Demography
import Foundation
import LinearAlgebra
import Prognosis

/// Tells how often intervals cover a truth that was simulated apart from the engine.
///
///     coverage-study [--replicates 2000] [--draws 400] [--seed 20240101] [--threads 2] [--told 1]
///                    [--model DIR] [--output FILE]
@main
struct CoverageStudy {
  static func main() {
    guard let options = Options(Array(CommandLine.arguments.dropFirst())) else {
      fail(
        "usage: coverage-study [--replicates N] [--draws N] [--seed N] [--threads N] [--told SHARE] "
          + "[--model DIR] [--output FILE]",
        status: 64)
    }
    BLAS.useCallingThreadOnly()
    do {
      let study = try Study(options)
      let report = try study.report { done in
        FileHandle.standardError.write(Data("\(done) of \(options.replicates)\n".utf8))
      }
      print(study.sources)
      print(report.markdown)
      if let output = options.output {
        try report.csv.write(toFile: output, atomically: true, encoding: .utf8)
      }
      guard report.faults.isEmpty else {
        fail("known parameters are not covered as expected: \(report.faults.map(\.quantity))", status: 1)
      }
    } catch {
      fail("\(error)", status: 1)
    }
  }

  private static func fail(_ message: String, status: Int32) -> Never {
    FileHandle.standardError.write(Data("\(message)\n".utf8))
    exit(status)
  }
}
