import LinearAlgebra
import Synchronization
import TestSupport
import Testing

private struct Failure: Error, Equatable { let index: Int }

@Suite struct ConcurrentMapTests {
  init() { keepBLASOnOneThread() }

  @Test(arguments: [0, 1, 2, 3, 1000], [nil, 1, 2, 7])
  func `results stand in order, each worked out once`(count: Int, threads: Int?) {
    let calls = Atomic(0)
    let squares = concurrentMap(count: count, threads: threads) { i in
      calls.add(1, ordering: .relaxed)
      return "\(i * i)"
    }
    #expect(squares == (0..<count).map { "\($0 * $0)" })
    #expect(calls.load(ordering: .relaxed) == count)
  }

  @Test(arguments: [nil, 1, 2, 7], 0..<20)
  func `the earliest failure wins`(threads: Int?, attempt: Int) {
    #expect(throws: Failure(index: 5)) {
      try concurrentMap(count: 100, threads: threads) { (i) throws(Failure) -> Int in
        if i % 10 == 5 { throw Failure(index: i) }
        return i
      }
    }
  }

  @Test func `the earliest failing element of an array wins`() {
    let matrices = [1.0, -2, -3].map { Matrix(rows: 1, columns: 1, byColumns: [$0]) }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(minor: 1)) {
      try matrices.concurrentMap { (a) throws(LinearAlgebraError) in try Cholesky(a).reciprocalCondition }
    }
    #expect([1, 2, 3].concurrentMap(threads: 2) { $0 * 2 } == [2, 4, 6])
  }

  @Test(arguments: 1...3) func `no more run at a time than allowed`(threads: Int) {
    let running = Atomic(0)
    let most = Atomic(0)
    _ = concurrentMap(count: 200, threads: threads) { i in
      let now = running.add(1, ordering: .sequentiallyConsistent).newValue
      most.max(now, ordering: .sequentiallyConsistent)
      // Long enough for another worker to come in between.
      var g = SplitMix64(seed: UInt64(i))
      let sum = (0..<20_000).reduce(UInt64(0)) { sum, _ in sum ^ g.next() }
      running.subtract(1, ordering: .sequentiallyConsistent)
      return sum
    }
    #expect((1...threads).contains(most.load(ordering: .sequentiallyConsistent)))
  }

  @Test func `no threads trap`() async {
    await #expect(processExitsWith: .failure) { _ = concurrentMap(count: 1, threads: 0) { $0 } }
  }

  @Test func `BLAS tells what it is and keeps to one thread`() {
    BLAS.useCallingThreadOnly()
    #expect(BLAS.threadCount == 1)
    #expect(BLAS.configuration.contains("OpenBLAS"))
  }
}
