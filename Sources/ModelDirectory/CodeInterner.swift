/// Gives each distinct text a number, without making a string for every field.
struct CodeInterner {
  /// The distinct texts, in the order they were met.
  private(set) var names: [String] = []
  private var pool: [UInt8] = []
  private var entries: [(start: Int, count: Int, id: Int32)] = []
  private var slots = [Int32](repeating: -1, count: 64)
  private var last = -1
  /// Texts beyond ASCII, so that two spellings of one accented letter are one text.
  private var accented: [String: Int32] = [:]

  /// The number of `text`, a new one where it wasn't met before.
  mutating func id(of text: UnsafeBufferPointer<UInt8>) -> Int32 {
    if last >= 0, matches(last, text) { return entries[last].id }
    var slot = Int(truncatingIfNeeded: Self.hash(text)) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = Int(slots[slot])
      if matches(entry, text) {
        last = entry
        return entries[entry].id
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return insert(text, at: slot)
  }

  private mutating func insert(_ text: UnsafeBufferPointer<UInt8>, at slot: Int) -> Int32 {
    let name = String(decoding: text, as: UTF8.self)
    var id = Int32(names.count)
    if text.contains(where: { $0 >= 128 }) {
      if let known = accented[name] { id = known } else { accented[name] = id }
    }
    if id == names.count { names.append(name) }
    last = entries.count
    slots[slot] = Int32(last)
    entries.append((pool.count, text.count, id))
    pool.append(contentsOf: text)
    if entries.count * 2 > slots.count { grow() }
    return id
  }

  private func matches(_ entry: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let (start, count, _) = entries[entry]
    guard count == text.count else { return false }
    var i = 0
    while i < count, pool[start + i] == text[i] { i += 1 }
    return i == count
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (i, entry) in entries.enumerated() {
      let hash = pool[entry.start..<entry.start + entry.count].withUnsafeBufferPointer(Self.hash)
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(i)
    }
  }

  /// FNV-1a, its upper half folded into the lower.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash ^ (hash >> 32)
  }
}
