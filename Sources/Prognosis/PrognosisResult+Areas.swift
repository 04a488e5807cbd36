import LinearAlgebra
import ModelDirectory

extension Area {
  /// The area of every region of a model, whole; it bears the model's name and stands in no set.
  public static func whole(of model: RegionModel) -> Area {
    Area(
      set: "", code: "", name: model.settings.name,
      members: model.regions.indices.map { RegionSet.Member(region: $0, share: 1) })
  }
}

extension PrognosisResult {
  /// The result for a range of its areas alone; no figure of theirs changes.
  ///
  /// The warnings stay, as they are about the model and the run.
  ///
  /// - Parameter columns: the areas to keep, as indices into `areas`.
  /// - Precondition: `columns` lies within the indices of `areas`.
  public func restricted(to columns: Range<Int>) -> PrognosisResult {
    precondition(columns.lowerBound >= 0 && columns.upperBound <= areas.count)
    guard columns != areas.indices else { return self }
    var result = self
    result.areas = Array(areas[columns])
    result.population = population.map { $0.columnRange(columns) }
    result.meanPopulation = meanPopulation.map { Array($0[columns]) }
    result.components = components.map { $0.columnRange(columns) }
    result.care = care.map { $0.columnRange(columns) }
    result.conditionCounts = conditionCounts.map { $0.columnRange(columns) }
    result.growth = growth.map { $0.mapValues { $0.columnRange(columns) } }
    for row in lifeExpectancy.indices {
      result.lifeExpectancy[row].values = Array(lifeExpectancy[row].values[columns])
    }
    result.shownGroups = shownGroups?.map { $0.columnRange(columns) }
    result.margins = margins?.restricted(to: columns)
    result.workforce = workforce?.restricted(to: columns)
    result.waiting = waiting?.restricted(to: columns)
    return result
  }
}

extension Matrix {
  /// The columns of `range`.
  func columnRange(_ range: Range<Int>) -> Matrix {
    Matrix(
      rows: rows, columns: range.count,
      byColumns: Array(elements[rows * range.lowerBound..<rows * range.upperBound]))
  }
}
