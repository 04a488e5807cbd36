import LinearAlgebra
import ModelDirectory

/// What a comparison needs of a model, whatever areas are asked for.
struct ComparisonBasis: Sendable {
  let model: RegionModel
  let items: [ComparedItem]
  /// Products with rows in care_regional.csv that observe nothing.
  let unobserved: [String]
  let table: CharacteristicTable
  /// A value per characteristic.
  let national: [Double]
  /// Nil where areas can't be told apart.
  let similarity: SimilarityIndex?
  /// One per item; empty where determinants can't be regressed on.
  let regressions: [ItemRegression]
  let growth: GrowthFigures
  let cells: AmountsByCell

  init(_ model: RegionModel, _ options: ComparisonOptions) throws(ComparisonError) {
    do throws(PrognosisError) {
      let threads = options.threads
      table = try CharacteristicTable(model)
      (items, unobserved) = try ComparedItem.all(of: model, threads: threads)
      growth = try GrowthFigures(model: model, horizon: options.horizon, threads: threads)
      cells = AmountsByCell(items, growth: growth, model: model, threads: threads)
      regressions = try ItemRegression.all(items, table, options)
    } catch {
      throw .unusable(error)
    }
    let weights = try CharacteristicWeights.weights(options.weights, for: table)
    do throws(PrognosisError) {
      similarity = try SimilarityIndex(table, weights: weights)
    } catch {
      throw .unusable(error)
    }
    self.model = model
    let whole = Area.whole(of: model).members
    national = table.characteristics.indices.map { [table] in table.value($0, whole) }
  }

  /// Every region of the model by itself.
  var ownAreas: [Area] { AreaSelection.regions(of: model) }
}
