import Foundation
import Testing

/// The built program, run as a process of its own.
enum Program {
  /// What a run left behind.
  struct Outcome {
    let status: Int32
    let output: String
    let error: String
    let seconds: Double
  }

  /// Where the program is: beside the tests, where one build puts both.
  static func url() throws -> URL {
    let tests = [Bundle.main.executableURL].compactMap { $0 } + Bundle.allBundles.map(\.bundleURL)
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    let folders =
      tests.map { $0.resolvingSymlinksInPath().deletingLastPathComponent() }
      + ["release", "debug"].map { root.appendingPathComponent(".build/\($0)") }
    let places = folders.map { $0.appendingPathComponent("zorgprognose") }
    let found = places.first {
      var isDirectory: ObjCBool = false
      return FileManager.default.fileExists(atPath: $0.path, isDirectory: &isDirectory)
        && !isDirectory.boolValue
    }
    return try #require(found, "the program is in none of \(places.map(\.path))")
  }

  /// Runs the program in `directory` until it ends.
  static func run(_ arguments: [String], in directory: URL) throws -> Outcome {
    try run(url(), arguments, in: directory)
  }

  /// Runs the program from a shell that first says `preamble`, such as a limit.
  static func run(_ arguments: [String], in directory: URL, after preamble: String) throws -> Outcome {
    let shell = ["-c", "\(preamble); exec \"$@\"", "sh", try url().path] + arguments
    return try run(URL(fileURLWithPath: "/bin/sh"), shell, in: directory)
  }

  private static func run(_ program: URL, _ arguments: [String], in directory: URL) throws -> Outcome {
    let start = Date()
    let process = try Running(program, arguments, in: directory)
    return process.end(since: start)
  }
}

extension Program {
  /// Puts the program at another place: as a link where the file system allows it, since a copy that has just been written can't
  /// be started while a process that another test starts still holds it open.
  static func place(at url: URL) throws {
    do {
      try FileManager.default.linkItem(at: self.url(), to: url)
    } catch {
      try FileManager.default.copyItem(at: self.url(), to: url)
    }
  }
}

/// A program under way, its standard output and error going to files, which hold any amount.
struct Running {
  let process = Process()
  private let outputFile: URL
  private let errorFile: URL

  init(_ program: URL, _ arguments: [String], in directory: URL) throws {
    let name = "zorgprognose-test-\(UUID().uuidString)"
    outputFile = FileManager.default.temporaryDirectory.appendingPathComponent(name + ".output")
    errorFile = FileManager.default.temporaryDirectory.appendingPathComponent(name + ".error")
    try Data().write(to: outputFile)
    try Data().write(to: errorFile)
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = directory
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
  }

  /// Waits for the program to end.
  func end(since start: Date = Date()) -> Program.Outcome {
    process.waitUntilExit()
    let outcome = Program.Outcome(
      status: process.terminationStatus, output: Self.text(outputFile), error: Self.text(errorFile),
      seconds: Date().timeIntervalSince(start))
    for file in [outputFile, errorFile] { try? FileManager.default.removeItem(at: file) }
    return outcome
  }

  private static func text(_ file: URL) -> String {
    String(decoding: FileManager.default.contents(atPath: file.path) ?? Data(), as: UTF8.self)
  }
}
