/// A number of employees.
public struct People: Hashable, Comparable, Sendable {
  /// How many.
  public var count: Double

  /// So many.
  public init(_ count: Double) { self.count = count }

  /// Whether there are fewer.
  public static func < (a: People, b: People) -> Bool { a.count < b.count }
  /// Both together.
  public static func + (a: People, b: People) -> People { People(a.count + b.count) }
  /// What one has more than the other.
  public static func - (a: People, b: People) -> People { People(a.count - b.count) }
}

/// Full-time equivalents at the absence of the base year.
public struct FullTimeEquivalents: Hashable, Comparable, Sendable {
  /// How many.
  public var count: Double

  /// So many.
  public init(_ count: Double) { self.count = count }

  /// Whether there are fewer.
  public static func < (a: Self, b: Self) -> Bool { a.count < b.count }
  /// Both together.
  public static func + (a: Self, b: Self) -> Self { Self(a.count + b.count) }
  /// What one has more than the other.
  public static func - (a: Self, b: Self) -> Self { Self(a.count - b.count) }
}

/// Contract hours per week.
public struct WeeklyHours: Hashable, Comparable, Sendable {
  /// How many.
  public var count: Double

  /// So many.
  public init(_ count: Double) { self.count = count }

  /// Whether there are fewer.
  public static func < (a: WeeklyHours, b: WeeklyHours) -> Bool { a.count < b.count }
}

extension People {
  /// The full-time equivalents of people with these hours, where a full week has `fullTime` hours.
  ///
  ///     FTE = people x hours / fullTime
  ///
  /// - Precondition: a full week has hours.
  public func fullTimeEquivalents(at hours: WeeklyHours, fullTime: WeeklyHours) -> FullTimeEquivalents {
    precondition(fullTime.count > 0, "a full week has hours")
    return FullTimeEquivalents(count * hours.count / fullTime.count)
  }
}
