import LinearAlgebra
import TestSupport
import Testing

@Suite struct LaneBufferTests {
  init() { keepBLASOnOneThread() }

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

  @Test(arguments: [1, 2, 3, 10, 63, 65], [1, 3, 40])
  func `a product is that of matrices`(height: Int, order: Int) {
    let (a, b) = (Matrix.random(height, order, seed: 1), Matrix.random(order, order, seed: 2))
    let (own, result) = (LaneBuffer(a.elements), LaneBuffer(height * order, repeating: .nan))
    own.multiply(rows: 0..<height, of: height, by: b, into: result)
    expectClose(result.elements, a.naiveProduct(b).elements, within: roundingTolerance(order))
    own.multiply(rows: 0..<height, of: height, by: b, transposed: true, into: result)
    expectClose(result.elements, a.naiveProduct(b.transposed()).elements, within: roundingTolerance(order))
    #expect(own.elements == a.elements)
  }

  @Test(arguments: [0..<0, 0..<5, 3..<11, 16..<17, 0..<17])
  func `rows outside the range are left alone`(rows: Range<Int>) {
    let (a, b) = (Matrix.random(17, 4, seed: 3), Matrix.random(4, 4, seed: 4))
    let result = LaneBuffer(17 * 4, repeating: 9)
    LaneBuffer(a.elements).multiply(rows: rows, of: 17, by: b, into: result)
    let expected = a.naiveProduct(b)
    for (i, value) in result.elements.enumerated() {
      let isInside = rows.contains(i % 17)
      #expect(
        isInside ? roundingTolerance(4).admits(value, for: expected.elements[i]) : value == 9, "element \(i)")
    }
  }

  @Test func `wrong sizes trap`() async {
    await #expect(processExitsWith: .failure) {
      LaneBuffer(12).multiply(rows: 0..<4, of: 4, by: Matrix(rows: 3, columns: 2), into: LaneBuffer(12))
    }
    await #expect(processExitsWith: .failure) {
      LaneBuffer(12).multiply(rows: 0..<5, of: 4, by: .identity(3), into: LaneBuffer(12))
    }
    await #expect(processExitsWith: .failure) {
      LaneBuffer(12).multiply(rows: 0..<4, of: 4, by: .identity(3), into: LaneBuffer(11))
    }
    await #expect(processExitsWith: .failure) {
      LaneBuffer(11).multiply(rows: 0..<4, of: 4, by: .identity(3), into: LaneBuffer(12))
    }
  }
}
