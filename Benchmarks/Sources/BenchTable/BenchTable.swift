import Foundation
import LinearAlgebra
import Measurements

/// Prints one table: what was measured, its median time, and its throughput.
///
///     bench-table [--smoke] [--scaling] [--draws N] [--command PROGRAM]
@main
struct BenchTable {
  static func main() {
    guard let options = Options(Array(CommandLine.arguments.dropFirst())) else {
      fail("usage: bench-table [--smoke] [--scaling] [--draws N] [--command PROGRAM]", status: 64)
    }
    BLAS.useCallingThreadOnly()
    do {
      try Table(options: options).print()
    } catch {
      fail("\(error)", status: 1)
    }
  }

  private static func fail(_ message: String, status: Int32) -> Never {
    FileHandle.standardError.write(Data("\(message)\n".utf8))
    exit(status)
  }
}
