import Prognosis

/// A result with the texts of its areas encoded, for the tables to be written from.
struct TableContext: Sendable {
  let result: PrognosisResult
  /// Scenario, set, code and name per area.
  let areaTexts: [CSVText]

  init(_ result: PrognosisResult) {
    self.result = result
    areaTexts = result.areas.map {
      CSVText(fields: [result.scenario, $0.set, $0.code, $0.name])
    }
  }

  /// The columns of a table that counts people.
  func schema(_ schema: TableSchema) -> TableSchema { isSuppressed ? schema.suppressed : schema }

  /// Whether figures of people may be left out.
  var isSuppressed: Bool { result.suppressedBelow != nil }

  /// Starts a row for an area and a year.
  func start(_ writer: inout CSVWriter, area: Int, year: Int) {
    writer.text(areaTexts[area])
    writer.integer(year)
  }
}

/// How many decimals the tables give: enough to add up again, no more than a reader can use.
enum Decimals {
  static let people = 3
  /// Of staff, in people and in full-time equivalents.
  static let staff = 2
  /// Of waits and lists, in weeks.
  static let weeks = 3
  static let euro = 2
  static let rate = 4
  /// Of amounts per inhabitant: counts such as admissions are far below one a head.
  static let perInhabitant = 7
  /// Of coefficients and measures of fit.
  static let estimate = 6

  /// Decimals of an amount of care in this unit.
  static func care(unit: String) -> Int { unit == CareItem.euro ? euro : people }

  /// Decimals of a figure of a branch.
  static func workforce(_ measure: WorkforceMeasure) -> Int { measure == .gapShare ? rate : staff }

  /// Decimals of a figure of a waiting list.
  static func waiting(_ measure: WaitingMeasure) -> Int { measure == .exceedProbability ? rate : weeks }

  /// Decimals of a difference per inhabitant in this unit.
  static func perInhabitant(unit: String) -> Int { unit == CareItem.euro ? euro : perInhabitant }
}
