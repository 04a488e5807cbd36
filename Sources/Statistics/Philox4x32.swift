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
    // Words one by one, because a vector of four would be taken apart for each product.
    var (x, y, z, w) = (counter.x, counter.y, counter.z, counter.w)
    var (k0, k1) = (key.x, key.y)
    for _ in 0..<10 {
      let first = UInt64(x) &* 0xD251_1F53
      let second = UInt64(z) &* 0xCD9E_8D57
      (x, y) = (UInt32(second >> 32) ^ y ^ k0, UInt32(truncatingIfNeeded: second))
      (z, w) = (UInt32(first >> 32) ^ w ^ k1, UInt32(truncatingIfNeeded: first))
      (k0, k1) = (k0 &+ 0x9E37_79B9, k1 &+ 0xBB67_AE85)
    }
    return SIMD4(x, y, z, w)
  }
}
