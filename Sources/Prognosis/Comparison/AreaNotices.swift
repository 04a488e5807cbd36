import ModelDirectory

/// Which areas have no predicted use or no similar areas, and why.
struct AreaNotices {
  let basis: ComparisonBasis
  let placed: [PlacedArea]
  /// The similar areas of each area.
  let similar: [[SimilarArea]]

  private var areas: [Area] { placed.map(\.area) }

  var all: [Notice] { [holdingMost, unpredicted].compactMap(\.self) + peers }

  /// Areas that are most of the model.
  private var holdingMost: Notice? {
    let names = areas.filter { $0.holdsMost(of: basis.table.people) }.map(\.name)
    guard !names.isEmpty else { return nil }
    return ComparisonNotices.listed(
      names,
      dutch:
        "Zonder voorspeld gebruik en vergelijkbare gebieden, omdat het gebied meer dan de helft van de inwoners heeft",
      english: "Without predicted use and similar areas, because the area has more than half of the people")
  }

  // MARK: Predicted use

  /// Areas that an item's regression predicts nothing for, each with its first reason; regions of which too little is known are
  /// named with the determinants.
  private var unpredicted: Notice? {
    let found = placed.compactMap { one -> (name: String, gap: PredictionGap, items: [String])? in
      let gaps = basis.items.indices.compactMap { i in
        one.fellows.gaps[i][one.place].map { (gap: $0, item: basis.items[i].item.code) }
      }.filter { isNews($0.gap, of: one.area) }
      return gaps.first.map { (one.area.name, $0.gap, gaps.map(\.item)) }
    }
    guard !found.isEmpty else { return nil }
    func texts(_ language: (Notice) -> String) -> [String] {
      found.map { area in
        let list = language(Notice(products: area.items, of: basis.items.count))
        return "\(area.name) (\(list): \(language(Notice(area.gap))))"
      }
    }
    let (dutch, english) = (texts(\.dutch), texts(\.english))
    return Notice(
      dutch: "Gebieden zonder voorspeld gebruik (\(found.count)): \(ComparisonNotices.shortened(dutch)).",
      english: "Areas without predicted use (\(found.count)): \(ComparisonNotices.shortened(english)).")
  }

  /// Whether no other notice tells it.
  private func isNews(_ gap: PredictionGap, of area: Area) -> Bool {
    switch gap {
    case .noFigures, .holdsMost: false
    case .tooLittleKnown: area.members.contains { basis.table.isUsable[$0.region] } || area.members.count > 1
    case .tooFewLeft, .undetermined, .unsolved: true
    }
  }

  // MARK: Similar areas

  private var peers: [Notice] {
    guard let similarity = basis.similarity else {
      return [
        Notice(
          dutch: "Te weinig regio's om te zeggen welke op elkaar lijken.",
          english: "Too few regions to tell which are alike.")
      ]
    }
    let without = areas.indices.filter { similar[$0].isEmpty && !areas[$0].holdsMost(of: basis.table.people) }
    let unknown = without.filter { similarity.coordinates(areas[$0].members) == nil }
    return [
      lacking(
        unknown, dutch: "omdat te weinig kenmerken bekend zijn",
        english: "because too few determinants are known"),
      lacking(
        without.filter { !unknown.contains($0) }, dutch: "omdat er geen andere zijn om uit te kiezen",
        english: "because there are no others to choose from"),
      borrowed,
    ].compactMap(\.self)
  }

  /// Areas that have none.
  private func lacking(_ places: [Int], dutch: String, english: String) -> Notice? {
    guard !places.isEmpty else { return nil }
    return ComparisonNotices.listed(
      places.map { areas[$0].name }, dutch: "Zonder vergelijkbare gebieden, \(dutch)",
      english: "Without similar areas, \(english)")
  }

  /// Areas whose set was too small to choose from.
  private var borrowed: Notice? {
    let names = areas.indices.filter { a in
      areas[a].set != AreaSelection.ownRegions
        && similar[a].contains { $0.area.set == AreaSelection.ownRegions }
    }.map { areas[$0].name }
    guard !names.isEmpty else { return nil }
    return ComparisonNotices.listed(
      names, dutch: "Vergeleken met de regio's van het model, omdat hun eigen verzameling te klein is",
      english: "Compared with the model's regions, because their own set is too small")
  }
}
