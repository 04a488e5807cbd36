import LinearAlgebra
import TestSupport
import Testing

@Suite struct LaneBufferTests {
  @Test(arguments: [0, 1, 7, 8, 9, 1000]) func `a buffer starts with what it is given`(count: Int) {
    #expect(LaneBuffer(count).elements == [Double](repeating: 0, count: count))
    #expect(FixedBuffer<Int32>(count, repeating: -3).elements == [Int32](repeating: -3, count: count))
    guard count > 0 else { return }
    let values = (0..<count).map { Double($0) / 7 }
    #expect(LaneBuffer(values).elements == values)
    #expect(LaneBuffer(values).count == count)
  }

  @Test(arguments: 1...20) func `a buffer starts at a cache line`(count: Int) {
    #expect(UInt(bitPattern: FixedBuffer<Int32>(count, repeating: 0).pointer) % 64 == 0)
  }

  @Test func `what is written stays`() {
    let buffer = LaneBuffer(3)
    buffer.pointer[2] = 5
    let same = buffer
    same.pointer[0] = 1
    #expect(buffer.elements == [1, 0, 5])
  }
}
