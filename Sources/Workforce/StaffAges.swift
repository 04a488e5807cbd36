/// The ages of staff, and their places in a list by sex and age.
///
/// A cell is a sex and an age at last birthday: women from the first to the last age, then men.
public struct StaffAges: Hashable, Sendable {
  /// A sex of staff, in the order of the cells.
  public enum Sex: Int, CaseIterable, Sendable {
    case women, men
  }

  /// The youngest age.
  public let first: Int
  /// The last age at which anyone works.
  public let last: Int

  /// Ages from the first to the last.
  ///
  /// - Precondition: the first isn't below 0, and the last is higher.
  public init(first: Int = 15, last: Int = 74) {
    precondition(first >= 0 && last > first, "ages from \(first) to \(last)")
    (self.first, self.last) = (first, last)
  }

  /// The number of ages.
  public var count: Int { last - first + 1 }
  /// The number of cells, two sexes times ages.
  public var cells: Int { 2 * count }

  /// The place of a sex and an age.
  ///
  /// - Precondition: the age is one of these.
  public func index(_ sex: Sex, _ age: Int) -> Int {
    precondition(age >= first && age <= last, "age \(age)")
    return sex.rawValue * count + age - first
  }

  /// The age of a cell.
  public func age(_ cell: Int) -> Int { first + cell % count }

  /// The cells of a sex.
  func cells(of sex: Sex) -> Range<Int> { sex.rawValue * count..<(sex.rawValue + 1) * count }
}
