import LinearAlgebra
import ModelDirectory

/// Staff and waits in the base year and at the horizon, on the central path, of every area that a comparison looks at.
struct AccessFigures: Sendable {
  /// The base year and the year at the horizon.
  let years: ClosedRange<Int>
  private let workforce: WorkforceResult?
  private let waiting: WaitingResult?
  private let columns: [Area: Int]
  /// The column of the whole model.
  private let nation: Int

  /// - Returns: nil where the model says nothing of staff.
  /// - Throws: `PrognosisError` where a table can't serve the method that needs it.
  init?(_ model: RegionModel, _ options: ComparisonOptions) throws(PrognosisError) {
    guard !model.workforce.branches.isEmpty else { return nil }
    let areas = Self.areas(of: model, options)
    let run = PrognosisRun(
      model: model,
      options: PrognosisOptions(areas: areas, horizon: options.horizon, threads: options.threads))
    let result = try run.result()
    guard result.workforce != nil || result.waiting != nil else { return nil }
    years = model.settings.baseYear...model.settings.baseYear + options.horizon
    (workforce, waiting) = (result.workforce, result.waiting)
    columns = Dictionary(uniqueKeysWithValues: areas.enumerated().map { ($1, $0) })
    nation = 0
  }

  /// The country, the model's own regions, and the areas of the sets asked for.
  private static func areas(of model: RegionModel, _ options: ComparisonOptions) -> [Area] {
    var fellows: [Area] = []
    var sets = Set<String>()
    for area in options.areas {
      let own = AreaSelection.areas(of: area.set, with: area, in: model)
      // An area that isn't one of its set stands alone, beside whatever of that set was there before.
      if own.count == 1 || sets.insert(area.set).inserted { fellows += own }
    }
    var seen = Set<Area>()
    return ([country(of: model)] + AreaSelection.regions(of: model) + fellows)
      .filter { seen.insert($0).inserted }
  }

  /// The area of a set that is the whole model, which may have a list of its own; else the sum of its regions.
  private static func country(of model: RegionModel) -> Area {
    let whole = Area.whole(of: model)
    return AreaSelection.twins(of: whole, in: model).first ?? whole
  }

  /// The branches and all together, in order.
  var items: [WorkforceResult.Item] { workforce?.items ?? [] }

  /// The services, in order.
  var services: [WaitingData.Norm] { waiting?.services ?? [] }

  /// What falls short of an item's staff as a share of demand; NaN where none is needed or the area isn't known.
  func gap(_ item: Int, _ area: Area) -> AreaAccess.Figures {
    figures(workforce?.figures, row: workforce?.row(item, .gapShare), area)
  }

  /// The wait of a service, weeks; NaN where there is no list.
  func wait(_ service: Int, _ area: Area) -> AreaAccess.Figures {
    figures(waiting?.figures, row: waiting?.row(service, .weeks), area)
  }

  /// A figure of an item at the horizon.
  func staff(_ measure: WorkforceMeasure, _ item: Int, _ area: Area) -> Double {
    figures(workforce?.figures, row: workforce?.row(item, measure), area).horizon
  }

  private func figures(_ years: [Matrix]?, row: Int?, _ area: Area) -> AreaAccess.Figures {
    guard let years, let row, let column = columns[area], let (first, last) = years.ends else {
      return AreaAccess.Figures(base: .nan, horizon: .nan, national: .nan)
    }
    return AreaAccess.Figures(
      base: first[row, column], horizon: last[row, column], national: last[row, nation])
  }

  /// The staff and the waits of an area.
  func access(of area: Area) -> AreaAccess {
    let staff = items.indices.map { item in
      AreaAccess.Staff(
        item: items[item], demand: self.staff(.demandFTE, item, area),
        supply: self.staff(.supplyFTE, item, area), gap: gap(item, area))
    }
    let waits = services.indices.map { service in
      AreaAccess.Wait(
        service: services[service].service, nameNL: services[service].nameNL,
        nameEN: services[service].nameEN,
        norm: services[service].weeks, weeks: wait(service, area))
    }
    return AreaAccess(
      years: years, staff: staff.filter { $0.demand > 0 }, waits: waits.filter { $0.weeks.horizon.isFinite })
  }
}

extension Array {
  /// The first and the last element; nil where there is none.
  fileprivate var ends: (Element, Element)? {
    guard let first, let last else { return nil }
    return (first, last)
  }
}
