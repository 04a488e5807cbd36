import CareDemand
import Demography
import LinearAlgebra
import ModelDirectory

/// The care half of a model, ready to be applied to a population: products first, then conditions.
struct CareSchedule: Sendable {
  let products: [CareProduct]
  let conditions: [Condition]
  let model: CareDemandModel
  /// Posterior variances of the model's ratios, items x regions; 0 where nothing is estimated.
  let ratioVariances: Matrix
  let notices: [Notice]

  /// - Parameters:
  ///   - population: mean population of the base year, cells x regions.
  ///   - threads: at most this many workers.
  init(model: RegionModel, population: Matrix, threads: Int?) throws(PrognosisError) {
    let care = model.care
    products = care.products.filter { care.use[$0.code]?.isEmpty == false }
    conditions = care.conditions.filter { care.prevalence[$0.code]?.isEmpty == false }
    let weights = BaseYear.totals(population)
    let grid = model.grid
    let sources =
      products.map { (bands: care.use[$0.code] ?? [], upper: Double.infinity, file: "care_use.csv") }
      + conditions.map { (bands: care.prevalence[$0.code] ?? [], upper: 1, file: "prevalence.csv") }
    let curves = try concurrentMap(count: sources.count, threads: threads) { (i) throws(PrognosisError) in
      try Self.singleAges(sources[i].bands, grid, weights, upper: sources[i].upper, file: sources[i].file)
    }
    let levels = products.map { RegionalFactors.level(care.regional[$0.code]) }
    let codes = products.map(\.code) + conditions.map(\.code)
    do {
      let rates = try CareRates(grid: grid, items: curves)
      let shrunk = try Self.ratios(model, items: codes.count, products: products)
      let normalised = try CareDemandModel.normalisedRatios(
        shrunk.ratios, rates: rates, basePopulation: population)
      let ratios = Self.levelled(normalised, by: levels)
      ratioVariances = Self.scaled(shrunk.variances, from: shrunk.ratios, to: ratios)
      self.model = try CareDemandModel(
        rates: rates, ratios: ratios, growth: codes.map { care.trends[$0]?.growth ?? 0 },
        healthyAgeing: try HealthyAgeing(share: model.settings.healthyAgeing.share))
    } catch let error as PrognosisError {
      throw error
    } catch {
      throw .unusable(file: "care_use.csv", what: "\(error)")
    }
    let apart = zip(codes, levels).filter { $1 != 1 }.map(\.0)
    notices =
      Self.notices(model, products: products, conditions: conditions, rates: self.model.rates)
      + Notice.partOfNation(products: apart)
  }

  /// How many rows of a demand matrix are products; the rest are conditions.
  var productRows: Range<Int> { 0..<products.count }

  /// Bands graduated to single ages, the nation's total of each band kept; NaN where unknown.
  private static func singleAges(
    _ bands: [BandRate], _ grid: AgeSexGrid, _ weights: [Double], upper: Double, file: String
  ) throws(PrognosisError) -> [Double] {
    var curve: [Double] = []
    for sex in Sex.allCases {
      let own = bands.filter { $0.sex == sex }.sorted { $0.ages.from < $1.ages.from }
      guard !own.isEmpty else {
        curve += [Double](repeating: .nan, count: grid.ages)
        continue
      }
      do {
        curve += try Graduation(bands: own.map(\.ages), openAge: grid.openAge)
          .graduate(rates: own.map(\.rate), people: Array(weights[grid.range(sex)]), upperBound: upper)
      } catch {
        throw .unusable(file: file, what: "\(error)")
      }
    }
    return curve
  }

  /// The ratios of products times the level of the model as a whole.
  private static func levelled(_ ratios: Matrix, by levels: [Double]) -> Matrix {
    var result = ratios
    for (row, level) in levels.enumerated() where level != 1 {
      for r in 0..<ratios.columns { result[row, r] *= level }
    }
    return result
  }

  private static func ratios(
    _ model: RegionModel, items: Int, products: [CareProduct]
  ) throws(PrognosisError) -> (ratios: Matrix, variances: Matrix) {
    let regions = model.regions.count
    var ratios = Matrix(rows: items, columns: regions, repeating: 1)
    var variances = Matrix(rows: items, columns: regions)
    for (row, product) in products.enumerated() {
      let posterior = try RegionalFactors.dispersed(
        model.care.regional[product.code], of: model.regions, file: "care_regional.csv")
      for r in 0..<regions {
        (ratios[row, r], variances[row, r]) = (posterior.factors[r], posterior.variances[r])
      }
    }
    return (ratios, variances)
  }

  /// Variances of ratios that were multiplied by what leads from one matrix to the other.
  private static func scaled(_ variances: Matrix, from old: Matrix, to new: Matrix) -> Matrix {
    Matrix(
      rows: variances.rows, columns: variances.columns,
      byColumns: variances.elements.indices.map { i in
        guard old.elements[i] > 0 else { return 0 }
        let scale = new.elements[i] / old.elements[i]
        return variances.elements[i] * scale * scale
      })
  }

  private static func notices(
    _ model: RegionModel, products: [CareProduct], conditions: [Condition], rates: CareRates
  ) -> [Notice] {
    var notices: [Notice] = []
    let base = model.settings.baseYear
    let older = Dictionary(grouping: products.filter { $0.year != base }, by: \.year)
    for (year, group) in older.sorted(by: { $0.key < $1.key }) {
      notices.append(
        Notice(
          listing: group.map(\.code), dutch: "Zorgcijfers van \(year) staan voor \(base)",
          english: "Care figures of \(year) stand for \(base)"))
    }
    let dropped =
      model.care.products.filter { p in !products.contains { $0.code == p.code } }.map(\.code)
      + model.care.conditions.filter { c in !conditions.contains { $0.code == c.code } }.map(\.code)
    if !dropped.isEmpty {
      notices.append(
        Notice(
          listing: dropped, dutch: "Zonder cijfers naar leeftijd, dus weggelaten",
          english: "Without rates by age and so left out"))
    }
    return notices + partial(model, products: products, conditions: conditions, rates: rates)
  }

  /// Items that are unknown at some ages count the others only.
  private static func partial(
    _ model: RegionModel, products: [CareProduct], conditions: [Condition], rates: CareRates
  ) -> [Notice] {
    let codes = products.map(\.code) + conditions.map(\.code)
    let covered = codes.indices.compactMap { item -> String? in
      let known = Sex.allCases.flatMap { rates.knownAges(item: item, sex: $0) }
      let whole = 0...model.grid.openAge
      guard known != [whole, whole], let low = known.map(\.lowerBound).min() else { return nil }
      let high = known.map(\.upperBound).max() ?? low
      return "\(codes[item]) (\(low)-\(high == model.grid.openAge ? "" : String(high)))"
    }
    guard !covered.isEmpty else { return [] }
    return [
      Notice(
        listing: covered, dutch: "Alleen voor de leeftijden met cijfers",
        english: "For the ages with figures only")
    ]
  }
}
