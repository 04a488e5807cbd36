/// Names for lists of areas with shares: equal lists have equal names.
struct HolderSignatures {
  private var names: [UInt64: Int] = [:]
  /// How many there are, with that of the empty list.
  private(set) var count = 1

  /// The name of a list with one more at its end.
  mutating func adding(_ holder: Int, to list: Int) -> Int {
    let key = UInt64(list) << 32 | UInt64(holder)
    if let name = names[key] { return name }
    names[key] = count
    count += 1
    return count - 1
  }
}
