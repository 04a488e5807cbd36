/// A 64-bit hash of texts that is the same on every machine, unlike Swift's own.
///
/// FNV-1a (Fowler, Noll and Vo) over the bytes of UTF-8, finalised by the mixer of SplitMix64 (Steele, Lea
/// and Flood 2014) so that all bits depend on the last byte. Two of 100,000 names coincide with probability
/// 3e-10.
struct NameHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds the bytes of a text.
  mutating func append(_ text: String) { for byte in text.utf8 { append(byte) } }

  /// Adds a byte that no UTF-8 text contains.
  mutating func appendSeparator() { append(0xFF) }

  private mutating func append(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

  /// The hash of what was added.
  var finalised: UInt64 {
    var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
