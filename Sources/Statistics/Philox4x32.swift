/// The counter-based generator Philox 4x32 with ten rounds: a fixed scrambling of 128 bits, chosen by a key.
///
/// Blocks of different counters or keys are, for all that tests have found, independent, and any of them can
/// be had without those before it. Source: Salmon, Moraes, Dror and Shaw (2011), Parallel random numbers: as
/// easy as 1, 2, 3, section 3.3.
package enum Philox4x32 {
  /// The block of a counter: 128 random bits in four words.
  ///
  /// - Complexity: twenty multiplications of 32 by 32 bits.
  package static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var (block, key) = (counter, key)
    for _ in 0..<10 {
      let first = block.x.multipliedFullWidth(by: 0xD251_1F53)
      let second = block.z.multipliedFullWidth(by: 0xCD9E_8D57)
      block = SIMD4(
        second.high ^ block.y ^ key.x, second.low, first.high ^ block.w ^ key.y, first.low)
      key &+= SIMD2(0x9E37_79B9, 0xBB67_AE85)
    }
    return block
  }
}
