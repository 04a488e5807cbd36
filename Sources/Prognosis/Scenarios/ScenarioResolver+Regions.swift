import ModelDirectory

extension ScenarioResolver {
  /// The share of each region that a lever acts on, 0 to 1; all of it where the lever names none.
  func shares(_ lever: Lever, _ faults: inout FaultLog) -> [Double] {
    guard !lever.selection.regions.isEmpty else {
      return [Double](repeating: 1, count: model.regions.count)
    }
    let areas = lever.selection.regions.flatMap { text in
      self.areas(text, &faults) { faults, what in faults.add(lever, what) }
    }
    return shares(of: areas)
  }

  /// Parts of a region add up within a set; of several sets, which may overlap, the largest holds.
  private func shares(of areas: [Area]) -> [Double] {
    var bySet: [String: [Double]] = [:]
    var seen = Set<Area>()
    // An area that is named twice counts once.
    for area in areas where seen.insert(area).inserted {
      for member in area.members {
        bySet[area.set, default: [Double](repeating: 0, count: model.regions.count)][member.region] +=
          member.share
      }
    }
    return model.regions.indices.map { r in
      let share = bySet.values.map { $0[r] }.max() ?? 0
      // Sums of shares that are meant to be whole.
      return share > 1 - 1e-9 ? 1 : share
    }
  }

  /// The areas that a text means: one, or all of a set where it ends in `:*`; none, with a fault, where it means none.
  func areas(
    _ text: String, _ faults: inout FaultLog, note: (inout FaultLog, String) -> Void
  ) -> [Area] {
    guard text.hasSuffix(":*") else { return area(text, &faults, note: note).map { [$0] } ?? [] }
    let set = String(text.dropLast(2))
    let known = model.sets.map(\.name) + [AreaSelection.ownRegions]
    guard known.contains(set) else {
      note(
        &faults,
        "regions names \(Quoted.text(text)); the sets of the model are \(known.joined(separator: ", "))")
      return []
    }
    return AreaSelection.areas(in: set, of: model)
  }

  /// The area that a text means; nil where there is none or several.
  private func area(
    _ text: String, _ faults: inout FaultLog, note: (inout FaultLog, String) -> Void
  ) -> Area? {
    do throws(SelectionError) {
      return try AreaSelection.areas(of: model, sets: [], regions: [text]).first
    } catch {
      switch error {
      case .ambiguousRegion(_, let matches):
        note(
          &faults,
          "regions names \(Quoted.text(text)), which fits several areas; allowed are \(matches.joined(separator: ", "))"
        )
      default:
        let names = model.regions.map(\.name) + model.sets.flatMap { $0.aggregates.map(\.name) }
        note(
          &faults,
          "regions names \(Quoted.text(text)), which no area has as its code or name; "
            + NearestNames.allowed(names, for: text))
      }
      return nil
    }
  }
}
