extension ModelSettings {
  /// How staff comes, goes and works.
  public struct Workforce: Sendable, Equatable {
    /// Hours per week of a full-time job, above 0.
    public var weeklyHours = 36.0
    /// The age, at last birthday, at which the last ones retire.
    public var lastAge = 74
    /// The share that retires within a year, by whole years from the statutory pension age; linear in between.
    public var retirementHazard = Self.assumedHazard
    /// Where `retirementHazard` comes from.
    public var hazardSource = ""
    /// How uncertain staff is.
    public var margins = Margins()

    /// The hazard of a model that gives none: an assumption of its shape, as its level is calibrated.
    public static let assumedHazard: [Int: Double] = [
      -7: 0.01, -6: 0.02, -5: 0.03, -4: 0.05, -3: 0.08, -2: 0.15, -1: 0.5, 0: 0.4, 1: 0.3, 4: 0.3,
    ]

    /// The defaults.
    public init() {}

    /// A margin around a central value.
    public struct Margin: Sendable, Equatable {
      /// The central value.
      public var value: Double
      /// Its 10th percentile, at most `value`.
      public var p10: Double
      /// Its 90th percentile, at least `value`.
      public var p90: Double
      /// Where it comes from.
      public var source = ""

      /// A margin, or a value without one.
      public init(value: Double, p10: Double? = nil, p90: Double? = nil, source: String = "") {
        (self.value, self.source) = (value, source)
        (self.p10, self.p90) = (p10 ?? value, p90 ?? value)
      }
    }

    /// Margins of what staff depends on. All but labour saving are factors around 1.
    public struct Margins: Sendable, Equatable {
      /// People who come in from elsewhere.
      public var inflow = Margin(value: 1)
      /// People who leave before their pension.
      public var outflow = Margin(value: 1)
      /// The hazard of retirement.
      public var retirement = Margin(value: 1)
      /// Absence, in years after the base year.
      public var absence = Margin(value: 1)
      /// Contract hours, in years after the base year.
      public var hours = Margin(value: 1)
      /// Staff that becomes unneeded for the same care, a share per year.
      public var labourSaving = Margin(value: 0)
      /// The share of the variance that all branches have in common, 0 to 1.
      public var correlation = 0.5

      /// No margins.
      public init() {}
    }
  }
}
