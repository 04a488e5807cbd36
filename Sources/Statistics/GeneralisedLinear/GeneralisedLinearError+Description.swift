extension GeneralisedLinearError: CustomStringConvertible {
  /// What is wrong, in words.
  public var description: String {
    switch self {
    case .notFinite(let argument, let index): "\(argument) \(index) is not a finite number"
    case .designNotFinite(let row, let column): "column \(column) is not a finite number in row \(row)"
    case .negativeResponse(let row, let value):
      "the response in row \(row) is \(value); allowed is 0 or more"
    case .responseNotProportion(let row, let value):
      "the response in row \(row) is \(value); allowed is 0 to 1"
    case .responseAtBorder(let value): "every response is \(value), so that nothing can be estimated"
    case .constantColumn(let column): "column \(column) has the same value in all rows"
    case .tooFewRows(let rows, let coefficients):
      "\(rows) rows for \(coefficients) coefficients; allowed are more rows than coefficients"
    case .rankDeficient(let rank, let columns):
      "only \(rank) columns are independent; a combination of columns \(Self.list(columns)) is constant"
    case .separated(let columns, let rows):
      "columns \(Self.list(columns)) separate rows \(Self.list(rows)) from the rest: there is no finite estimate"
    case .didNotConverge(let steps, let change):
      "no convergence in \(steps) steps; the last changed a linear predictor by \(change)"
    }
  }

  private static func list(_ indices: [Int]) -> String {
    let shown = indices.prefix(10).map(String.init).joined(separator: ", ")
    return indices.count > 10 ? "\(shown) and \(indices.count - 10) more" : shown
  }
}
