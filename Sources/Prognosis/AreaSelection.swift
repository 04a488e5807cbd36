import ModelDirectory

/// Why the areas asked for can't be given.
public indirect enum SelectionError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The model has no set of this name.
  case unknownSet(String, known: [String])
  /// No area has this code or name.
  case unknownRegion(String)
  /// Several areas with different members have this code or name.
  case ambiguousRegion(String, matches: [String])
  /// Several of these.
  case several([SelectionError])

  /// What is wrong and what is allowed.
  public var description: String {
    switch self {
    case .unknownSet(let name, let known):
      "unknown set '\(name)'; the model has \(known.joined(separator: ", "))"
    case .unknownRegion(let name):
      "unknown region '\(name)'; give the code or the name of an area of the sets asked for, or set:code or set:name"
    case .ambiguousRegion(let name, let matches):
      "region '\(name)' fits several areas; choose one of \(matches.joined(separator: ", "))"
    case .several(let errors): errors.map(\.description).joined(separator: "\n")
    }
  }
}

/// Which areas a result is given for.
public enum AreaSelection {
  /// The set that stands for the model's own regions.
  public static let ownRegions = "gemeente"
  /// The sets that are given when none is asked for, as far as the model has them.
  public static let defaultSets = ["land", "provincie", "zorgkantoor"]

  /// The areas of `sets`, in that order and ascending by code, limited to `regions` where there are any.
  ///
  /// - Parameters:
  ///   - sets: names of sets; `gemeente` stands for the model's own regions. None asks for the default
  ///     sets that the model has, or for its own regions where it has none of them.
  ///   - regions: codes or names, with or without their set before them (`set:code`, `set:name`). With no set asked for they are looked up in every set, the default ones first.
  ///     A name that fits several areas with the same members gives the first.
  /// - Throws: `SelectionError` where a set or a region can't be found, or a region isn't unique; all faults at once.
  public static func areas(
    of model: RegionModel, sets: [String], regions: [String]
  ) throws(SelectionError) -> [Area] {
    let known = model.sets.map(\.name) + [ownRegions]
    var faults = sets.filter { !known.contains($0) }.map { SelectionError.unknownSet($0, known: known) }
    var names = sets
    if names.isEmpty { names = standardSets(of: model) + (regions.isEmpty ? [] : known) }
    var seen = Set<String>()
    let candidates = names.filter(known.contains).filter { seen.insert($0).inserted }.flatMap {
      areas(in: $0, of: model)
    }
    var chosen: [Area] = []
    for region in regions {
      do throws(SelectionError) {
        let area = try find(region, in: candidates)
        if !chosen.contains(area) { chosen.append(area) }
      } catch {
        faults.append(error)
      }
    }
    guard let first = faults.first else { return regions.isEmpty ? candidates : chosen }
    throw faults.count == 1 ? first : .several(faults)
  }

  private static func standardSets(of model: RegionModel) -> [String] {
    let present = defaultSets.filter { name in model.sets.contains { $0.name == name } }
    return present.isEmpty ? [ownRegions] : present
  }

  /// The areas of a set, ascending by code; the model's own regions where it has no set of this name.
  static func areas(in set: String, of model: RegionModel) -> [Area] {
    if let found = model.sets.first(where: { $0.name == set }) {
      return found.aggregates.map { Area(set: set, code: $0.code, name: $0.name, members: $0.members) }
    }
    return regions(of: model)
  }

  /// All areas of a set that `area` is one of; the area alone where the model has none such.
  static func areas(of set: String, with area: Area, in model: RegionModel) -> [Area] {
    let isKnown = set == ownRegions || model.sets.contains { $0.name == set }
    let fellows = isKnown ? areas(in: set, of: model) : []
    return fellows.contains(area) ? fellows : [area]
  }

  /// The model's own regions, each an area by itself.
  static func regions(of model: RegionModel) -> [Area] {
    model.regions.enumerated().map { index, region in
      Area(
        set: ownRegions, code: region.code, name: region.name,
        members: [RegionSet.Member(region: index, share: 1)])
    }
  }

  /// The areas of a model, of other sets, that have the same members as this one.
  public static func twins(of area: Area, in model: RegionModel) -> [Area] {
    (model.sets.map(\.name) + [ownRegions]).filter { $0 != area.set }
      .flatMap { areas(in: $0, of: model) }.filter { $0.members == area.members }
  }

  private static func find(_ text: String, in candidates: [Area]) throws(SelectionError) -> Area {
    let exact = candidates.filter { $0.code == text || "\($0.set):\($0.code)" == text }
    let name = text.lowercased()
    let matches =
      exact.isEmpty
      ? candidates.filter { [$0.name, "\($0.set):\($0.name)"].contains { $0.lowercased() == name } } : exact
    guard let first = matches.first else { throw .unknownRegion(text) }
    guard matches.allSatisfy({ $0.members == first.members }) else {
      throw .ambiguousRegion(text, matches: matches.map { "\($0.set):\($0.code)" })
    }
    return first
  }
}
