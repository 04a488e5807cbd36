import Foundation
import ModelDirectory

/// One number of a prognosis that a target limits or a tornado table shows.
public struct SolveValue: Sendable {
  /// What it is.
  public enum Quantity: Sendable, Hashable {
    /// Demand for a branch's staff less its supply in a year.
    case gap(branch: String, unit: SolveProblem.GapUnit, year: Int)
    /// The wait for a service in a year, weeks.
    case wait(service: String, year: Int)
    /// Growth of a product or total per year.
    case growth(item: String, from: Int, until: Int)
  }

  /// What it is.
  public let quantity: Quantity
  /// Whose it is.
  public let area: Area
  /// Where the file asks for it.
  public let place: Lever.Place
  /// The place of `area` among the areas of the runs.
  let column: Int

  package init(quantity: Quantity, area: Area, place: Lever.Place = .init(), column: Int) {
    (self.quantity, self.area, self.place, self.column) = (quantity, area, place, column)
  }

  /// The number on the central path of a result of the solver's areas; NaN where the result has none.
  func value(in result: PrognosisResult) -> Double {
    switch quantity {
    case .gap(let branch, let unit, let year):
      guard let workforce = result.workforce, let t = result.years.firstIndex(of: year),
        let item = workforce.items.firstIndex(where: { $0.code == branch })
      else { return .nan }
      return workforce.figures[t][workforce.row(item, unit.measure), column]
    case .wait(let service, let year):
      guard let waiting = result.waiting, let t = result.years.firstIndex(of: year),
        let row = waiting.services.firstIndex(where: { $0.service == service })
      else { return .nan }
      return waiting.figures[t][waiting.row(row, .weeks), column]
    case .growth(let code, let from, let until):
      guard let item = CareItem.items(of: result.products).first(where: { $0.code == code }),
        let first = result.years.firstIndex(of: from), let last = result.years.firstIndex(of: until)
      else { return .nan }
      let amounts = (
        item.value(result.care[first], column: column), item.value(result.care[last], column: column)
      )
      return pow(amounts.1 / amounts.0, 1 / Double(until - from)) - 1
    }
  }

  /// The last year that it needs.
  var lastYear: Int {
    switch quantity {
    case .gap(_, _, let year), .wait(_, let year): year
    case .growth(_, _, let until): until
    }
  }

  /// A size that a difference in it may be compared with: the staff needed, a week, a percentage point.
  func scale(in result: PrognosisResult) -> Double {
    switch quantity {
    case .gap(_, .share, _), .growth: return 0.01
    case .wait: return 1
    case .gap(let branch, let unit, let year):
      guard let workforce = result.workforce, let t = result.years.firstIndex(of: year),
        let item = workforce.items.firstIndex(where: { $0.code == branch })
      else { return 1 }
      let measure: WorkforceMeasure = unit == .fte ? .demandFTE : .persons
      return max(1, workforce.figures[t][workforce.row(item, measure), column])
    }
  }
}

extension SolveProblem.GapUnit {
  /// The measure of the workforce table that it is.
  var measure: WorkforceMeasure {
    switch self {
    case .fte: .gapFTE
    case .persons: .gapPersons
    case .share: .gapShare
    }
  }
}
