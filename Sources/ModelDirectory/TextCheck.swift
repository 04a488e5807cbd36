/// Whether bytes are text.
enum TextCheck {
  /// A place where bytes stop being UTF-8 text.
  struct Flaw {
    var offset: Int
    var what: String
  }

  /// The first NUL byte or ill-formed UTF-8 sequence (Unicode 15, table 3-7); nil for good text.
  static func flaw(in bytes: UnsafeBufferPointer<UInt8>) -> Flaw? {
    var i = 0
    let raw = UnsafeRawBufferPointer(bytes)
    while i < bytes.count {
      if i + 8 <= bytes.count {
        let word = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
        let hasZero = (word &- 0x0101_0101_0101_0101) & ~word
        if (word | hasZero) & 0x8080_8080_8080_8080 == 0 {
          i += 8
          continue
        }
      }
      if bytes[i] == 0 { return Flaw(offset: i, what: "isn't text: it holds a NUL byte") }
      let length = sequenceLength(bytes, i)
      if length == 0 {
        let hex = String(bytes[i], radix: 16, uppercase: true)
        return Flaw(offset: i, what: "isn't UTF-8 text: the byte 0x\(hex) has no place here")
      }
      i += length
    }
    return nil
  }

  /// The number of bytes of the character at `i`; 0 where it is ill-formed.
  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
    func continues(_ k: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      i + k < bytes.count && range.contains(bytes[i + k])
    }
    switch bytes[i] {
    case 0..<0x80: return 1
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
    case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
    case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }

  /// The line, counted from 1, on which the byte at `offset` stands.
  static func line(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    1 + bytes[..<offset].count { $0 == UInt8(ascii: "\n") }
  }
}
