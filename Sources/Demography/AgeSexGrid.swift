/// The two sexes that population registers count.
public enum Sex: Int, CaseIterable, Sendable, Codable {
  /// Women, the first block of every age-sex vector.
  case female = 0
  /// Men, the second block.
  case male = 1

  /// The letter that tables use: `F` or `M`.
  public var letter: String { self == .female ? "F" : "M" }
}

/// The order in which age-sex cells stand in a vector: women 0...A, then men 0...A.
///
/// `A` is the open age: everyone of that age or older.
public struct AgeSexGrid: Hashable, Sendable {
  /// The open age A.
  public let openAge: Int

  /// A grid up to `openAge`.
  /// - Precondition: `openAge >= 1`.
  public init(openAge: Int) {
    precondition(openAge >= 1, "an open age is at least 1")
    self.openAge = openAge
  }

  /// The number of ages, A + 1.
  public var ages: Int { openAge + 1 }
  /// The number of cells, 2 (A + 1).
  public var cells: Int { 2 * ages }
  /// The index of the cell of `sex` and `age`.
  public func index(_ sex: Sex, _ age: Int) -> Int { sex.rawValue * ages + age }
  /// The cells of one sex.
  public func range(_ sex: Sex) -> Range<Int> { sex.rawValue * ages..<(sex.rawValue + 1) * ages }
}
