import Demography
import Foundation
import LinearAlgebra

/// The product of a block of draws with the flows between all regions, and plain DGEMM of the same shape.
public struct FlowProduct {
  /// Draws in a block.
  public static let lanes = 16

  private let projector: LaneProjector
  private let destinations: Matrix
  private let rows: Int
  private let regions: Int

  /// The flows of the default model.
  public init(_ subject: Subject) throws {
    guard let moves = try subject.rates(subject.model).internalMigration else {
      throw MeasurementError.wrong(what: "moves between regions", got: "absent", expected: "there")
    }
    regions = subject.model.regions.count
    rows = subject.cells * Self.lanes
    projector = LaneProjector(
      grid: subject.model.grid, lanes: Self.lanes, regions: regions, internalMigration: moves)
    // Any matrix whose rows add up to 1 and whose diagonal is zero has the same cost.
    let share = 1 / Double(regions - 1)
    var even = Matrix(rows: regions, columns: regions, repeating: share)
    for region in 0..<regions { even[region, region] = 0 }
    destinations = even
  }

  /// Floating-point operations of one block.
  public var operations: Double { 2 * Double(rows) * Double(regions) * Double(regions) }

  /// Arrivals as the engine works them out, on each of `threads` threads.
  ///
  /// One person leaves each cell of each region in each draw. Before the destinations' pull, everyone lands somewhere.
  public func engine(threads: Int) -> Measurement {
    let (sent, landed) = (buffers(threads, value: 1), buffers(threads, value: 0))
    let name = "flow product of the engine, \(threads) thread\(threads > 1 ? "s" : "")"
    return Measurement(name, per: "GFLOP", operations * Double(threads) / 1e9) { [projector, rows, regions] in
      _ = concurrentMap(count: threads, threads: threads) { i in projector.land(sent[i], into: landed[i]) }
      return {
        for buffer in landed {
          try require("all who land", buffer.elements.reduce(0, +), equals: Double(rows * regions))
        }
      }
    }
  }

  /// The same by plain DGEMM.
  public func plain(threads: Int) -> Measurement {
    let sent = Matrix(rows: rows, columns: regions, repeating: 1)
    let results = ResultMatrices(count: threads, rows: rows, columns: regions)
    let name = "plain DGEMM of that shape, \(threads) thread\(threads > 1 ? "s" : "")"
    return Measurement(name, per: "GFLOP", operations * Double(threads) / 1e9) {
      [destinations, rows, regions] in
      _ = concurrentMap(count: threads, threads: threads) { i in results.multiply(i, sent, destinations) }
      return {
        for total in results.totals { try require("all who land", total, equals: Double(rows * regions)) }
      }
    }
  }

  private func buffers(_ count: Int, value: Double) -> [LaneBuffer] {
    (0..<count).map { _ in LaneBuffer(rows * regions, repeating: value) }
  }
}

/// A result per thread, made once.
private final class ResultMatrices: @unchecked Sendable {
  // Safe although unchecked: thread i touches element i alone.
  private var matrices: [UnsafeMutablePointer<Matrix>]

  init(count: Int, rows: Int, columns: Int) {
    matrices = (0..<count).map { _ in
      let place = UnsafeMutablePointer<Matrix>.allocate(capacity: 1)
      place.initialize(to: Matrix(rows: rows, columns: columns))
      return place
    }
  }

  deinit {
    for place in matrices {
      place.deinitialize(count: 1)
      place.deallocate()
    }
  }

  func multiply(_ i: Int, _ a: Matrix, _ b: Matrix) { Matrix.multiply(a, b, into: &matrices[i].pointee) }

  var totals: [Double] { matrices.map { $0.pointee.elements.reduce(0, +) } }
}
