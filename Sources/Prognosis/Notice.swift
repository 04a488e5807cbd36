import Foundation

/// Something that a reader of the results should know, in the languages of the reports.
public struct Notice: Hashable, Sendable {
  /// In Dutch.
  public var dutch: String
  /// In English.
  public var english: String

  /// A notice in both languages.
  public init(dutch: String, english: String) { (self.dutch, self.english) = (dutch, english) }

  /// A notice about `items`, all of which are named.
  init(listing items: [String], dutch: String, english: String) {
    let list = items.joined(separator: ", ")
    self.init(dutch: "\(dutch) (\(items.count)): \(list).", english: "\(english) (\(items.count)): \(list).")
  }

  /// The codes of products and totals, or that they are all there are.
  init(products: [String], of count: Int) {
    let list = products.joined(separator: ", ")
    let isAll = count > 1 && products.count == count
    self.init(dutch: isAll ? "alle producten" : list, english: isAll ? "all products" : list)
  }

  /// A whole number with a dot between thousands.
  static func dutch(_ value: Double) -> String { grouped(value, by: ".") }
  /// A whole number with a comma between thousands.
  static func english(_ value: Double) -> String { grouped(value, by: ",") }

  private static func grouped(_ value: Double, by separator: String) -> String {
    let digits = Array(String(format: "%.0f", abs(value)))
    let groups = stride(from: digits.count, to: 0, by: -3).map { String(digits[max($0 - 3, 0)..<$0]) }
    return (value < 0 ? "-" : "") + groups.reversed().joined(separator: separator)
  }
}

extension Notice {
  /// That years which a table lacks take its last year before them, or its first.
  static func yearsHeld(
    _ given: Dictionary<Int, some Any>.Keys, _ needed: ClosedRange<Int>, file: String
  ) -> [Notice] {
    var gaps: [ClosedRange<Int>] = []
    for year in needed where !given.contains(year) {
      if let last = gaps.last, last.upperBound == year - 1 {
        gaps[gaps.count - 1] = last.lowerBound...year
      } else {
        gaps.append(year...year)
      }
    }
    guard !gaps.isEmpty else { return [] }
    let years = gaps.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ", ")
    return [
      Notice(
        dutch: "\(file) heeft geen cijfers voor \(years): daar geldt het laatste jaar ervoor.",
        english: "\(file) has no figures for \(years): its last year before stands for them.")
    ]
  }
}
