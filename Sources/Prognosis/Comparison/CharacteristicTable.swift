import LinearAlgebra
import ModelDirectory

/// What the regions of a model are like: its regressors made complete, its context and its age structure.
struct CharacteristicTable: Sendable {
  /// Regressors, context and age groups, in that order, each ascending by code or age.
  let characteristics: [Characteristic]
  /// Regions x characteristics, each in its own unit; NaN where unknown and not estimated.
  let values: Matrix
  /// Per region and characteristic, whether the value was estimated.
  let isEstimated: [[Bool]]
  /// Per region, whether enough is known of it to take part in regressions and distances.
  let isUsable: [Bool]
  /// The regressors that take part, as indices into `characteristics`.
  let regressors: [Int]
  /// People per region, the weight of its values in an area.
  let people: [Double]
  /// The theme of each characteristic; `AgeStructure.weightName` for age groups.
  let themes: [String]
  /// The means and standard deviations between the usable regions, each region once.
  private let scales: [(mean: Double, deviation: Double)]

  /// Fewer regions say nothing of how characteristics go together.
  static let leastRegions = 3

  init(_ model: RegionModel) throws(PrognosisError) {
    let definitions = model.determinants.definitions
    let (fitted, shown) = (definitions.filter(\.isRegressor), definitions.filter { !$0.isRegressor })
    let unknown = model.regions.map { _ in Double.nan }
    func column(_ definition: DeterminantData.Definition) -> [Double] {
      model.determinants.values[definition.code] ?? unknown
    }
    people = BaseYear.columnTotals(model.population)
    let completed = try CompletedDeterminants(fitted.map(column), regions: model.regions.count)
    let groups = AgeStructure.groups(model.grid)
    characteristics =
      zip(fitted, completed.leftOut).map {
        Characteristic($0, year: model.determinants.years[$0.code], leftOut: $1)
      } + shown.map { Characteristic($0, year: model.determinants.years[$0.code], leftOut: nil) }
      + groups.map(Characteristic.init)
    themes = (fitted + shown).map(\.theme) + groups.map { _ in AgeStructure.weightName }
    let columns = completed.columns + shown.map(column) + AgeStructure.shares(model.population, model.grid)
    values = Matrix(rows: model.regions.count, columns: columns.count, byColumns: columns.flatMap { $0 })
    isEstimated = completed.isEstimated.map { $0 + columns.dropFirst(fitted.count).map { _ in false } }
    isUsable = zip(completed.isUsable, people).map { $0 && $1 > 0 }
    regressors = completed.leftOut.indices.filter { completed.leftOut[$0] == nil }
    scales = columns.map { [isUsable] column in Self.scale(column, isUsable) }
  }

  private static func scale(_ column: [Double], _ isUsable: [Bool]) -> (Double, Double) {
    let known = column.indices.filter { isUsable[$0] && !column[$0].isNaN }.map { column[$0] }
    let mean = known.reduce(0, +) / Double(known.count)
    let squares = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(known.count - 1)).squareRoot())
  }

  /// The characteristics that may enter the distances: regressors that take part, and age groups that differ.
  var entering: [Int] {
    characteristics.indices.filter { c in
      switch characteristics[c].role {
      case .regressor: regressors.contains(c)
      case .context: false
      case .ageStructure: scales[c].deviation > 1e-9
      }
    }
  }

  /// The regions that take part, in order.
  var usableRegions: [Int] { isUsable.indices.filter { isUsable[$0] } }

  /// The regressors that take part: all regions x regressors, NaN in regions that don't.
  var regressorTable: Matrix {
    Matrix(
      rows: values.rows, columns: regressors.count, byColumns: regressors.flatMap { Array(values.column($0)) }
    )
  }

  /// Whether all regressors that take part are known in a region.
  func isDescribed(_ region: Int) -> Bool { !regressors.contains { values[region, $0].isNaN } }

  /// The mean of a characteristic over the people of an area; NaN where nothing is known.
  func value(_ characteristic: Int, _ members: [RegionSet.Member]) -> Double {
    var (sum, weight) = (0.0, 0.0)
    for member in members where !values[member.region, characteristic].isNaN {
      let people = member.share * people[member.region]
      sum += people * values[member.region, characteristic]
      weight += people
    }
    return sum / weight
  }

  /// The mean of each characteristic over the people of all regions.
  var national: [Double] {
    let whole = people.indices.map { RegionSet.Member(region: $0, share: 1) }
    return characteristics.indices.map { value($0, whole) }
  }

  /// Whether regions with at least half of an area's people take part.
  func isUsable(_ members: [RegionSet.Member]) -> Bool {
    let all = members.reduce(0) { $0 + $1.share * people[$1.region] }
    let usable = members.reduce(0) { $0 + (isUsable[$1.region] ? $1.share * people[$1.region] : 0) }
    return usable > 0 && usable >= all / 2
  }

  /// A value in standard deviations between regions, from their mean; NaN where they don't differ.
  func standardised(_ value: Double, _ characteristic: Int) -> Double {
    let z = (value - scales[characteristic].mean) / scales[characteristic].deviation
    return z.isFinite ? z : .nan
  }

  /// What an area is like.
  func profile(_ members: [RegionSet.Member], national: [Double]) -> [CharacteristicValue] {
    characteristics.indices.map { c in
      let value = value(c, members)
      return CharacteristicValue(
        value: value, national: national[c], standardised: standardised(value, c),
        standardisedNational: standardised(national[c], c),
        isEstimated: members.contains { isEstimated[$0.region][c] })
    }
  }
}
