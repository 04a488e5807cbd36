import Foundation
import ModelDirectory

/// A source of uncertainty and how large it is.
public struct UncertaintySource: Sendable, Hashable {
  /// Its key in `model.yaml`.
  public var name: String
  /// Whether draws contain it: switched on, and estimable from the model.
  public var hasMargin: Bool
  /// Its estimated size, in the languages of the reports.
  public var size: Notice

  package init(name: String, hasMargin: Bool, size: Notice) {
    (self.name, self.hasMargin, self.size) = (name, hasMargin, size)
  }
}

/// How numbers are written in one of the languages of the reports.
struct SizeFormat {
  /// What stands between a whole number and its fraction.
  let decimal: String

  /// Both languages' text of the same figures.
  static func notice(dutch: (SizeFormat) -> String, english: (SizeFormat) -> String) -> Notice {
    Notice(dutch: dutch(SizeFormat(decimal: ",")), english: english(SizeFormat(decimal: ".")))
  }

  /// A number with this many digits after the decimal sign.
  func number(_ value: Double, _ digits: Int = 2) -> String {
    String(format: "%.\(digits)f", value).replacingOccurrences(of: ".", with: decimal)
  }

  /// A share as a percentage.
  func percent(_ share: Double, _ digits: Int = 1) -> String { number(100 * share, digits) + " %" }
}
