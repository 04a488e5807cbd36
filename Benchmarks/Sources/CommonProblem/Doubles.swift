import Foundation

/// Doubles at a fixed place, aligned to cache lines, as the kernels take them.
final class Doubles: @unchecked Sendable {
  // Safe although unchecked: the problem is written before workers start, and everything else belongs to one worker.

  /// The first.
  let start: UnsafeMutablePointer<Double>
  /// How many there are.
  let count: Int

  /// `count` zeros.
  init(_ count: Int) {
    start = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Double>.stride, alignment: 64
    ).bindMemory(to: Double.self, capacity: max(count, 1))
    start.initialize(repeating: 0, count: max(count, 1))
    self.count = count
  }

  /// The `count` little-endian doubles that make up a file.
  ///
  /// - Throws: `ProblemError.size` where the file is longer or shorter, or what reading it throws.
  convenience init(file: URL, count: Int) throws {
    let data = try Data(contentsOf: file, options: .alwaysMapped)
    guard data.count == count * MemoryLayout<Double>.stride else {
      throw ProblemError.size(file: file.lastPathComponent, bytes: data.count, expected: count * 8)
    }
    self.init(count)
    _ = data.copyBytes(to: UnsafeMutableBufferPointer(start: start, count: count))
  }

  deinit { start.deallocate() }

  /// `values`, one after another from `index` on.
  func set(_ values: UnsafePointer<Double>, count: Int, at index: Int) {
    (start + index).update(from: values, count: count)
  }
}

/// What is wrong with the call or with the files.
enum ProblemError: Error, CustomStringConvertible {
  /// The arguments aren't understood.
  case usage
  /// A number lies outside what the files hold.
  case range(name: String, value: Int, most: Int)
  /// A file has another length than the sizes in `meta.json` say.
  case size(file: String, bytes: Int, expected: Int)

  var description: String {
    switch self {
    case .usage: "usage: CCM_DATA=DIRECTORY common-problem REGIONS DRAWS REPEATS STAGE [THREADS]"
    case .range(let name, let value, let most): "\(name) is \(value); allowed is 1 to \(most)"
    case .size(let file, let bytes, let expected): "\(file) holds \(bytes) bytes, not \(expected)"
    }
  }
}
