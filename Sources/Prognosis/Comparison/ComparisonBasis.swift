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
  /// One per item; nil where its ratios can't be regressed on determinants.
  let regressions: [ItemRegression?]
  /// Why items have no regression.
  let failures: [(item: String, failure: ItemRegression.Failure)]
  let growth: GrowthFigures
  /// The nation's growth per item of the growth figures, as a share.
  let nationalGrowth: [Double]
  let cells: AmountsByCell
  /// Staff and waits; nil where the model says nothing of them.
  let access: AccessFigures?

  init(_ model: RegionModel, _ options: ComparisonOptions) throws(ComparisonError) {
    do throws(PrognosisError) {
      let threads = options.threads
      table = try CharacteristicTable(model)
      (items, unobserved) = try ComparedItem.all(of: model, threads: threads)
      growth = try GrowthFigures(model: model, horizon: options.horizon, threads: threads)
      nationalGrowth = growth.national
      cells = AmountsByCell(items, growth: growth, model: model, threads: threads)
      access = try AccessFigures(model, options)
    } catch {
      throw .unusable(error)
    }
    let fits = ItemRegression.all(items, table, options)
    regressions = items.indices.map { $0 < fits.count ? try? fits[$0].get() : nil }
    failures = zip(items, fits).compactMap { item, fit in
      if case .failure(let failure) = fit { (item.item.code, failure) } else { nil }
    }
    let weights = try CharacteristicWeights.weights(options.weights, for: table)
    do throws(PrognosisError) {
      similarity = try SimilarityIndex(table, weights: weights)
    } catch {
      throw .unusable(error)
    }
    self.model = model
    national = table.national
  }

  /// Every region of the model by itself.
  var ownAreas: [Area] { AreaSelection.regions(of: model) }
}
