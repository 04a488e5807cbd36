/// Throws where a figure is infinite, NaN or outside of a range.
func check(_ value: Double, _ figure: String, in range: ClosedRange<Double>) throws(WorkforceError) {
  guard value.isFinite, range.contains(value) else {
    throw .outOfRange(
      figure: figure, value: value, allowed: "\(range.lowerBound) to \(range.upperBound)")
  }
}

/// Throws where a figure is infinite, NaN or below 0.
func checkNotNegative(_ value: Double, _ figure: String) throws(WorkforceError) {
  guard value.isFinite, value >= 0 else {
    throw .outOfRange(figure: figure, value: value, allowed: "0 or more")
  }
}

/// Throws where a value of a list is infinite, NaN or below 0.
func checkNotNegative(_ values: [Double], list: String) throws(WorkforceError) {
  for (index, value) in values.enumerated() where !(value >= 0 && value.isFinite) {
    throw .invalidEntry(list: list, index: index, value: value, allowed: "0 or more")
  }
}

extension BranchFigures {
  /// Throws where a figure can't be.
  func check() throws(WorkforceError) {
    for (figure, value) in [("employees", employees.count), ("fte", fte.count)] {
      guard value.isFinite, value > 0 else {
        throw .outOfRange(figure: figure, value: value, allowed: "above 0")
      }
    }
    try checkNotNegative(vacanciesPer1000Jobs, "vacancies per 1,000 jobs")
    try checkNotNegative(flows.inflow, "inflow")
    try Workforce.check(flows.otherOutflow, "outflow_other", in: 0...1)
    try Workforce.check(flows.retirement, "retirement", in: 0...1)
    guard let training else { return }
    try checkNotNegative(training.intake.count, "intake")
    try checkNotNegative(training.years, "years of training")
    try Workforce.check(training.completion, "completion", in: 0...1)
    try Workforce.check(training.uptake, "uptake", in: 0...1)
  }
}

extension StaffProfiles {
  /// How far shares as written may be from adding up to 1: they are rounded to six digits.
  static let sumTolerance = 1e-4

  /// Throws where a profile can't be.
  func check() throws(WorkforceError) {
    let lists = [("staff", staff), ("leaving", leaving), ("entry", entry), ("training", training)]
    for case (let name, let values?) in lists {
      precondition(values.count == ages.cells, "a value of \(name) per cell")
      try checkNotNegative(values, list: name)
    }
    let sum = staff.reduce(0, +)
    guard (sum - 1).magnitude <= Self.sumTolerance else { throw .sharesDontSum(list: "staff", sum: sum) }
  }
}
