import Demography

/// What a column holds.
enum ColumnKind: Sendable {
  /// A key: any text without spaces around it.
  case code
  /// Any text.
  case text
  /// One of these words.
  case choice([String])
  /// A whole number in a range.
  case integer(ClosedRange<Int>)
  /// A finite number in a range.
  case number(NumberRange)

  /// What is allowed, for a fault's text.
  var allowed: String {
    switch self {
    case .code: "a code without spaces around it"
    case .text: "a text"
    case .choice(let words): words.joined(separator: " or ")
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(let range): range.allowed
    }
  }
}

/// The numbers that a column admits.
struct NumberRange: Sendable {
  var lower = -Double.infinity
  var upper = Double.infinity
  var excludesLower = false
  /// In words.
  var allowed: String

  static let any = NumberRange(allowed: "a finite number")
  static let atLeastZero = NumberRange(lower: 0, allowed: "a finite number of at least 0")
  static let aboveZero = NumberRange(lower: 0, excludesLower: true, allowed: "a finite number above 0")
  static let share = NumberRange(lower: 0, upper: 1, allowed: "a number from 0 to 1")
  static let positiveShare = NumberRange(
    lower: 0, upper: 1, excludesLower: true, allowed: "a number above 0 and at most 1")
  /// Growth per year of a share of 1; what lies beyond is a percentage or a slip of the pen.
  static let growth = NumberRange(lower: -0.5, upper: 0.5, allowed: "a number from -0.5 to 0.5")
  /// Units of care per inhabitant and year.
  static let careRate = NumberRange(lower: 0, upper: 1e9, allowed: "a number from 0 to 1000000000")
  /// People per year.
  static let people = NumberRange(
    lower: 0, upper: 1e9, excludesLower: true, allowed: "a number above 0 and at most 1000000000")
  /// Births per woman.
  static let totalFertilityRate = NumberRange(
    lower: 0, upper: 10, excludesLower: true, allowed: "a number above 0 and at most 10")
  /// Boys per girl.
  static let sexRatioAtBirth = NumberRange(lower: 0.8, upper: 1.3, allowed: "a number from 0.8 to 1.3")

  func contains(_ value: Double) -> Bool {
    value.isFinite && value <= upper && (excludesLower ? value > lower : value >= lower)
  }
}

/// A column of a table.
struct ColumnSchema: Sendable {
  var name: String
  var kind: ColumnKind
  /// Whether the column must be there.
  var isRequired = true
  /// Whether a field may be empty, which means unknown.
  var mayBeEmpty = false

  static func code(_ name: String) -> Self { Self(name: name, kind: .code) }
  static func text(_ name: String) -> Self { Self(name: name, kind: .text) }
  static func choice(_ name: String, _ words: [String]) -> Self { Self(name: name, kind: .choice(words)) }
  static func integer(_ name: String, _ range: ClosedRange<Int>) -> Self {
    Self(name: name, kind: .integer(range))
  }
  static func number(_ name: String, _ range: NumberRange) -> Self { Self(name: name, kind: .number(range)) }
  static let year = integer("year", TableSchema.years)
  static let sex = choice("sex", Sex.allCases.map(\.letter))

  /// The column, which may be left out.
  var optional: Self {
    var copy = self
    copy.isRequired = false
    return copy
  }

  /// The column, whose fields may be empty.
  var orEmpty: Self {
    var copy = self
    copy.mayBeEmpty = true
    return copy
  }
}
