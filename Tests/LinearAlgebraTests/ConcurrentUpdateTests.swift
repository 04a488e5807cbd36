import LinearAlgebra
import Synchronization
import TestSupport
import Testing

private struct Failure: Error, Equatable { let index: Int }

@Suite struct ConcurrentUpdateTests {
  @Test(arguments: [0, 1, 2, 3, 1000], [nil, 1, 2, 16])
  func `every element is changed once`(count: Int, threads: Int?) {
    let calls = Atomic(0)
    var elements = (0..<count).map(Double.init)
    concurrentUpdate(&elements, threads: threads, scratch: ScratchPool { 0 }) { i, element, _ in
      calls.add(1, ordering: .relaxed)
      element = element * element + 0.5 + Double(i)
    }
    let expected = (0..<count).map { i in Double(i * i + i) + 0.5 }
    #expect(elements == expected)
    #expect(calls.load(ordering: .relaxed) == count)
  }

  @Test(arguments: [nil, 1, 2, 16], 0..<20)
  func `the failure at the smallest index wins, after all had their turn`(threads: Int?, attempt: Int) {
    var elements = [Int](repeating: 0, count: 100)
    #expect(throws: Failure(index: 5)) {
      try concurrentUpdate(&elements, threads: threads, scratch: ScratchPool {}) {
        (i, element, _) throws(Failure) in
        element += i + 1
        if i % 10 == 5 { throw Failure(index: i) }
      }
    }
    #expect(elements == Array(1...100))
  }

  @Test(arguments: [1, 2, 16]) func `a worker makes its scratch once and keeps it`(threads: Int) {
    let made = Atomic(0)
    var seen = [Int](repeating: 0, count: 500)
    let pool = ScratchPool {
      made.add(1, ordering: .relaxed)
      return 0
    }
    concurrentUpdate(&seen, threads: threads, scratch: pool) { _, element, uses in
      uses += 1
      element = uses
    }
    let workers = made.load(ordering: .relaxed)
    #expect((1...threads).contains(workers))
    // Each worker counts its own elements, so that the first use is seen once per worker.
    #expect(seen.filter { $0 == 1 }.count == workers)
    #expect(seen.allSatisfy { $0 >= 1 })
    if threads == 1 { #expect(seen == Array(1...500)) }
  }

  @Test(arguments: [1, 2, 16]) func `a pool keeps its values from call to call`(threads: Int) {
    let made = Atomic(0)
    let pool = ScratchPool {
      made.add(1, ordering: .relaxed)
      return LaneBuffer(1)
    }
    for _ in 0..<20 {
      var elements = [Int](repeating: 0, count: 30)
      concurrentUpdate(&elements, threads: threads, scratch: pool) { _, element, buffer in
        buffer.pointer[0] += 1
        element = 1
      }
      #expect(elements == [Int](repeating: 1, count: 30))
    }
    #expect((1...threads).contains(made.load(ordering: .relaxed)))
  }

  @Test(arguments: [1, 2, 16]) func `an element's buffers are its worker's own`(threads: Int) {
    var blocks = (0..<50).map { LaneBuffer([Double($0), 0]) }
    concurrentUpdate(&blocks, threads: threads, scratch: ScratchPool {}) { _, block, _ in
      for _ in 0..<100 { block.pointer[1] += block.pointer[0] }
    }
    let expected = (0..<50).map { i in [Double(i), Double(100 * i)] }
    #expect(blocks.map(\.elements) == expected)
  }

  @Test func `no threads trap`() async {
    await #expect(processExitsWith: .failure) {
      var elements = [1]
      concurrentUpdate(&elements, threads: 0, scratch: ScratchPool {}) { _, element, _ in element += 1 }
    }
  }
}
