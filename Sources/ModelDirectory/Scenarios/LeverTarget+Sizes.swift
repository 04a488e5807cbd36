extension LeverTarget {
  /// The sizes that make sense in a unit that fits the target; what lies beyond is a percentage or a slip of the pen.
  func sizes(in unit: LeverUnit) -> NumberRange {
    switch (self, unit) {
    case (_, .relative): .between(-1, 10)
    case (.substitute, _): .between(0, 1)
    case (.labourSaving, _): .between(-0.5, 0.5)
    case (_, .share), (_, .sharePerYear): .between(-1, 1)
    case (_, .peoplePerYear): .between(-1e9, 1e9)
    case (_, .hoursPerWeek): .between(-40, 40)
    case (_, .years): .between(-20, 20)
    case (_, .childrenPerWoman): .between(-10, 10)
    }
  }
}

extension NumberRange {
  /// The numbers from `lower` to `upper`, both included.
  static func between(_ lower: Double, _ upper: Double) -> NumberRange {
    NumberRange(lower: lower, upper: upper, allowed: "a number from \(spell(lower)) to \(spell(upper))")
  }

  /// A number as people write it: without a decimal point where it is whole.
  static func spell(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
