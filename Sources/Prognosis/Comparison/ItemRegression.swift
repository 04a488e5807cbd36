import Benchmarking
import LinearAlgebra
import ModelDirectory

/// The regression of one item's ratios on the determinants of the model's regions.
struct ItemRegression: Sendable {
  /// Why an item's ratios aren't regressed.
  enum Failure: Error, Hashable, Sendable {
    /// Too few regions with figures for the number of determinants.
    case tooFewRegions(regions: Int, determinants: Int, needed: Int)
    /// Characteristics, by their index, that say the same.
    case dependent([Int])
    /// Regions, by their index, where nothing was used and which the determinants set apart from all others.
    case separated([Int])
    /// The fit has no answer, in words.
    case unsolved(String)
  }

  let item: ComparedItem
  let fit: RatioRegression
  private let table: CharacteristicTable
  private let split: DecorrelatedEffects
  /// Per region, whether it is in the fit.
  private let isFitted: [Bool]

  /// The regressions of all items; nothing where the model has no determinants to regress on.
  static func all(
    _ items: [ComparedItem], _ table: CharacteristicTable, _ options: ComparisonOptions
  ) -> [Result<ItemRegression, Failure>] {
    guard !table.regressors.isEmpty else { return [] }
    let regressors = table.regressorTable
    return items.concurrentMap(threads: options.threads) { item in
      Result { () throws(Failure) in try ItemRegression(item, table, regressors, options) }
    }
  }

  private init(
    _ item: ComparedItem, _ table: CharacteristicTable, _ regressors: Matrix, _ options: ComparisonOptions
  ) throws(Failure) {
    (self.item, self.table) = (item, table)
    let unit = item.spread.dispersion
    do throws(RatioRegressionError) {
      fit = try RatioRegression(
        observed: item.observed.indices.map { item.isKnown($0) ? item.observed[$0] : .nan },
        expected: item.expected, determinants: regressors,
        family: options.family == .quasiPoisson ? .quasiPoisson : .negativeBinomial(unit: unit),
        penalty: options.isPenalised ? .crossValidated : .none, chanceDispersion: unit)
    } catch .tooFewRegions(let regions, let determinants, let needed) {
      throw .tooFewRegions(regions: regions, determinants: determinants, needed: needed)
    } catch .dependent(let columns) {
      throw .dependent(columns.map { table.regressors[$0] })
    } catch .regression(.separated(_, let rows)) {
      let fitted = item.observed.indices.filter { item.isKnown($0) && table.isDescribed($0) }
      throw .separated(rows.map { fitted[$0] })
    } catch {
      throw .unsolved(error.description)
    }
    var isFitted = item.observed.map { _ in false }
    for region in fit.regions { isFitted[region] = true }
    self.isFitted = isFitted
    let used = Matrix(
      rows: fit.regions.count, columns: fit.determinants.count,
      byColumns: fit.determinants.flatMap { [fit] j in fit.regions.map { regressors[$0, j] } })
    do throws(SimilarityError) {
      split = try DecorrelatedEffects(used, coefficients: fit.terms.map(\.coefficient))
    } catch {
      throw .unsolved(error.description)
    }
  }

  /// The characteristics of the fit, as indices into the table's, in the order of its terms.
  var characteristics: [Int] { fit.determinants.map { table.regressors[$0] } }

  /// The ratios predicted for areas by fits without their members, or why there is none.
  func predictions(of areas: [Area], threads: Int?) -> [Result<RatioPrediction, PredictionGap>] {
    areas.concurrentMap(threads: threads) { area in
      Result { () throws(PredictionGap) in try prediction(of: area) }
    }
  }

  private func prediction(of area: Area) throws(PredictionGap) -> RatioPrediction {
    let members = area.members.filter { item.isKnown($0.region) }
    guard !members.isEmpty else { throw .noFigures }
    guard !area.holdsMost(of: table.people) else { throw .holdsMost }
    guard isCovered(members) else { throw .tooLittleKnown }
    let left = fit.regions.count - area.members.count { isFitted[$0.region] }
    let needed = fit.determinants.count + RatioRegression.leastSurplus
    guard left >= needed else { throw .tooFewLeft(regions: left, needed: needed) }
    guard let prediction = try leftOutPrediction(area) else { throw .undetermined }
    return prediction
  }

  private func leftOutPrediction(_ area: Area) throws(PredictionGap) -> RatioPrediction? {
    if area.members.count == 1 { return fit.predictions[area.members[0].region] }
    do throws(RatioRegressionError) {
      return try fit.prediction(
        of: area.members.map(\.region), shares: area.members.map(\.share),
        expected: area.members.map { item.isKnown($0.region) ? item.expected[$0.region] : 0 })
    } catch {
      throw .unsolved(error.description)
    }
  }

  /// Whether regions with at least half of the expected use have determinants.
  private func isCovered(_ known: [RegionSet.Member]) -> Bool {
    let expected = known.map { $0.share * item.expected[$0.region] }
    let covered = zip(known, expected).reduce(0) { $0 + (table.isUsable[$1.0.region] ? $1.1 : 0) }
    return covered > 0 && covered >= expected.reduce(0, +) / 2
  }

  /// How much the logarithm of the ratio predicted at an area's determinants owes to each of `characteristics`, what
  /// they say together being shared among them; NaN where one is unknown.
  func effects(_ members: [RegionSet.Member]) -> [Double] {
    split.effects(of: characteristics.map { table.value($0, members) })
  }
}
