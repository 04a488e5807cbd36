import CKernels
import LinearAlgebra
import TestSupport
import Testing

/// A variant of the kernels is its thread's own; each test puts it back.
@Suite struct PackedMatrixTests {
  /// What both orders of summing give is within this of the exact sum of 212 positive terms, as a share: 212 times half
  /// a unit in the last place is 2.4e-14.
  private static let tolerance = Tolerance.relative(1e-13)

  private static func random(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in Double.random(in: 0...1, using: &generator) }
  }

  private static func with<T>(_ variant: ck_variant, _ body: () -> T) -> T {
    let before = ck_get_variant()
    ck_set_variant(variant)
    defer { ck_set_variant(before) }
    return body()
  }

  /// The definition, in the order of the indices.
  private static func definition(_ rates: Matrix, _ population: [Double], lanes: Int) -> [Double] {
    var demand: [Double] = []
    for item in 0..<rates.rows {
      for lane in 0..<lanes {
        demand.append((0..<rates.columns).reduce(0) { $0 + rates[item, $1] * population[$1 * lanes + lane] })
      }
    }
    return demand
  }

  @Test(arguments: [CK_PLAIN, CK_AVX2, CK_AVX512].map(\.rawValue))
  func `every variant follows the definition at every number of items`(variant: UInt32) {
    for items in [1, 2, 5, 6, 7, 12, 13, 14, 15, 22, 27, 28, 29, 37, 50] {
      for (cells, lanes) in [(1, 8), (2, 24), (212, 8), (17, 16), (40, 64)] {
        let rates = Matrix(
          rows: items, columns: cells, byColumns: Self.random(items * cells, seed: UInt64(items)))
        let population = Self.random(cells * lanes, seed: UInt64(cells + lanes))
        let demand = Self.with(ck_variant(variant)) {
          PackedMatrix(rates).product(population, lanes: lanes)
        }
        let expected = Self.definition(rates, population, lanes: lanes)
        #expect(allClose(demand, expected, within: Self.tolerance), "\(items) x \(cells), \(lanes) lanes")
      }
    }
  }

  @Test(arguments: [CK_PLAIN, CK_AVX2, CK_AVX512].map(\.rawValue))
  func `the number of lanes and a split of the cells change no bit`(variant: UInt32) {
    let (items, cells, lanes, first) = (22, 212, 40, 100)
    let rates = Matrix(rows: items, columns: cells, byColumns: Self.random(items * cells, seed: 1))
    let population = Self.random(cells * lanes, seed: 2)
    let whole = Self.with(ck_variant(variant)) {
      PackedMatrix(rates).product(population, lanes: lanes)
    }
    let firstLanes = (0..<cells).flatMap { population[$0 * lanes..<$0 * lanes + 8] }
    let alone = Self.with(ck_variant(variant)) {
      PackedMatrix(rates).product(firstLanes, lanes: 8)
    }
    let expected = (0..<items).flatMap { whole[$0 * lanes..<$0 * lanes + 8] }
    #expect(alone == expected)

    // Rows further apart than the lanes, with a mark that must stay in the gap.
    let stride = lanes + 3
    var parts = [Double](repeating: 0, count: items * stride)
    for item in 0..<items { parts[item * stride + lanes] = 7 }
    let split = items * first
    let head = PackedMatrix(Matrix(rows: items, columns: first, byColumns: Array(rates.elements[..<split])))
    let tail = PackedMatrix(
      Matrix(rows: items, columns: cells - first, byColumns: Array(rates.elements[split...])))
    Self.with(ck_variant(variant)) {
      head.multiply(population, lanes: lanes, into: &parts, stride: stride)
      population[(first * lanes)...].withUnsafeBufferPointer { rest in
        guard let rest = rest.baseAddress else { return }
        tail.multiply(rest, lanes: lanes, into: &parts, stride: stride, accumulating: true)
      }
    }
    let joined = (0..<items).flatMap { parts[$0 * stride..<$0 * stride + lanes] }
    let marks = (0..<items).map { parts[$0 * stride + lanes] }
    #expect(joined == whole)
    #expect(marks == [Double](repeating: 7, count: items))
  }

  @Test func `a hand-worked product`() {
    let rates = Matrix(rows: 2, columns: 2, byColumns: [1, 2, 10, 20])
    let population: [Double] = [1, 2, 3, 4, 5, 6, 7, 8, 1, 1, 1, 1, 0, 0, 0, 0]
    let expected: [Double] = [11, 12, 13, 14, 5, 6, 7, 8, 22, 24, 26, 28, 10, 12, 14, 16]
    #expect(PackedMatrix(rates).product(population, lanes: 8) == expected)
  }

  @Test func `no cells give zeros and no items give nothing`() {
    let zeros = [Double](repeating: 0, count: 8)
    #expect(PackedMatrix(Matrix(rows: 1, columns: 0)).product([], lanes: 8) == zeros)
    #expect(PackedMatrix(Matrix(rows: 0, columns: 1)).product(zeros, lanes: 8) == [])
  }

  @Test func `an unknown rate makes its own item NaN and no other`() {
    let rates = Matrix(rows: 2, columns: 1, byColumns: [.nan, 3])
    let demand = PackedMatrix(rates).product([Double](repeating: 1, count: 8), lanes: 8)
    let unknown = demand.map(\.isNaN)
    #expect(unknown == (0..<16).map { $0 < 8 })
    #expect(demand[8...] == [3, 3, 3, 3, 3, 3, 3, 3])
  }

  @Test func `lanes that are not a multiple of 8, and people of another shape, trap`() async {
    await #expect(processExitsWith: .failure) {
      _ = PackedMatrix(Matrix(rows: 1, columns: 1)).product([1, 2, 3], lanes: 3)
    }
    await #expect(processExitsWith: .failure) {
      _ = PackedMatrix(Matrix(rows: 1, columns: 2)).product([Double](repeating: 1, count: 8), lanes: 8)
    }
  }

  // MARK: Rows that stand apart

  @Test(arguments: [8, 16, 24, 64, 72], [1, 3, 40])
  func `a product of tall columns is that of matrices`(height: Int, order: Int) {
    // Column j of the buffer is row j of the product's right-hand side.
    let (a, b) = (Matrix.random(height, order, seed: 1), Matrix.random(order, order, seed: 2))
    let (own, result) = (LaneBuffer(a.elements), LaneBuffer(height * order, repeating: .nan))
    PackedMatrix(b.transposed()).multiply(own, lanes: 0..<height, stride: height, into: result)
    expectClose(result.elements, a.naiveProduct(b).elements, within: roundingTolerance(order))
    #expect(own.elements == a.elements)
  }

  @Test(arguments: [0..<0, 0..<8, 8..<24, 16..<32, 0..<32])
  func `places outside the range are left alone`(lanes: Range<Int>) {
    let (a, b) = (Matrix.random(32, 4, seed: 3), Matrix.random(4, 4, seed: 4))
    let result = LaneBuffer(32 * 4, repeating: 9)
    PackedMatrix(b.transposed()).multiply(LaneBuffer(a.elements), lanes: lanes, stride: 32, into: result)
    let expected = a.naiveProduct(b)
    for (i, value) in result.elements.enumerated() {
      let isInside = lanes.contains(i % 32)
      #expect(
        isInside ? roundingTolerance(4).admits(value, for: expected.elements[i]) : value == 9, "element \(i)")
    }
  }

  @Test(arguments: [8, 40]) func `a product in the place of its values has the same bits`(height: Int) {
    var generator = SplitMix64(seed: 17)
    let matrix = PackedMatrix(
      Matrix(rows: 9, columns: 9, byColumns: (0..<81).map { _ in .random(in: -1...1, using: &generator) }))
    let values = (0..<9 * height).map { _ in Double.random(in: -1...1, using: &generator) }
    let (place, apart) = (LaneBuffer(values), LaneBuffer(9 * height, repeating: .nan))
    matrix.multiply(LaneBuffer(values), lanes: 0..<height, stride: height, into: apart)
    matrix.multiply(place, lanes: 0..<height, stride: height, into: place)
    #expect(place.elements == apart.elements)
  }

  @Test func `a part of the lanes gives the same bits as all of them`() {
    let (a, b) = (Matrix.random(64, 40, seed: 5), Matrix.random(40, 40, seed: 6))
    let (whole, part) = (LaneBuffer(64 * 40), LaneBuffer(64 * 40))
    PackedMatrix(b).multiply(LaneBuffer(a.elements), lanes: 0..<64, stride: 64, into: whole)
    PackedMatrix(b).multiply(LaneBuffer(a.elements), lanes: 24..<32, stride: 64, into: part)
    for j in 0..<40 {
      for l in 24..<32 { #expect(whole.elements[j * 64 + l] == part.elements[j * 64 + l]) }
    }
  }

  @Test func `sizes that don't fit trap`() async {
    await #expect(processExitsWith: .failure) {
      PackedMatrix(.identity(3)).multiply(LaneBuffer(23), lanes: 0..<8, stride: 8, into: LaneBuffer(24))
    }
    await #expect(processExitsWith: .failure) {
      PackedMatrix(.identity(3)).multiply(LaneBuffer(24), lanes: 0..<8, stride: 8, into: LaneBuffer(23))
    }
    await #expect(processExitsWith: .failure) {
      PackedMatrix(.identity(3)).multiply(LaneBuffer(24), lanes: 0..<7, stride: 8, into: LaneBuffer(24))
    }
    await #expect(processExitsWith: .failure) {
      PackedMatrix(.identity(3)).multiply(LaneBuffer(24), lanes: 8..<16, stride: 8, into: LaneBuffer(24))
    }
  }
}
