/// The regression of one item on the determinants.
public struct DeterminantRegression: Sendable {
  /// The item's code.
  public var item: String
  /// The intercept, then a coefficient per regressor: the change of the logarithm of the ratio per standard deviation.
  public var terms: [Term]
  /// Named measures of fit and diagnostics, in output order: names as in regression_diagnostics.csv.
  public var measures: [(name: String, value: Double)]
  /// How much the logarithm of the ratio at an area's determinants, by the fit to all regions, owes to each of them: areas x
  /// determinants, in the order of `terms` after the intercept. Determinants that go together share what they say, so that the
  /// figures can be read one by one, as coefficients can't; they add up to what the coefficients give.
  public var effects: [[Double]]

  package init(item: String, terms: [Term], measures: [(name: String, value: Double)], effects: [[Double]]) {
    (self.item, self.terms, self.measures, self.effects) = (item, terms, measures, effects)
  }

  /// A coefficient with its robust standard error and 95 % interval.
  public struct Term: Sendable {
    /// `intercept`, or a determinant's code.
    public var code: String
    /// The coefficient.
    public var estimate: IntervalEstimate
    /// Its robust standard error.
    public var standardError: Double

    package init(code: String, estimate: IntervalEstimate, standardError: Double) {
      (self.code, self.estimate, self.standardError) = (code, estimate, standardError)
    }
  }
}
