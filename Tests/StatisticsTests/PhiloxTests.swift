import Statistics
import TestSupport
import Testing

@Suite struct PhiloxTests {
  @Test func `it gives the published blocks and those of another implementation`() throws {
    let table = try ReferenceTable("streams.csv")
    let columns = ["c0", "c1", "c2", "c3", "k0", "k1", "b0", "b1", "b2", "b3"].map {
      table.values("philox_\($0)").map { UInt32($0) }
    }
    #expect(columns[0].count == 23)
    for i in columns[0].indices {
      let word = columns.map { $0[i] }
      let block = Philox4x32.block(
        counter: SIMD4(word[0], word[1], word[2], word[3]), key: SIMD2(word[4], word[5]))
      #expect(block == SIMD4(word[6], word[7], word[8], word[9]), "block \(i)")
    }
  }

  @Test func `one bit of counter or key changes half of the block`() {
    let (counter, key) = (SIMD4<UInt32>(1, 2, 3, 4), SIMD2<UInt32>(5, 6))
    let block = Philox4x32.block(counter: counter, key: key)
    var changes: [Int] = []
    for bit in 0..<192 {
      var (c, k) = (counter, key)
      if bit < 128 { c[bit / 32] ^= 1 << UInt32(bit % 32) } else { k[bit / 32 - 4] ^= 1 << UInt32(bit % 32) }
      let difference = block ^ Philox4x32.block(counter: c, key: k)
      changes.append((0..<4).reduce(0) { $0 + difference[$1].nonzeroBitCount })
    }
    // 64 expected; five standard deviations of a binomial count are 28.
    #expect(changes.allSatisfy { (36...92).contains($0) })
  }
}
