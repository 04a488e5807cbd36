import ModelDirectory

/// What a reader of a comparison should know: what it rests on, what is left out, what was estimated, what is off.
struct ComparisonNotices {
  let basis: ComparisonBasis
  let placed: [PlacedArea]
  /// The similar areas of each area.
  let similar: [[SimilarArea]]

  /// At most this many names are listed in a notice.
  static let mostNames = 8

  private var areas: [Area] { placed.map(\.area) }

  /// All notices, the figures first, then the determinants, the regressions and what areas lack.
  var all: [Notice] {
    figures + partial + determinants + RegressionNotices(basis: basis).all
      + AreaNotices(basis: basis, placed: placed, similar: similar).all
  }

  // MARK: Figures

  private var figures: [Notice] {
    [period, uncompared, unobserved].compactMap(\.self) + notRegional
  }

  /// Products that are compared and can't be read as need.
  private var notRegional: [Notice] {
    basis.items.map(\.item.code).compactMap { code in
      basis.model.settings.notRegional[code].map { reason in
        Notice(
          dutch:
            "\(code) zegt regionaal niet wat mensen nodig hebben (\(reason.dutch)), en is daarom nooit een prioriteit.",
          english:
            "\(code) doesn't say what the people of a region need (\(reason.english)), and so is never a priority."
        )
      }
    }
  }

  /// The year that regional figures are of, from the sources where they say so.
  private var period: Notice? {
    guard !basis.items.isEmpty else { return nil }
    let base = String(basis.model.settings.baseYear)
    let periods = Self.unique(
      basis.model.sources.filter { $0.file == ComparedItem.file }.map(\.period).filter { !$0.isEmpty })
    guard !periods.isEmpty, periods != [base] else { return nil }
    let list = periods.joined(separator: ", ")
    return Notice(
      dutch: "Waargenomen en verwacht gebruik (\(ComparedItem.file)) zijn van \(list) en staan voor \(base); "
        + "bedragen per inwoner zijn de tarieven naar leeftijd, op hun prijspeil, maal de waargenomen verhouding, waar de "
        + "prognose met de naar 1 getrokken verhouding rekent.",
      english: "Observed and expected use (\(ComparedItem.file)) are of \(list) and stand for \(base); "
        + "amounts per inhabitant are the rates by age, at their price level, times the observed ratio, where the "
        + "projection takes the ratio drawn towards 1.")
  }

  /// Products that are projected and have no regional figures.
  private var uncompared: Notice? {
    let compared = Set(basis.items.map(\.item.code) + basis.unobserved)
    let missing = basis.growth.products.map(\.code).filter { !compared.contains($0) }
    guard !missing.isEmpty else { return nil }
    return Notice(
      listing: missing, dutch: "Zonder regionale cijfers, dus niet vergeleken behalve in hun groei",
      english: "Without regional figures and so not compared except in their growth")
  }

  private var unobserved: Notice? {
    guard !basis.unobserved.isEmpty else { return nil }
    return Notice(
      listing: basis.unobserved, dutch: "Nergens gebruik waargenomen, dus niet vergeleken",
      english: "No use observed anywhere and so not compared")
  }

  /// Areas some of whose regions have no figures.
  private var partial: [Notice] {
    let names = areas.filter { area in
      basis.items.contains { AreaAmount($0, area.members)?.isPartial == true }
    }.map(\.name)
    guard !names.isEmpty else { return [] }
    return [
      Self.listed(
        names, dutch: "Gebieden waarvan voor sommige producten alleen de delen met cijfers tellen",
        english: "Areas of which for some products only the parts with figures count")
    ]
  }

  // MARK: Determinants

  private var determinants: [Notice] {
    let table = basis.table
    let fitted = table.characteristics.filter { $0.role == .regressor }
    guard !fitted.isEmpty else {
      return [
        Notice(
          dutch:
            "Het model heeft geen kenmerken voor de regressie (determinant_definitions.csv, rol regressor): "
            + "er is geen voorspeld gebruik, en gebieden lijken op elkaar naar leeftijd alleen.",
          english: "The model has no regressors (determinant_definitions.csv, role regressor): "
            + "no use is predicted, and areas are alike by age alone.")
      ]
    }
    return [leftOut(fitted), estimated, sparse].compactMap(\.self)
  }

  private func leftOut(_ fitted: [Characteristic]) -> Notice? {
    let reasons = fitted.compactMap { c in c.leftOut.map { (c, $0) } }
    guard !reasons.isEmpty else { return nil }
    let dutch = reasons.map { "\($0.0.nameNL) (\($0.1.dutch))" }.joined(separator: ", ")
    let english = reasons.map { "\($0.0.nameEN) (\($0.1.english))" }.joined(separator: ", ")
    return Notice(
      dutch: "Kenmerken die niet meedoen in regressie en gelijkenis (\(reasons.count)): \(dutch).",
      english: "Determinants left out of regression and likeness (\(reasons.count)): \(english).")
  }

  /// Values that were unknown and follow from the other determinants of the region.
  private var estimated: Notice? {
    let table = basis.table
    let cells = table.isEstimated.indices.flatMap { r in
      table.isEstimated[r].indices.filter { table.isEstimated[r][$0] }.map { (region: r, characteristic: $0) }
    }
    guard !cells.isEmpty else { return nil }
    func list(_ name: (Characteristic) -> String) -> String {
      Self.shortened(
        cells.map {
          "\(name(table.characteristics[$0.characteristic])) – \(basis.model.regions[$0.region].name)"
        })
    }
    return Notice(
      dutch:
        "Onbekende kenmerken, geschat uit de andere van dezelfde regio (\(cells.count)): \(list(\.nameNL)).",
      english:
        "Unknown determinants, estimated from the others of the same region (\(cells.count)): \(list(\.nameEN))."
    )
  }

  private var sparse: Notice? {
    let regions = basis.table.isUsable.indices.filter { !basis.table.isUsable[$0] }
    guard !regions.isEmpty else { return nil }
    return Self.listed(
      regions.map { basis.model.regions[$0].name },
      dutch: "Te weinig kenmerken bekend voor een voorspelling of gelijkenis",
      english: "Too few determinants known for a prediction or for likeness")
  }

  // MARK: Lists

  /// A notice about names, the first of which are listed.
  static func listed(_ names: [String], dutch: String, english: String) -> Notice {
    let list = shortened(names)
    return Notice(
      dutch: "\(dutch) (\(names.count)): \(list).", english: "\(english) (\(names.count)): \(list).")
  }

  /// The first of some names, and a mark where there are more.
  static func shortened(_ names: [String]) -> String {
    names.prefix(mostNames).joined(separator: ", ") + (names.count > mostNames ? ", …" : "")
  }

  /// The texts without repetition, in order.
  static func unique(_ texts: [String]) -> [String] {
    var seen = Set<String>()
    return texts.filter { seen.insert($0).inserted }
  }
}
