/// Why a regression has no answer for its data.
///
/// Arrays of different length are the caller's bug and trap; these cases depend on the data. Rows and columns
/// count from 0 in the order of the input; the intercept isn't a column of the input.
public enum GeneralisedLinearError: Error, Equatable, Sendable {
  /// A value of this argument is a NaN or infinite.
  case notFinite(argument: String, index: Int)
  /// An element of the design is a NaN or infinite.
  case designNotFinite(row: Int, column: Int)
  /// A response below zero, where the family allows 0 and above.
  case negativeResponse(row: Int, value: Double)
  /// A response that isn't from 0 to 1, in a binomial model.
  case responseNotProportion(row: Int, value: Double)
  /// Every response is this value, the border of what the family allows, which no finite intercept gives.
  case responseAtBorder(value: Double)
  /// The column has one value in all rows, which the intercept stands for already.
  case constantColumn(Int)
  /// There aren't more rows than coefficients (the intercept included), so that nothing is left to judge the fit by.
  case tooFewRows(rows: Int, coefficients: Int)
  /// Only `rank` columns are independent of each other and of the intercept. `columns` are those that take
  /// part in a dependence: some of them must go.
  case rankDeficient(rank: Int, columns: [Int])
  /// The likelihood rises for ever as the coefficients of `columns` run off together: the responses in `rows`
  /// are at their border (0; in a binomial model 0 or 1), and a combination of the columns separates them from
  /// the rest. There is no finite estimate.
  case separated(columns: [Int], rows: [Int])
  /// The coefficients hadn't settled after this many steps; the last one changed a linear predictor by `change`.
  case didNotConverge(steps: Int, change: Double)
}
